import { articleAddress, authorAddress, sectionAddress, tagAddress } from "#lib/addresses";
import { cropsOf, type PhotoCrop } from "#lib/assets/present";
import { type Edition, editions } from "#lib/editions";
import { compose, type Front, mostReadMax } from "#lib/fronts/compose";
import { now } from "#lib/platform/clock";
import { db, Prisma } from "#lib/platform/db/index";
import { isId } from "#lib/platform/ids";
import { changesAt, dependsOn, outdatedAt } from "#lib/platform/page-context";
import type { ArticleContent } from "./content.ts";

import {
  type ArticleRow,
  type AssetRow,
  type Card,
  type CardRow,
  type Correction,
  type Directory,
  type PublishedArticle,
  presentArticle,
  presentCard,
  presentPortrait,
  type Translation,
} from "./present.ts";

/**
 * Readers' questions, and the only place that says what *public* means. Every function here records the cache tags
 * of what it read and the next instant at which its answer changes by the clock alone.
 */

/** A publication `p` that readers see at this instant. Every query of this file, of lib/search and of lib/fronts includes it. */
export const isPublic = (at: Date) =>
  Prisma.sql`p.state = 'live' AND p.starts_at <= ${at}::timestamptz AND (p.ends_at IS NULL OR p.ends_at > ${at}::timestamptz)`;

/** What a list is a list of, within one edition. */
export type Scope = { section: string } | { tag: string } | { author: string } | { all: true };

export type ListPage = { cards: Card[]; page: number; pages: number; total: number };

export const cardsPerPage = 20;

/** An article that is public, or why there is none to show. */
export type ArticleAnswer = { kind: "found"; article: PublishedArticle } | { kind: "killed" } | { kind: "missing" };

/** The article with this id in this edition. *Killed* only if readers had seen it; else it is simply missing. */
export async function findArticle(edition: Edition, id: string): Promise<ArticleAnswer> {
  if (!isId(id)) return { kind: "missing" };
  dependsOn(`article:${id}`);
  const at = now();
  const ofArticle = Prisma.sql`p.article_id = ${id} AND p.edition = ${edition}::edition`;
  const [[row]] = await Promise.all([
    db.$queryRaw<(ArticleRow & { translationGroupId: string })[]>`
      SELECT p.article_id AS id, p.edition, p.slug, p.section_id AS "sectionId", r.content,
        p.first_published_at AS "firstPublishedAt", p.modified_at AS "modifiedAt", p.ends_at AS "endsAt",
        a.translation_group_id AS "translationGroupId"
      FROM publications p
      JOIN revisions r ON r.id = p.revision_id
      JOIN articles a ON a.id = p.article_id
      WHERE ${ofArticle} AND ${isPublic(at)}
      LIMIT 1`,
    noteNextChange(ofArticle, at),
  ]);
  if (!row) return { kind: (await wasKilled(id, edition)) ? "killed" : "missing" };
  const [directory, crops, corrections, translations] = await Promise.all([
    directoryOf(edition, row.sectionId, row.content),
    cropsOfLead(row.content.lead),
    correctionsOf(id, at),
    translationsOf(row.translationGroupId, id, at),
  ]);
  return { kind: "found", article: presentArticle(row, { directory, crops, corrections, translations }) };
}

/** Up to `limit` articles to read next: those that share the most tags, then the newest of the section. */
export async function listRelated(article: PublishedArticle, limit = 4): Promise<Card[]> {
  const at = now();
  const tagIds = article.tags.map((tag) => tag.id);
  const cards = await cardRows(
    Prisma.sql`
      SELECT p.id, count(t.tag_id) AS rank
      FROM publications p
      LEFT JOIN publication_tags t ON t.publication_id = p.id AND t.tag_id = ANY(${tagIds}::text[])
      WHERE p.edition = ${article.edition}::edition AND p.article_id <> ${article.id} AND ${isPublic(at)}
        AND p.id IN (
          (SELECT p.id FROM publications p JOIN publication_tags s ON s.publication_id = p.id
            WHERE s.tag_id = ANY(${tagIds}::text[]) AND p.edition = ${article.edition}::edition
              AND p.article_id <> ${article.id} AND ${isPublic(at)}
            ORDER BY p.first_published_at DESC LIMIT 200)
          UNION
          (SELECT p.id FROM publications p
            WHERE p.section_id = ${article.section.id} AND p.edition = ${article.edition}::edition
              AND p.article_id <> ${article.id} AND ${isPublic(at)}
            ORDER BY p.first_published_at DESC LIMIT ${limit}))
      GROUP BY p.id, p.first_published_at
      ORDER BY count(t.tag_id) DESC, p.first_published_at DESC
      LIMIT ${limit}`,
    Prisma.sql`chosen.rank DESC, p.first_published_at DESC, p.id`,
  );
  // By article and not by section: a new report need not redraw the page of every older one beside it, but a
  // correction or a kill of what is shown here must.
  for (const card of cards) {
    dependsOn(`article:${card.id}`);
    changesAt(card.endsAt);
  }
  return cards;
}

