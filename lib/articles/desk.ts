import { awaitedFromCdn } from "#lib/cdn/desk";
import { type Edition, editions } from "#lib/editions";
import type { Actor, MemberActor } from "#lib/members/actor";
import { hasRole } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { db, Prisma } from "#lib/platform/db/index";
import { isId } from "#lib/platform/ids";
import { deskSearchQuery } from "#lib/search/normalise";
import { type CheckedStep, stepsOf } from "./check-step.ts";
import { type CheckResult, runChecks } from "./checks.ts";
import type { ArticleContent } from "./content.ts";
import { articleContent } from "./freeze.ts";
import { loadArticle } from "./load.ts";
import { type Abilities, abilities, articlePolicy, ownReview, readable } from "./policy.ts";
import { type PublicState, publicStates, type WorkState, workStates } from "./states.ts";

/**
 * Staff's questions about articles. Each takes the member who asks and shows what that member may see; none is
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
 * What waits for the member: reviews for those who may approve them, approved texts for those who publish, send-backs for whoever
 * began the article and whoever last sent it to review.
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
        OR (SELECT r.created_by_id FROM revisions r WHERE r.id = a.work_revision_id) = ${id}
        OR (SELECT u.id FROM authors u WHERE u.member_id = ${id}) = ANY (a.author_ids)) IS NOT TRUE
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

/** What the editor's tools show around the document: states, what the member may do, revisions, publications. */
export type DeskArticle = {
  id: string;
  edition: Edition;
  headline: string;
  slug: string;
  workState: WorkState;
  publicState: PublicState;
  abilities: Abilities;
  /** Whether a text of one's own, under review, may be approved alone; null where that is not the question. */
  ownReview: "alone" | "second_person" | null;
  createdBy: { id: string; name: string };
  sentBackReason: string | null;
  /** The revision under review or approved: what approving and publishing speak of. */
  workRevision: { id: string; number: number; hash: string; createdBy: string } | null;
  approvedBy: string | null;
  firstPublishedAt: Date | null;
  live: DeskPublication | null;
  ahead: DeskPublication | null;
  /** Since when a CDN in front owes the confirmation of what readers were last shown or no longer shown. */
  awaitedFromCdn: Date | null;
  /** Whether it was begun as the translation of another. */
  isTranslation: boolean;
  translations: { id: string; edition: Edition; headline: string; workState: WorkState; publicState: PublicState }[];
  /** Steps of the review of the revision that is under review or approved; empty where there is none. */
  steps: CheckedStep[];
  /** Checks on the working copy as it was last stored. */
  checks: CheckResult[];
};

export type DeskPublication = {
  id: string;
  revisionNumber: number;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string | null;
  embargo: boolean;
};

/** One article with all that its tools need. Throws `not_found` when there is none that the member may see. */
export async function getDeskArticle(actor: MemberActor, articleId: string): Promise<DeskArticle> {
  const article = await loadArticle(db, actor, "read", articleId);
  const [createdBy, publications, translations, approval, content, awaited] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: article.createdById }, select: { id: true, name: true } }),
    db.publication.findMany({
      where: { articleId, state: { in: ["live", "scheduled"] } },
      include: { approval: { select: { revision: { select: { number: true } } } } },
    }),
    db.article.findMany({
      where: {
        translationGroupId: article.translationGroupId,
        id: { not: articleId },
        ...(readable(actor) === "any" ? {} : { createdById: actor.id }),
      },
      select: { id: true, edition: true, headline: true, workState: true, publicState: true },
    }),
    article.workRevisionId
      ? db.approval.findFirst({
          where: { revisionId: article.workRevisionId },
          orderBy: { createdAt: "desc" },
          select: { member: { select: { name: true } } },
        })
      : null,
    articleContent(db, article),
    awaitedFromCdn(articleId),
  ]);
  const present = (publication: (typeof publications)[number] | undefined): DeskPublication | null =>
    publication
      ? {
          id: publication.id,
          revisionNumber: publication.approval.revision.number,
          startsAt: publication.startsAt,
          endsAt: publication.endsAt,
          timeZone: publication.timeZone,
          embargo: publication.embargo,
        }
      : null;
  const comes = (publication: (typeof publications)[number]) =>
    publication.state === "scheduled" || publication.startsAt > now();
  return {
    id: article.id,
    edition: article.edition,
    headline: article.headline,
    slug: article.slug,
    workState: article.workState,
    publicState: article.publicState,
    abilities: {
      ...abilities(actor, article),
      // The table knows states only: there must also be something ahead to call off.
      unschedule: abilities(actor, article).unschedule && publications.some(comes),
    },
    ownReview: ownReview(actor, article),
    createdBy,
    sentBackReason: article.sentBackReason,
    workRevision: article.workRevision
      ? {
          id: article.workRevision.id,
          number: article.workRevision.number,
          hash: article.workRevision.hash,
          createdBy: article.workRevision.createdById,
        }
      : null,
    approvedBy: article.workState === "approved" ? (approval?.member.name ?? null) : null,
    firstPublishedAt: article.firstPublishedAt,
    live: present(publications.find((publication) => !comes(publication))),
    ahead: present(publications.find(comes)),
    awaitedFromCdn: awaited,
    isTranslation: article.translatedFromId !== null,
    translations,
    steps: article.workRevisionId ? await stepsOf(db, article.workRevisionId) : [],
    checks: runChecks(content),
  };
}

