import type { Edition } from "#lib/editions";
import type { Role } from "#lib/members/roles";
import { now } from "#lib/platform/clock";
import type { ChangeKind } from "#lib/platform/db/generated/enums";
import type { Db, Prisma } from "#lib/platform/db/index";

/**
 * Writes one line of the audit trail, in the transaction of what it tells: call it last, because the
 * trail is one chain and whoever writes to it waits for the one before to commit.
 *
 * Number and hashes are set by the database (trigger `events_chain`). Rows can be neither changed nor deleted.
 */
export async function recordEvent(tx: Db, event: { actor: EventActor } & EventInput): Promise<void> {
  await tx.event.create({
    data: {
      seq: 0n,
      prevHash: "",
      hash: "",
      at: now(),
      memberId: event.actor.kind === "member" ? event.actor.id : null,
      action: event.action,
      articleId: event.articleId ?? null,
      subject: event.subject ?? null,
      data: event.data as Prisma.InputJsonValue,
    },
  });
}

export type EventActor = { kind: "member"; id: string } | { kind: "system" };

export type EventAction = keyof EventData;

/** One event without its actor: the action decides what `data` must hold. */
export type EventInput = {
  [A in EventAction]: {
    action: A;
    articleId?: string;
    /** What it happened to when that is not an article: `tag:ID`, `member:ID`, `setting:KEY`. */
    subject?: string;
    data: EventData[A];
  };
}[EventAction];

type FrozenRevision = { revisionId: string; number: number; hash: string };
type Released = FrozenRevision & {
  publicationId: string;
  change: ChangeKind;
  /** UTC, ISO 8601. */
  startsAt: string;
  endsAt?: string;
  embargo?: true;
  timeZone?: string;
  /** The reason that stands in an approval's place. */
  override?: string;
};
type NamedStep = { id: string; names: Record<Edition, string> };
/** What a form changed: by field, before and after. */
export type Changes = Record<string, { from: Prisma.InputJsonValue | null; to: Prisma.InputJsonValue | null }>;

/**
 * All that the trail can tell. Stored for good: a shape may gain optional fields and never lose one. Ids and
 * what a form changed, no text of an article.
 */
export type EventData = {
  "article.created": { edition: Edition };
  "article.translated": { from: string; edition: Edition };
  "article.submitted": FrozenRevision;
  /** `own`: by whoever began the article, sent the revision to review, signs or translated it, as its section allowed. */
  "article.approved": FrozenRevision & { approvalId: string; own?: true };
  "article.step_ticked": { revisionId: string; number: number; stepId: string };
  "article.step_unticked": { revisionId: string; number: number; stepId: string };
  "article.sent_back": { revisionId: string; number: number; reason: string };
  /** Somebody edited what was under review or approved. */
  "article.reopened": { from: string; revisionId: string | null };
  "article.published":
    | Released
    | {
        publicationId: string;
        revisionId: string;
        hash: string;
        scheduledFor: string;
      };
  "article.corrected": Released;
  "article.scheduled": Released;
  "article.schedule_cancelled": { publicationId: string };
  "article.embargo_lifted": { publicationId: string; at: string };
  "article.expired": { publicationId: string; at: string };
  "article.unpublished": { reason: string };
  "article.killed": { reason: string };
  "article.restored": (
    | { revisionId: string; number: number }
    /** A state that was kept by itself, and when. */
    | { snapshotId: string; takenAt: string }
  ) & { keptAs: number };
  "article.imported": { source: string };

  "member.invited": { email: string; roles: readonly Role[] };
  "member.invitation_renewed": Record<string, never>;
  "member.joined": { by: "invitation" | "first_administrator" | "operator" };
  "member.changed": { changes: Changes };
  "member.password_changed": Record<string, never>;
  "member.ended": { sessions: number };
  "member.reinstated": Record<string, never>;

  "session.begun": { sessionId: string; address: string };
  "session.ended": {
    sessionId: string;
    by: "sign_out" | "member" | "administrator";
  };
  /** A wrong password, for an account that exists; unknown addresses are counted, not told. */
  "session.refused": {
    reason: "password" | "throttled" | "ended";
    address: string;
  };

  "section.created": { slugs: Partial<Record<Edition, string>> };
  "section.changed": { changes: Changes };
  "section.reordered": { order: string[] };
  "section.closed": Record<string, never>;
  "section.reopened": Record<string, never>;

  "tag.created": { type: string; slugs: Partial<Record<Edition, string>> };
  "tag.changed": { changes: Changes };
  "tag.merged": { into: string };

  "author.created": { kind: string; slugs: Partial<Record<Edition, string>> };
  "author.changed": { changes: Changes };
  "author.closed": Record<string, never>;
  "author.reopened": Record<string, never>;

  "asset.uploaded": { sha256: string; mediaType: string };
  "asset.changed": { changes: Changes };
  "asset.failed": { code: string };

  "setting.changed": { changes: Changes; version: number };
  "review_steps.changed": { from: NamedStep[]; to: NamedStep[] };
  "front.changed": {
    edition: Edition;
    from: string[];
    to: string[];
    version: number;
  };
};
