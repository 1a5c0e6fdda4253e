import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { type TagType, tagTypes } from "#lib/tags/types";

/** The filter of the list of tags: an ordinary form whose answer is an address. */
export function TagFilter({ query, type, locale }: { query: string; type: TagType | undefined; locale: Edition }) {
  const t = translator(locale, "people.tags");
  const filing = translator(locale, "filing.tags");
  return (
    <search aria-label={filing("filter")} className="mb-6">
      <form method="get" action="/desk/tags" className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          name="q"
          defaultValue={query}
          placeholder={t("search")}
          aria-label={t("search")}
          dir="auto"
          maxLength={100}
          className="input w-full sm:w-[22rem]"
        />
        <div className="select">
          <select name="type" aria-label={t("type")} defaultValue={type ?? ""} className="input">
            <option value="">{t("allTypes")}</option>
            {tagTypes.map((each) => (
              <option key={each} value={each}>
                {t(`types.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button">
          {filing("find")}
        </button>
        {query !== "" || type ? (
          <a href="/desk/tags" className="button button-quiet">
            {filing("clear")}
          </a>
        ) : null}
      </form>
    </search>
  );
}
