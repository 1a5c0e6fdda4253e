import type { Edition } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { authorizeAtDesk } from "#lib/members/policy";
import type { TagType } from "#lib/platform/db/generated/enums";
import { db, Prisma } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { searchForm } from "#lib/search/normalise";
import { namesOf } from "#lib/sections/desk";
import { tagVersion } from "./keep.ts";

/** A tag to file under: what a picker shows. Names of an edition that has none are empty. */
export type TagChoice = { id: string; type: TagType; names: Record<Edition, string> };

export const tagsPerPage = 60;

/**
 * Tags that are called, or nearly called, what was typed in either script; the likeliest first. With nothing typed,
 * the ones used most of late. Merged tags are not among them.
 */
export async function findTags(
  actor: Actor,
  typed: string,
  options: { limit?: number; type?: TagType | undefined } = {},
): Promise<TagChoice[]> {
  authorizeAtDesk(actor, "directory.read");
  const ids = await rankedIds(typed, options.limit ?? 12, 0, options.type);
  const choices = await getTags(actor, ids);
  return ids.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
}

/** The tags with these ids, in no order; one that was merged comes as the tag that stands for it, under its old id. */
export async function getTags(actor: Actor, ids: readonly string[]): Promise<TagChoice[]> {
  authorizeAtDesk(actor, "directory.read");
  const rows = await db.$queryRaw<{ id: string; type: TagType; names: { edition: Edition; name: string }[] | null }[]>`
    WITH RECURSIVE standing AS (
      SELECT t.id AS asked, t.id, t.merged_into_id FROM tags t WHERE t.id = ANY(${[...ids]}::text[])
      UNION SELECT s.asked, t.id, t.merged_into_id FROM standing s JOIN tags t ON t.id = s.merged_into_id)
    SELECT s.asked AS id, t.type, json_agg(json_build_object('edition', n.edition, 'name', n.name)) AS names
    FROM standing s JOIN tags t ON t.id = s.id JOIN tag_names n ON n.tag_id = t.id
    WHERE s.merged_into_id IS NULL GROUP BY s.asked, t.type`;
  return rows.map(({ id, type, names }) => ({ id, type, names: namesOf(names ?? [], ({ name }) => name, "") }));
}

/** A tag as those who keep it see it. */
export type KeptTag = {
  id: string;
  type: TagType;
  names: Record<Edition, { name: string; slug: string; description: string }>;
  /** Articles at the desk that carry it, public or not. */
  articles: number;
  version: string;
};

/** A page of the list of tags: found as `findTags` finds them. */
export async function listTags(
  actor: Actor,
  filter: { query: string; type?: TagType | undefined; page: number },
): Promise<{ tags: KeptTag[]; hasMore: boolean }> {
  authorizeAtDesk(actor, "directory.read");
  const page = Math.max(1, Math.min(filter.page, 1_000));
  const ids = await rankedIds(filter.query, tagsPerPage + 1, (page - 1) * tagsPerPage, filter.type);
  return { tags: await keptTags(ids.slice(0, tagsPerPage)), hasMore: ids.length > tagsPerPage };
}

/** One tag as it is kept now, wherever a list of tags has it. Throws `not_found` where none stands under this id. */
export async function getKeptTag(actor: Actor, id: string): Promise<KeptTag> {
  authorizeAtDesk(actor, "directory.read");
  const [tag] = isId(id) ? await keptTags([id]) : [];
  if (!tag) throw new Refusal("not_found", "tags.missing");
  return tag;
}

async function keptTags(shown: string[]): Promise<KeptTag[]> {
  const [tags, uses] = await Promise.all([
    db.tag.findMany({ where: { id: { in: shown }, mergedIntoId: null }, include: { names: true } }),
    db.$queryRaw<{ id: string; articles: number }[]>`
      SELECT tag AS id, count(*)::int AS articles FROM articles a, unnest(a.tag_ids) AS tag
      WHERE a.tag_ids && ${shown}::text[] AND tag = ANY(${shown}::text[]) GROUP BY 1`,
  ]);
  return shown.flatMap((id) => {
    const tag = tags.find((candidate) => candidate.id === id);
    if (!tag) return [];
    const names = namesOf(tag.names, ({ name, slug, description }) => ({ name, slug, description }), {
      name: "",
      slug: "",
      description: "",
    });
    const articles = uses.find((use) => use.id === id)?.articles ?? 0;
    return [{ id, type: tag.type, names, articles, version: tagVersion(tag) }];
  });
}

async function rankedIds(typed: string, limit: number, offset: number, type?: TagType): Promise<string[]> {
  const wanted = searchForm(typed.slice(0, 100)).trim();
  const ofType = type ? Prisma.sql`AND t.type = ${type}::tag_type` : Prisma.empty;
  const rows =
    wanted === ""
      ? await db.$queryRaw<{ id: string }[]>`
          SELECT t.id FROM tags t
          LEFT JOIN LATERAL (
            SELECT count(*) AS uses FROM publication_tags pt WHERE pt.tag_id = t.id) used ON TRUE
          WHERE t.merged_into_id IS NULL ${ofType}
          ORDER BY used.uses DESC, t.created_at DESC, t.id LIMIT ${limit} OFFSET ${offset}`
      : await db.$queryRaw<{ id: string }[]>`
          SELECT t.id FROM tags t JOIN tag_names n ON n.tag_id = t.id
          WHERE t.merged_into_id IS NULL ${ofType}
            AND (strpos(normalise_text(n.name), ${wanted}) > 0 OR similarity(normalise_text(n.name), ${wanted}) > 0.35
              OR word_similarity(${wanted}, normalise_text(n.name)) > 0.6)
          GROUP BY t.id
          ORDER BY max(CASE
              WHEN normalise_text(n.name) = ${wanted} THEN 3
              WHEN starts_with(normalise_text(n.name), ${wanted}) THEN 2
              WHEN strpos(normalise_text(n.name), ' ' || ${wanted}) > 0 THEN 1.5
              WHEN strpos(normalise_text(n.name), ${wanted}) > 0 THEN 1
              ELSE similarity(normalise_text(n.name), ${wanted}) END) DESC, min(length(n.name)), t.id
          LIMIT ${limit} OFFSET ${offset}`;
  return rows.map(({ id }) => id);
}
