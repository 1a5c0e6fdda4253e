import Link from "next/link";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

/**
 * Links to the page before and after, with the rest of the query as it is; nothing where there is one page only. What
 * is not listed by its age (`ordered`) has pages before and after instead of newer and older ones.
 */
export function Pages({
  path,
  query,
  page,
  hasMore,
  locale,
  ordered = false,
}: {
  path: string;
  query: Record<string, string | string[] | undefined>;
  page: number;
  hasMore: boolean;
  locale: Edition;
  ordered?: boolean;
}) {
  if (page === 1 && !hasMore) return null;
  const t = translator(locale, "desk.pages");
  const word = ordered ? translator(locale, "filing.pages") : t;
  const to = (number: number) => {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) if (typeof value === "string" && value) params.set(key, value);
    params.set("page", String(number));
    return `${path}?${params}`;
  };
  return (
    <nav aria-label={t("label")} className="mt-5 flex justify-between">
      {page > 1 ? (
        <Link className="button" href={to(page - 1)}>
          {word("previous")}
        </Link>
      ) : (
        <span />
      )}
      {hasMore ? (
        <Link className="button" href={to(page + 1)}>
          {word("next")}
        </Link>
      ) : null}
    </nav>
  );
}