/** Page `page` (from 1) of a list, newest first; null where a page beyond the last is asked for. */
export async function listPage(edition: Edition, scope: Scope, page: number): Promise<ListPage | null> {
  const at = now();
  const where = await scoped(edition, scope);
  const [[counted]] = await Promise.all([
    db.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM publications p WHERE ${where} AND ${isPublic(at)}`,
    noteNextChange(where, at),
  ]);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / cardsPerPage));
  if (page > pages) return null;
  const cards = await newest(where, at, cardsPerPage, (page - 1) * cardsPerPage);
  if (!("author" in scope)) return { cards, page, pages, total };
  const translated = await onlyTranslated(cards, edition, scope.author, at);
  return { cards: cards.map((card) => ({ ...card, isTranslation: translated.has(card.id) })), page, pages, total };
}

/** Of these articles, those that the author is credited with as a translator and does not sign. */
async function onlyTranslated(cards: Card[], edition: Edition, authorId: string, at: Date): Promise<Set<string>> {
  const ids = cards.map((card) => card.id);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.article_id AS id FROM publications p JOIN publication_authors pa ON pa.publication_id = p.id
    WHERE pa.author_id = ${authorId} AND p.article_id = ANY(${ids}::text[]) AND p.edition = ${edition}::edition
      AND ${isPublic(at)}
    GROUP BY p.article_id HAVING bool_and(pa.role = 'translator')`;
  return new Set(rows.map((row) => row.id));
}

/**
 * The front: what the editors chose, filled with the newest, then each section; and what was read most. No article
 * stands on it twice, but for that last list.
 */
export async function getFront(edition: Edition): Promise<Front> {
  dependsOn(`front:${edition}`);
  const at = now();
  const where = await scoped(edition, { all: true });
  const [chosen, latest, bySection, mostRead] = await Promise.all([
    cardRows(
      Prisma.sql`
        SELECT p.id, f.position AS rank FROM front_slots f
        JOIN publications p ON p.article_id = f.article_id AND p.edition = f.edition
        WHERE f.edition = ${edition}::edition AND ${isPublic(at)}
        ORDER BY f.position LIMIT 12`,
      Prisma.sql`chosen.rank`,
    ),
    newest(where, at, 24, 0),
    cardRows(
      Prisma.sql`
        SELECT newest.id, s.position AS rank FROM sections s
        CROSS JOIN LATERAL (
          SELECT p.id FROM publications p
          WHERE p.section_id = s.id AND ${where} AND ${isPublic(at)}
          ORDER BY p.first_published_at DESC, p.id DESC LIMIT 12) newest
        WHERE s.closed_at IS NULL`,
      Prisma.sql`chosen.rank, p.section_id, p.first_published_at DESC, p.id DESC`,
    ),
    listMostRead(where, at),
    noteNextChange(where, at),
  ]);
  return compose({ chosen, newest: latest, bySection, mostRead });
}

/** What people opened most in the last 24 hours, as counted until now; looked up again every few minutes. */
async function listMostRead(where: Prisma.Sql, at: Date): Promise<Card[]> {
  outdatedAt(new Date((Math.floor(at.getTime() / mostReadEveryMs) + 1) * mostReadEveryMs));
  const since = new Date(at.getTime() - 24 * 3_600_000);
  return cardRows(
    Prisma.sql`
      SELECT p.id, read.times AS rank
      FROM (
        SELECT r.article_id, sum(r.count) AS times FROM readings r
        WHERE r.hour > ${since}::timestamptz GROUP BY r.article_id) read
      JOIN publications p ON p.article_id = read.article_id
      WHERE ${where} AND ${isPublic(at)}
      ORDER BY read.times DESC, p.first_published_at DESC, p.id LIMIT ${mostReadMax}`,
    Prisma.sql`chosen.rank DESC, p.first_published_at DESC, p.id`,
  );
}

const mostReadEveryMs = 5 * 60_000;

/** A line of the corrections page. */
export type ListedCorrection = Correction & { article: { headline: string; address: string } };

/** Corrections of articles that are public, newest first; null beyond the last page. */
export async function listCorrections(
  edition: Edition,
  page: number,
): Promise<{ corrections: ListedCorrection[]; page: number; pages: number } | null> {
  const at = now();
  const where = await scoped(edition, { all: true });
  const perPage = 30;
  const rows = await db.$queryRaw<
    { kind: Correction["kind"]; text: string; at: Date; id: string; slug: string; headline: string; total: number }[]
  >`
    SELECT c.change AS kind, c.change_note AS text, c.starts_at AS at, p.article_id AS id, p.slug, p.headline,
      (count(*) OVER ())::int AS total
    FROM publications p
    JOIN publications c ON c.article_id = p.article_id AND ${wasCorrection(at)}
    WHERE ${where} AND ${isPublic(at)}
    ORDER BY c.starts_at DESC, c.id
    LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`;
  await noteNextChange(where, at);
  if (rows.length === 0 && page > 1) return null;
  return {
    corrections: rows.map((row) => ({
      kind: row.kind,
      text: row.text,
      at: row.at,
      article: { headline: row.headline, address: articleAddress({ ...row, edition }) },
    })),
    page,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / perPage)),
  };
}

