import { type Edition, editions } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { hasRole } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { db, Prisma } from "#lib/platform/db/index";
import { isId } from "#lib/platform/ids";
import { deskSearchQuery } from "#lib/search/normalise";
import { articlePolicy, readable } from "./policy.ts";
import { type PublicState, publicStates, type WorkState, workStates } from "./states.ts";

/**
 * Staff's lists of articles. Each question takes the member who asks and shows what that member may see; none is
 * cached.
 */
export const deskViews = ["waiting", "all", "mine", "scheduled"] as const;
export type DeskView = (typeof deskViews)[number];

export type DeskFilter = {
  view: DeskView;
  /** Words in headline or text, in either script. */
  query?: string;
  sectionId?: string;
  edition?: Edition;
  workState?: WorkState;
  publicState?: PublicState;
  /** Page of `deskPageSize` rows, from 1. */
  page?: number;
};

export const deskPageSize = 50;

/** Reads a filter from an address's query; whatever is not one of the choices is left out. */
export function parseDeskFilter(query: Record<string, string | string[] | undefined>): DeskFilter {
  const one = (key: string) => (typeof query[key] === "string" && query[key] !== "" ? query[key] : undefined);
  const among = <T extends string>(choices: readonly T[], value: string | undefined) =>
    choices.find((choice) => choice === value);
  const page = Number(one("page") ?? 1);
  return {
    view: among(deskViews, one("view")) ?? "all",
    query: one("q")?.slice(0, 200),
    sectionId: isId(one("section")) ? one("section") : undefined,
    edition: among(editions, one("edition")),
    workState: among(workStates, one("work")),
    publicState: among(publicStates, one("public")),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** One line of the desk's lists: everything needed to decide, nothing more. */
export type DeskRow = {
  id: string;
  edition: Edition;
  headline: string;
  /** What the section is called in each edition that has a name for it. */
  section: Partial<Record<Edition, string>> | null;
  workState: WorkState;
  publicState: PublicState;
  /** Number of the revision under review or approved. */
  revisionNumber: number | null;
  /** Who asked for the review, or began the article. */
  by: { id: string; name: string };
  sentBackReason: string | null;
  wordCount: number;
  /** Since when it stands in this state, or was last edited. UTC. */
  since: Date;
  editedAt: Date;
  /** When it goes out (scheduled, embargoed), with the zone in which that was chosen. */
  goesOut: { at: Date; timeZone: string | null; embargo: boolean } | null;
};

/** A page of articles, and whether there is another. Queues are oldest first, everything else newest first. */
export async function listArticles(actor: Actor, filter: DeskFilter): Promise<{ rows: DeskRow[]; hasMore: boolean }> {
  const page = Math.max(1, Math.min(filter.page ?? 1, 10_000));
  const conditions = conditionsOf(actor, filter);
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM articles a WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${orderOf(filter.view)}, a.id
    LIMIT ${deskPageSize + 1} OFFSET ${(page - 1) * deskPageSize}`;
  const rows = await rowsOf(ids.slice(0, deskPageSize).map(({ id }) => id));
  return { rows, hasMore: ids.length > deskPageSize };
}

export type DeskCounts = Record<DeskView, number> & { bySection: Record<string, number> };

/** How many articles stand in each of the member's lists; sections count what is in review there. */
export async function deskCounts(actor: Actor): Promise<DeskCounts> {
  const count = async (view: DeskView) => {
    const conditions = conditionsOf(actor, { view });
    const [row] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM articles a WHERE ${Prisma.join(conditions, " AND ")}`;
    return Number(row?.count ?? 0);
  };
  const reviews = await db.$queryRaw<{ section_id: string; count: bigint }[]>`
    SELECT a.section_id, count(*) AS count FROM articles a
    WHERE ${seen(actor)} AND a.work_state = 'in_review' AND a.section_id IS NOT NULL GROUP BY 1`;
  return {
    waiting: await count("waiting"),
    all: 0,
    mine: await count("mine"),
    scheduled: await count("scheduled"),
    bySection: Object.fromEntries(reviews.map((row) => [row.section_id, Number(row.count)])),
  };
}

function conditionsOf(actor: Actor, filter: DeskFilter): Prisma.Sql[] {
  const conditions = [seen(actor), viewOf(actor, filter.view)];
  if (filter.sectionId) conditions.push(Prisma.sql`a.section_id = ${filter.sectionId}`);
  if (filter.edition) conditions.push(Prisma.sql`a.edition = ${filter.edition}::edition`);
  if (filter.workState) conditions.push(Prisma.sql`a.work_state = ${filter.workState}::work_state`);
  if (filter.publicState) conditions.push(Prisma.sql`a.public_state = ${filter.publicState}::public_state`);
  const query = filter.query ? deskSearchQuery(filter.query) : null;
  if (query) conditions.push(Prisma.sql`a.search @@ to_tsquery('simple', ${query})`);
  return conditions;
}

/** The articles `a` that the actor may see at all. */
export function seen(actor: Actor): Prisma.Sql {
  const reach = readable(actor);
  if (reach === "any") return Prisma.sql`TRUE`;
  if (reach === "none" || actor.kind !== "member") return Prisma.sql`FALSE`;
  return Prisma.sql`a.created_by_id = ${actor.id}`;
}

/** A publication `p` that readers are yet to see. */
const isAhead = (at: Date) => Prisma.sql`(p.state = 'scheduled' OR (p.state = 'live' AND p.starts_at > ${at}))`;

function viewOf(actor: Actor, view: DeskView): Prisma.Sql {
  const id = actor.kind === "member" ? actor.id : "";
  switch (view) {
    case "all":
      return Prisma.sql`TRUE`;
    case "mine":
      return Prisma.sql`a.created_by_id = ${id} AND a.work_state = 'draft' AND a.public_state <> 'killed'`;
    case "scheduled":
      return Prisma.sql`EXISTS (SELECT 1 FROM publications p WHERE p.article_id = a.id AND ${isAhead(now())})`;
    case "waiting":
      return waitingFor(actor, id);
  }
}

/**
 * What waits for the member: reviews for those who may approve them, approved texts for those who publish, send-backs
 * for whoever began the article and whoever last sent it to review.
 */
function waitingFor(actor: Actor, id: string): Prisma.Sql {
  const waits: Prisma.Sql[] = [
    // Looked up for each that was sent back, from the newest revision down, for the reason below.
    Prisma.sql`(a.work_state = 'draft' AND a.sent_back_reason IS NOT NULL AND (a.created_by_id = ${id}
      OR (SELECT r.created_by_id FROM revisions r WHERE r.article_id = a.id AND r.reason = 'submitted'
        ORDER BY r.number DESC LIMIT 1) = ${id}))`,
  ];
  if (holds(actor, "approve")) {
    // Looked up for each that is in review: an EXISTS among alternatives would read every revision there is.
    waits.push(Prisma.sql`(a.work_state = 'in_review' AND (
      (a.created_by_id = ${id}
        OR (SELECT r.created_by_id = ${id} OR ${id} = ANY (r.named_member_ids)
          FROM revisions r WHERE r.id = a.work_revision_id)
        OR (SELECT u.id FROM authors u WHERE u.member_id = ${id}) = ANY (a.author_ids || a.translator_ids)) IS NOT TRUE
      OR (SELECT s.needs_second_person FROM revisions r JOIN sections s ON s.id = r.content->'section'->>'id'
        WHERE r.id = a.work_revision_id AND s.closed_at IS NULL) IS FALSE))`);
  }
  if (holds(actor, "publish")) {
    waits.push(Prisma.sql`(a.work_state = 'approved' AND NOT EXISTS (SELECT 1 FROM publications p
      WHERE p.article_id = a.id AND p.revision_id = a.work_revision_id AND p.ended IS DISTINCT FROM 'cancelled'))`);
  }
  return Prisma.sql`(a.public_state <> 'killed' AND (${Prisma.join(waits, " OR ")}))`;
}

function holds(actor: Actor, action: keyof typeof articlePolicy): boolean {
  return hasRole(actor, ...(Object.keys(articlePolicy[action]) as (keyof (typeof articlePolicy)["read"])[]));
}

function orderOf(view: DeskView): Prisma.Sql {
  switch (view) {
    case "waiting":
      return Prisma.sql`a.state_changed_at`;
    case "scheduled":
      return Prisma.sql`(SELECT min(p.starts_at) FROM publications p WHERE p.article_id = a.id AND ${isAhead(now())})`;
    case "all":
    case "mine":
      return Prisma.sql`a.edited_at DESC`;
  }
}

async function rowsOf(ids: string[]): Promise<DeskRow[]> {
  const articles = await db.article.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      edition: true,
      headline: true,
      workState: true,
      publicState: true,
      sentBackReason: true,
      wordCount: true,
      stateChangedAt: true,
      editedAt: true,
      section: { select: { names: { select: { edition: true, name: true } } } },
      createdBy: { select: { id: true, name: true } },
      workRevision: { select: { number: true, createdBy: { select: { id: true, name: true } } } },
      publications: {
        where: { OR: [{ state: "scheduled" }, { state: "live", startsAt: { gt: now() } }] },
        select: { startsAt: true, timeZone: true, embargo: true },
        orderBy: { startsAt: "asc" },
        take: 1,
      },
    },
  });
  const byId = new Map(articles.map((article) => [article.id, article]));
  return ids.flatMap((id) => {
    const article = byId.get(id);
    if (!article) return [];
    const [ahead] = article.publications;
    return [
      {
        id: article.id,
        edition: article.edition,
        headline: article.headline,
        section: article.section
          ? Object.fromEntries(article.section.names.map(({ edition, name }) => [edition, name]))
          : null,
        workState: article.workState,
        publicState: article.publicState,
        revisionNumber: article.workRevision?.number ?? null,
        by: article.workRevision?.createdBy ?? article.createdBy,
        sentBackReason: article.sentBackReason,
        wordCount: article.wordCount,
        since: article.workState === "draft" ? article.editedAt : article.stateChangedAt,
        editedAt: article.editedAt,
        goesOut: ahead ? { at: ahead.startsAt, timeZone: ahead.timeZone, embargo: ahead.embargo } : null,
      },
    ];
  });
}
