import { isPublic, noteNextChange, scoped } from "#lib/articles/published";
import type { Edition } from "#lib/editions";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { outdatedAt } from "#lib/platform/page-context";

/** What sitemaps ask: every public article of an edition, as narrow rows. */

type SitemapEntry = { id: string; edition: Edition; slug: string; modifiedAt: Date };

/** Sitemaps hold this many articles each: far under the 50,000 allowed, so that one is made in a moment. */
const sitemapEntriesPerPage = 10_000;

/** Page `page` (from 1) of an edition's articles, oldest first, so that a full page never changes its members. */
export async function listSitemapEntries(edition: Edition, page: number): Promise<SitemapEntry[]> {
  const at = now();
  const where = await scoped(edition, { all: true });
  const [rows] = await Promise.all([
    db.$queryRaw<SitemapEntry[]>`
      SELECT p.article_id AS id, p.edition, p.slug, p.modified_at AS "modifiedAt" FROM publications p
      WHERE ${where} AND ${isPublic(at)}
      ORDER BY p.first_published_at, p.id
      LIMIT ${sitemapEntriesPerPage} OFFSET ${(page - 1) * sitemapEntriesPerPage}`,
    noteNextChange(where, at),
  ]);
  return rows;
}

/** How many sitemaps an edition fills, and when the newest change in it was. */
export async function countSitemapPages(edition: Edition): Promise<{ pages: number; modifiedAt: Date | null }> {
  const at = now();
  const where = await scoped(edition, { all: true });
  const [[row]] = await Promise.all([
    db.$queryRaw<{ total: number; modifiedAt: Date | null }[]>`
      SELECT count(*)::int AS total, max(p.modified_at) AS "modifiedAt" FROM publications p
      WHERE ${where} AND ${isPublic(at)}`,
    noteNextChange(where, at),
  ]);
  return {
    pages: Math.max(1, Math.ceil((row?.total ?? 0) / sitemapEntriesPerPage)),
    modifiedAt: row?.modifiedAt ?? null,
  };
}

type NewsEntry = { id: string; edition: Edition; slug: string; headline: string; firstPublishedAt: Date };

/** Google wants in a news sitemap what was first published within two days, and 1,000 articles at most. */
const newsHours = 48;
const newsEntriesMax = 1000;

/** The articles of an edition's news sitemap, newest first; kept pages end when the oldest of them grows too old. */
export async function listNewsEntries(edition: Edition): Promise<NewsEntry[]> {
  const at = now();
  const newsMs = newsHours * 3_600_000;
  const where = await scoped(edition, { all: true });
  const [rows] = await Promise.all([
    db.$queryRaw<NewsEntry[]>`
      SELECT p.article_id AS id, p.edition, p.slug, p.headline, p.first_published_at AS "firstPublishedAt"
      FROM publications p
      WHERE ${where} AND ${isPublic(at)} AND p.first_published_at > ${new Date(at.getTime() - newsMs)}::timestamptz
      ORDER BY p.first_published_at DESC, p.id DESC LIMIT ${newsEntriesMax}`,
    noteNextChange(where, at),
  ]);
  const oldest = rows.at(-1);
  if (oldest) outdatedAt(new Date(oldest.firstPublishedAt.getTime() + newsMs));
  return rows;
}