export type DeskRevision = {
  id: string;
  number: number;
  hash: string;
  reason: "submitted" | "published" | "restored" | "imported";
  note: string;
  createdAt: Date;
  createdBy: string;
  contributors: string[];
  approvals: { by: string; at: Date; override: boolean; own: boolean }[];
  published: boolean;
};

/** Every revision of an article, newest first. */
export async function listRevisions(actor: MemberActor, articleId: string): Promise<DeskRevision[]> {
  await loadArticle(db, actor, "read", articleId);
  const revisions = await db.revision.findMany({
    where: { articleId },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      hash: true,
      reason: true,
      note: true,
      createdAt: true,
      contributorIds: true,
      createdBy: { select: { name: true } },
      approvals: {
        select: {
          kind: true,
          own: true,
          createdAt: true,
          member: { select: { name: true } },
          publications: { select: { id: true } },
        },
      },
    },
  });
  const names = await namesOf(revisions.flatMap((revision) => revision.contributorIds));
  return revisions.map((revision) => ({
    id: revision.id,
    number: revision.number,
    hash: revision.hash,
    reason: revision.reason,
    note: revision.note,
    createdAt: revision.createdAt,
    createdBy: revision.createdBy.name,
    contributors: revision.contributorIds.flatMap((id) => names.get(id) ?? []),
    approvals: revision.approvals.map((approval) => ({
      by: approval.member.name,
      at: approval.createdAt,
      override: approval.kind === "override",
      own: approval.own,
    })),
    published: revision.approvals.some((approval) => approval.publications.length > 0),
  }));
}

/** A state that was kept by itself while somebody wrote; unnumbered, and thinned as it grows old. */
export type DeskSnapshot = { id: string; at: Date; by: string | null; wordCount: number };

const snapshotsShownMax = 50;

/** The states of an article that were kept by themselves, newest first. */
export async function listSnapshots(actor: MemberActor, articleId: string): Promise<DeskSnapshot[]> {
  await loadArticle(db, actor, "read", articleId);
  const snapshots = await db.snapshot.findMany({
    where: { articleId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: snapshotsShownMax,
    select: { id: true, at: true, memberId: true, wordCount: true },
  });
  const names = await namesOf(snapshots.flatMap(({ memberId }) => memberId ?? []));
  return snapshots.map(({ id, at, memberId, wordCount }) => ({
    id: String(id),
    at,
    by: (memberId && names.get(memberId)) ?? null,
    wordCount,
  }));
}

async function namesOf(memberIds: readonly string[]): Promise<Map<string, string>> {
  const members = await db.member.findMany({
    where: { id: { in: [...new Set(memberIds)] } },
    select: { id: true, name: true },
  });
  return new Map(members.map(({ id, name }) => [id, name]));
}

/** What a revision holds, by its number; or the working copy as stored now, for `"working"`. Null when there is none. */
export async function getContent(
  actor: MemberActor,
  articleId: string,
  which: number | "working",
): Promise<ArticleContent | null> {
  const article = await loadArticle(db, actor, "read", articleId);
  if (which === "working") return articleContent(db, article);
  const revision = await db.revision.findUnique({
    where: { articleId_number: { articleId, number: which } },
    select: { content: true },
  });
  return (revision?.content as unknown as ArticleContent | undefined) ?? null;
}

export type DeskEvent = { seq: string; at: Date; by: string | null; action: string; data: unknown };

/** What happened to an article, newest first. */
export async function listHistory(actor: MemberActor, articleId: string): Promise<DeskEvent[]> {
  await loadArticle(db, actor, "read", articleId);
  const events = await db.event.findMany({
    where: { articleId },
    orderBy: { seq: "desc" },
    take: 200,
    include: { member: { select: { name: true } } },
  });
  return events.map((event) => ({
    seq: String(event.seq),
    at: event.at,
    by: event.member?.name ?? null,
    action: event.action,
    data: event.data,
  }));
}