/** An article as a feed tells it: whole, with its corrections. */
export type FeedItem = Card & { content: ArticleContent; corrections: Correction[] };

/** The newest articles of a list, whole. */
export async function listFeedItems(edition: Edition, scope: Scope, limit = 30): Promise<FeedItem[]> {
  const at = now();
  const where = await scoped(edition, scope);
  const [rows] = await Promise.all([
    db.$queryRaw<(CardRow & { content: ArticleContent; corrections: StoredCorrection[] | null })[]>`
      SELECT ${cardColumns}, r.content,
        (SELECT json_agg(json_build_object('kind', c.change, 'text', c.change_note, 'at', c.starts_at) ORDER BY c.starts_at)
          FROM publications c WHERE c.article_id = p.article_id AND ${wasCorrection(at)}) AS corrections
      FROM (
        SELECT p.id FROM publications p WHERE ${where} AND ${isPublic(at)}
        ORDER BY p.first_published_at DESC, p.id DESC LIMIT ${limit}) chosen
      JOIN publications p ON p.id = chosen.id
      ${cardJoins}
      ORDER BY p.first_published_at DESC, p.id DESC`,
    noteNextChange(where, at),
  ]);
  return rows.map((row) => ({
    ...presentCard(row),
    content: row.content,
    corrections: (row.corrections ?? []).map(({ kind, text, at: said }) => ({ kind, text, at: new Date(said) })),
  }));
}

/**
 * Where the same section, tag or author has its page in the other editions. A tag has one only where something public
 * is filed under it: its name alone may tell of what is not out yet.
 */
