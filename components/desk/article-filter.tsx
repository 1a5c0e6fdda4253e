import type { DeskFilter } from "#lib/articles/desk";
import { publicStates, workStates } from "#lib/articles/states";
import { type Edition, editions } from "#lib/editions";
import { translator } from "#lib/i18n";

/** The list's filter: an ordinary form whose answer is an address, so that a filtered list can be shared. */
export function ArticleFilter({
  filter,
  sections,
  locale,
}: {
  filter: DeskFilter;
  sections: { id: string; name: string }[];
  locale: Edition;
}) {
  const t = translator(locale, "desk.filters");
  const editionNames = translator(locale, "desk-shell.editions");
  const work = translator(locale, "states.work");
  const publication = translator(locale, "states.public");
  return (
    <search aria-label={t("label")} className="mb-6">
      <form method="get" action="/desk/articles" className="flex flex-wrap items-center gap-2">
        {filter.view === "all" ? null : <input type="hidden" name="view" value={filter.view} />}
        <input
          type="search"
          name="q"
          defaultValue={filter.query ?? ""}
          placeholder={t("search")}
          aria-label={t("search")}
          dir="auto"
          maxLength={200}
          className="input w-full sm:w-[22rem]"
        />
        <Choice name="section" label={t("section")} any={t("anySection")} value={filter.sectionId}>
          {sections.map((section) => (
            <option key={section.id} value={section.id}>
              {section.name}
            </option>
          ))}
        </Choice>
        <Choice name="edition" label={t("edition")} any={t("bothEditions")} value={filter.edition}>
          {editions.map((edition) => (
            <option key={edition} value={edition}>
              {editionNames(edition)}
            </option>
          ))}
        </Choice>
        <Choice name="work" label={t("work")} any={t("anyWork")} value={filter.workState}>
          {workStates.map((state) => (
            <option key={state} value={state}>
              {work(state)}
            </option>
          ))}
        </Choice>
        <Choice name="public" label={t("public")} any={t("anyPublic")} value={filter.publicState}>
          {publicStates.map((state) => (
            <option key={state} value={state}>
              {publication(state)}
            </option>
          ))}
        </Choice>
        <button type="submit" className="button">
          {t("apply")}
        </button>
        {isFiltered(filter) ? (
          <a
            href={filter.view === "all" ? "/desk/articles" : `/desk/articles?view=${filter.view}`}
            className="button button-quiet"
          >
            {t("clear")}
          </a>
        ) : null}
      </form>
    </search>
  );
}

function Choice({
  name,
  label,
  any,
  value,
  children,
}: {
  name: string;
  label: string;
  any: string;
  value: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <div className="select">
      <select name={name} aria-label={label} defaultValue={value ?? ""} className="input">
        <option value="">{any}</option>
        {children}
      </select>
    </div>
  );
}

/** Whether the list shows less than its view has. */
export function isFiltered({ query, sectionId, edition, workState, publicState }: DeskFilter): boolean {
  return Boolean(query || sectionId || edition || workState || publicState);
}
