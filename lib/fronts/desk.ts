import { getFront, isPublic } from "#lib/articles/published";
import type { Edition } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { authorizeAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import { db, Prisma } from "#lib/platform/db/index";
import { searchForm } from "#lib/search/normalise";

/** An article that can stand on a front. */
export type FrontChoice = {
  id: string;
  headline: string;
  section: string;
  /** Whether it has a lead photo: where nobody chose the lead, one with a photo is taken. */
  photo: boolean;
  firstPublishedAt: Date;
  /** False once it was withdrawn: readers do not see it, whatever stands here. */
  live: boolean;
};

/** What an editor has put on an edition's front, and the mark by which a change says what it changes. */
export async function getFrontChoice(
  actor: Actor,
  edition: Edition,
): Promise<{ articles: FrontChoice[]; version: number }> {
  authorizeAtDesk(actor, "fronts.keep");
  const at = now();
  const [slots, setting] = await Promise.all([
    db.$queryRaw<(Omit<FrontChoice, "live"> & { public: boolean })[]>`
      SELECT a.id, coalesce(p.headline, a.headline) AS headline, coalesce(sn.name, '') AS section,
        ${hasPhoto} AS photo, coalesce(p.first_published_at, a.created_at) AS "firstPublishedAt", p.id IS NOT NULL AS public
      FROM front_slots f JOIN articles a ON a.id = f.article_id
      LEFT JOIN publications p ON p.article_id = a.id AND ${isPublic(at)}
      LEFT JOIN revisions r ON r.id = p.revision_id
      LEFT JOIN section_names sn ON sn.section_id = p.section_id AND sn.edition = p.edition
      WHERE f.edition = ${edition}::edition ORDER BY f.position`,
    db.setting.findUnique({ where: { key: `front:${edition}` } }),
  ]);
  return {
    articles: slots.map(({ public: live, ...slot }) => ({ ...slot, live })),
    version: setting?.version ?? 0,
  };
}

/** Live articles of an edition whose headline has what was typed; the newest with nothing typed. */
export async function findFrontArticles(
  actor: Actor,
  edition: Edition,
  typed: string,
  limit = 12,
): Promise<FrontChoice[]> {
  authorizeAtDesk(actor, "fronts.keep");
  const at = now();
  const wanted = searchForm(typed.slice(0, 200)).trim();
  const rows = await db.$queryRaw<Omit<FrontChoice, "live">[]>`
    SELECT p.article_id AS id, p.headline, coalesce(sn.name, '') AS section, ${hasPhoto} AS photo,
      p.first_published_at AS "firstPublishedAt"
    FROM publications p
    JOIN revisions r ON r.id = p.revision_id
    LEFT JOIN section_names sn ON sn.section_id = p.section_id AND sn.edition = p.edition
    WHERE p.edition = ${edition}::edition AND ${isPublic(at)}
      AND (${wanted} = '' OR strpos(p.search_title, ${wanted}) > 0)
    ORDER BY p.first_published_at DESC, p.id DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, live: true }));
}

/** The lead and the second leads as readers see them now, chosen or filled. */
export async function getShownLeads(actor: Actor, edition: Edition): Promise<{ id: string; headline: string }[]> {
  authorizeAtDesk(actor, "fronts.keep");
  const { lead, seconds } = await getFront(edition);
  return [lead, ...seconds].flatMap((card) => (card ? [{ id: card.id, headline: card.headline }] : []));
}

const hasPhoto = Prisma.sql`coalesce(jsonb_typeof(r.content -> 'lead') = 'object', FALSE)`;