export async function findElsewhere(
  edition: Edition,
  scope: Exclude<Scope, { all: true }>,
): Promise<Partial<Record<Edition, string>>> {
  const at = now();
  dependsOn("directory");
  const others = editions.filter((other) => other !== edition);
  const found = await Promise.all(
    others.map(async (other): Promise<[Edition, string][]> => {
      if ("section" in scope) {
        const [name] = await db.$queryRaw<{ slug: string }[]>`
          SELECT slug FROM section_names WHERE section_id = ${scope.section} AND edition = ${other}::edition`;
        return name ? [[other, sectionAddress(other, name.slug)]] : [];
      }
      if ("author" in scope) {
        const [name] = await db.$queryRaw<{ slug: string }[]>`
          SELECT slug FROM author_names WHERE author_id = ${scope.author} AND edition = ${other}::edition`;
        return name ? [[other, authorAddress(other, name.slug)]] : [];
      }
      const where = await scoped(other, scope);
      const [[name]] = await Promise.all([
        db.$queryRaw<{ slug: string }[]>`
          SELECT n.slug FROM tag_names n WHERE n.tag_id = ${scope.tag} AND n.edition = ${other}::edition
            AND EXISTS (SELECT 1 FROM publications p WHERE ${where} AND ${isPublic(at)})`,
        noteNextChange(where, at),
      ]);
      return name ? [[other, tagAddress(other, name.slug)]] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** The list as a condition on publication `p`, and the tags of what it shows. */
export async function scoped(edition: Edition, scope: Scope): Promise<Prisma.Sql> {
  const inEdition = Prisma.sql`p.edition = ${edition}::edition`;
  if ("section" in scope) {
    dependsOn(`section:${scope.section}`);
    return Prisma.sql`${inEdition} AND p.section_id = ${scope.section}`;
  }
  if ("tag" in scope) {
    dependsOn(`tag:${scope.tag}`);
    const tags = await tagsWithin(scope.tag);
    // An article that was filed under a tag before the merge is purged by that one.
    for (const id of tags) dependsOn(`tag:${id}`);
    return Prisma.sql`${inEdition} AND p.id IN (
      SELECT pt.publication_id FROM publication_tags pt WHERE pt.tag_id = ANY(${tags}::text[]))`;
  }
  if ("author" in scope) {
    dependsOn(`author:${scope.author}`);
    return Prisma.sql`${inEdition} AND p.id IN (
      SELECT pa.publication_id FROM publication_authors pa WHERE pa.author_id = ${scope.author})`;
  }
  dependsOn(`edition:${edition}`);
  return inEdition;
}

/** A tag and those that were merged into it: its list holds what was filed under any of them. */
async function tagsWithin(tagId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE family AS (
      SELECT ${tagId}::text AS id UNION SELECT t.id FROM tags t JOIN family f ON t.merged_into_id = f.id)
    SELECT id FROM family`;
  return rows.map((row) => row.id);
}

/** Notes the next instant at which a publication of this list appears or ends: embargoes that will lift are among them. */
export async function noteNextChange(where: Prisma.Sql, at: Date): Promise<void> {
  const [row] = await db.$queryRaw<{ starts: Date | null; ends: Date | null }[]>`
    SELECT
      (SELECT min(p.starts_at) FROM publications p WHERE p.state = 'live' AND p.starts_at > ${at}::timestamptz AND ${where}) AS starts,
      (SELECT min(p.ends_at) FROM publications p WHERE p.state = 'live' AND p.ends_at > ${at}::timestamptz AND ${where}) AS ends`;
  outdatedAt(row?.starts);
  changesAt(row?.ends);
}

/**
 * Cards of the publications that `chosen` names by `id` (and ranks, if the order asks for it). The choice is made on
 * narrow rows; only what it names is joined with the text of its revision.
 */
export async function cardRows(chosen: Prisma.Sql, order: Prisma.Sql): Promise<Card[]> {
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT ${cardColumns} FROM (${chosen}) chosen
    JOIN publications p ON p.id = chosen.id
    ${cardJoins}
    ORDER BY ${order}`;
  return rows.map(presentCard);
}

function newest(where: Prisma.Sql, at: Date, limit: number, offset: number): Promise<Card[]> {
  return cardRows(
    Prisma.sql`
      SELECT p.id FROM publications p WHERE ${where} AND ${isPublic(at)}
      ORDER BY p.first_published_at DESC, p.id DESC LIMIT ${limit} OFFSET ${offset}`,
    Prisma.sql`p.first_published_at DESC, p.id DESC`,
  );
}

const cardColumns = Prisma.sql`
  p.article_id AS id, p.edition, p.slug, p.headline, p.first_published_at AS "firstPublishedAt",
  p.modified_at AS "modifiedAt", p.ends_at AS "endsAt",
  r.content->>'standfirst' AS standfirst, r.content->'bylines' AS bylines, r.content->'lead' AS lead,
  coalesce(sn.name, r.content->'section'->>'name') AS "sectionName", sn.slug AS "sectionSlug",
  (SELECT json_build_object('storageKey', s.storage_key, 'width', s.width, 'height', s.height,
      'colour', s.colour, 'renditions', s.renditions, 'alt', s.alt)
    FROM authors au JOIN assets s ON s.id = au.portrait_id AND s.status = 'ready'
    -- Asked for once: else the whole revision is unpacked for each author there is.
    WHERE au.id = (SELECT r.content->'bylines'->0->>'id')) AS portrait`;

const cardJoins = Prisma.sql`
  JOIN revisions r ON r.id = p.revision_id
  LEFT JOIN section_names sn ON sn.section_id = p.section_id AND sn.edition = p.edition`;

/** A correction that was told to readers, as a condition on publication `c`. */
const wasCorrection = (at: Date) => Prisma.sql`
  c.change IN ('correction', 'clarification') AND c.state IN ('live', 'ended') AND c.starts_at <= ${at}::timestamptz
  AND (c.ended_at IS NULL OR c.ended_at > c.starts_at)`;

type StoredCorrection = Omit<Correction, "at"> & { at: string };

/** What readers were told that was wrong in an article, oldest first. */
export async function correctionsOf(articleId: string, at: Date): Promise<Correction[]> {
  return db.$queryRaw<Correction[]>`
    SELECT c.change AS kind, c.change_note AS text, c.starts_at AS at FROM publications c
    WHERE c.article_id = ${articleId} AND ${wasCorrection(at)}
    ORDER BY c.starts_at, c.id`;
}

/** The crops of a lead photo; they are made of it, and not part of what was approved. */
async function cropsOfLead(lead: ArticleContent["lead"]): Promise<PhotoCrop[]> {
  if (!lead) return [];
  dependsOn(`asset:${lead.assetId}`);
  const asset = await db.asset.findUnique({ where: { id: lead.assetId }, select: { renditions: true } });
  return asset ? cropsOf(asset) : [];
}

/** The public articles of a translation group but for one, whose page then changes with them. */
export async function translationsOf(groupId: string, exceptId: string, at: Date): Promise<Translation[]> {
  const ofGroup = Prisma.sql`p.article_id <> ${exceptId}
    AND p.article_id IN (SELECT a.id FROM articles a WHERE a.translation_group_id = ${groupId})`;
  const [rows] = await Promise.all([
    db.$queryRaw<{ id: string; edition: Edition; slug: string; headline: string }[]>`
      SELECT p.article_id AS id, p.edition, p.slug, p.headline FROM publications p WHERE ${ofGroup} AND ${isPublic(at)}`,
    noteNextChange(ofGroup, at),
  ]);
  return rows.map((row) => {
    dependsOn(`article:${row.id}`);
    return { edition: row.edition, headline: row.headline, address: articleAddress(row) };
  });
}

async function wasKilled(id: string, edition: Edition): Promise<boolean> {
  const [row] = await db.$queryRaw<{ killed: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM publications p JOIN articles a ON a.id = p.article_id
      WHERE p.article_id = ${id} AND p.edition = ${edition}::edition AND a.public_state = 'killed'
        AND p.state = 'ended' AND p.starts_at <= p.ended_at) AS killed`;
  return row?.killed ?? false;
}

/** Where the pages of an article's section, tags and authors are now; its words stay as they were approved. */
export async function directoryOf(edition: Edition, sectionId: string, content: ArticleContent): Promise<Directory> {
  const tagIds = content.tags.map((tag) => tag.id);
  const authorIds = [...content.bylines, ...(content.translators ?? [])].map(({ id }) => id);
  dependsOn("directory", ...authorIds.map((id) => `author:${id}`));
  const [sections, tags, authors] = await Promise.all([
    db.$queryRaw<{ id: string; slug: string }[]>`
      SELECT section_id AS id, slug FROM section_names WHERE section_id = ${sectionId} AND edition = ${edition}::edition`,
    db.$queryRaw<{ id: string; slug: string }[]>`
      WITH RECURSIVE standing AS (
        SELECT t.id, t.id AS now_id, t.merged_into_id FROM tags t WHERE t.id = ANY(${tagIds}::text[])
        UNION SELECT s.id, t.id, t.merged_into_id FROM standing s JOIN tags t ON t.id = s.merged_into_id)
      SELECT s.id, n.slug FROM standing s JOIN tag_names n ON n.tag_id = s.now_id AND n.edition = ${edition}::edition
      WHERE s.merged_into_id IS NULL`,
    db.$queryRaw<{ id: string; slug: string; jobTitle: string; portrait: AssetRow | null }[]>`
      SELECT n.author_id AS id, n.slug, n.job_title AS "jobTitle",
        CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('storageKey', s.storage_key, 'width', s.width,
          'height', s.height, 'colour', s.colour, 'renditions', s.renditions, 'alt', s.alt) END AS portrait
      FROM author_names n
      JOIN authors a ON a.id = n.author_id
      LEFT JOIN assets s ON s.id = a.portrait_id AND s.status = 'ready'
      WHERE n.author_id = ANY(${authorIds}::text[]) AND n.edition = ${edition}::edition`,
  ]);
  return {
    sections: new Map(sections.map((row) => [row.id, row.slug])),
    tags: new Map(tags.map((row) => [row.id, row.slug])),
    authors: new Map(
      authors.map(({ id, slug, jobTitle, portrait }) => [
        id,
        { slug, jobTitle, portrait: portrait ? presentPortrait(portrait) : null },
      ]),
    ),
  };
}
