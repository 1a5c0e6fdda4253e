import type { DeskRevision } from "#lib/articles/desk-history";
import { shortMoment } from "#lib/dates";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { SelectField } from "./field.tsx";

/** The choice of any two versions of an article: an ordinary form whose answer is an address, to be sent to a colleague. */
export function CompareChoice({
  articleId,
  revisions,
  live,
  chosen,
  locale,
  timeZone,
}: {
  articleId: string;
  revisions: readonly Pick<DeskRevision, "number" | "createdAt">[];
  /** Number of the revision that readers see. */
  live: number | null;
  chosen: { from: number; to: number | "working" };
  locale: Edition;
  timeZone: string;
}) {
  const t = translator(locale, "editor.compare");
  const options = revisions.map(({ number, createdAt }) => {
    const when = shortMoment(createdAt, { locale, timeZone });
    return (
      <option key={number} value={number}>
        {t(number === live ? "optionLive" : "option", { number, when })}
      </option>
    );
  });
  return (
    <search aria-label={t("choice")} className="block py-4">
      {/* Opened anew for other versions: what was chosen before would otherwise stay in the fields. */}
      <form
        key={`${chosen.from} ${chosen.to}`}
        method="get"
        action={`/desk/articles/${articleId}/compare`}
        className="compare-choice"
      >
        <SelectField name="from" label={t("from")} defaultValue={chosen.from}>
          {options}
          <option value={0}>{t("nothing")}</option>
        </SelectField>
        <SelectField name="to" label={t("to")} defaultValue={chosen.to}>
          <option value="working">{t("working")}</option>
          {options}
        </SelectField>
        <button type="submit" className="button">
          {t("choose")}
        </button>
      </form>
    </search>
  );
}
