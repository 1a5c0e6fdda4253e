import Link from "next/link";
import { redirect } from "next/navigation";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

type Query = Record<string, string | string[] | undefined>;

/** Leads to the first page from one on which nothing stands any more: what was there has been seen to. */
export function leaveEmptyPage(path: string, query: Query, page: number, shown: number): void {
  if (page > 1 && shown === 0) redirect(addressOf(path, query, 1));
}

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
  query: Query;
  page: number;
  hasMore: boolean;
  locale: Edition;
  ordered?: boolean;
}) {
  if (page === 1 && !hasMore) return null;
  const t = translator(locale, "desk.pages");
  const word = ordered ? translator(locale, "filing.pages") : t;
  const to = (number: number) => addressOf(path, query, number);
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

function addressOf(path: string, query: Query, page: number): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (typeof value === "string" && value) params.set(key, value);
  params.delete("page");
  if (page > 1) params.set("page", String(page));
  return params.size > 0 ? `${path}?${params}` : path;
}
