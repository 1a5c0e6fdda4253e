import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import type { PublicationEnd, PublicationState } from "#lib/platform/db/generated/enums";
import { db } from "#lib/platform/db/index";
import type { ArticleContent } from "./content.ts";
import { articleContent } from "./freeze.ts";
import { loadArticle } from "./load.ts";

/**
 * What an article was, and what happened to it, for the staff. Each question throws `not_found` when there is no such
 * article that the member may see.
 */
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
  /** Readers have seen it: not only approved, or scheduled and called off. */
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
          publications: { select: { state: true, startsAt: true, ended: true, endedAt: true } },
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
    published: revision.approvals.some((approval) => approval.publications.some(reachedReaders)),
  }));
}

/** Whether readers have seen a publication: not one that was called off or replaced before its time came. */
function reachedReaders(publication: {
  state: PublicationState;
  startsAt: Date;
  ended: PublicationEnd | null;
  endedAt: Date | null;
}): boolean {
  const { state, startsAt, ended, endedAt } = publication;
  if (state === "scheduled" || ended === "cancelled" || startsAt > now()) return false;
  return endedAt === null || endedAt >= startsAt;
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
