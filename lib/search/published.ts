import type { Card } from "#lib/articles/present";
import { cardRows, cardsPerPage, isPublic, noteNextChange, scoped } from "#lib/articles/published";
import type { Edition } from "#lib/editions";
import { now } from "#lib/platform/clock";
import { db, Prisma } from "#lib/platform/db/index";
import { searchQuery } from "./normalise.ts";

/** Ranking looks at this many of the newest matches: to rank every match of a common word takes seconds. */
export const rankedMatchesMax = 500;

/**
 * How near the words stand to each other counts up to so many of them: it is weighed for each with each, at each place.
 * Of more words, how often they come.
 */
const nearWordsMax = 4;

/** A slip in a common word looks like thousands of titles: the newest of them are compared, each costs microseconds. */
const comparedTitlesMax = 200;

/** How alike a title must be to stand in for words that were found nowhere (0 to 1, by trigrams). */
const likenessMin = 0.3;

export type SearchResult = {
  cards: Card[];
  page: number;
  pages: number;
  /** Matches that can be paged through; `rankedMatchesMax` where there are more. */
  total: number;
  /** Whether there are more matches than can be paged through. */
  more: boolean;
};

/**
 * Public articles of an edition that hold every word asked for, the best of the newest first. Where none does, those
 * whose headline looks most like what was typed, so that a slip of the pen still finds. Null for a page beyond the
 * last; no result at all where nothing was asked.
 */
export async function searchArticles(edition: Edition, text: string, page: number): Promise<SearchResult | null> {
  const query = searchQuery(text, edition);
  const where = await scoped(edition, { all: true });
  const at = now();
  if (!query) return page === 1 ? { cards: [], page, pages: 1, total: 0, more: false } : null;
  const config = edition === "ar" ? Prisma.sql`'arabic'::regconfig` : Prisma.sql`'english'::regconfig`;
  const ask = Prisma.sql`to_tsquery(${config}, ${query.tsquery})`;
  const matches = Prisma.sql`
    SELECT p.id, p.search, p.first_published_at FROM publications p
    WHERE ${where} AND ${isPublic(at)} AND p.search @@ ${ask}
    ORDER BY p.first_published_at DESC LIMIT ${rankedMatchesMax + 1}`;
  const [[counted]] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (${matches}) m`,
    noteNextChange(where, at),
  ]);
  const found = counted?.total ?? 0;
  if (found === 0) return page === 1 ? alike(where, query.text, at) : null;
  const total = Math.min(found, rankedMatchesMax);
  const pages = Math.ceil(total / cardsPerPage);
  if (page > pages) return null;
  const weigh = query.words.length > nearWordsMax ? Prisma.sql`to_tsquery(${config}, ${anyOf(query.words)})` : ask;
  const cards = await cardRows(
    // Newer articles go first among those that fit alike: a match loses half its weight in about a year.
    Prisma.sql`
      SELECT m.id, ts_rank(m.search, ${weigh}, 1)
        / (1 + extract(epoch FROM ${at}::timestamptz - m.first_published_at) / 31536000) AS rank
      FROM (${matches}) m
      ORDER BY rank DESC, m.first_published_at DESC, m.id
      LIMIT ${cardsPerPage} OFFSET ${(page - 1) * cardsPerPage}`,
    Prisma.sql`chosen.rank DESC, p.first_published_at DESC, p.id`,
  );
  return { cards, page, pages, total, more: found > rankedMatchesMax };
}

/** Words in their search form hold neither apostrophe nor backslash: see `searchQuery`. */
function anyOf(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(" | ");
}

async function alike(where: Prisma.Sql, text: string, at: Date): Promise<SearchResult> {
  const cards = await cardRows(
    Prisma.sql`
      SELECT m.id, m.rank FROM (
        SELECT p.id, p.first_published_at, word_similarity(${text}, p.search_title) AS rank FROM publications p
        WHERE ${where} AND ${isPublic(at)} AND ${text} <% p.search_title
        ORDER BY p.first_published_at DESC LIMIT ${comparedTitlesMax}) m
      WHERE m.rank >= ${likenessMin}
      ORDER BY m.rank DESC, m.first_published_at DESC, m.id LIMIT 10`,
    Prisma.sql`chosen.rank DESC, p.first_published_at DESC, p.id`,
  );
  return { cards, page: 1, pages: 1, total: cards.length, more: false };
}
