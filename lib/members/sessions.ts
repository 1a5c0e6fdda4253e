import { sessionIdleMsMax } from "#lib/auth/session";
import type { EventData } from "#lib/events/record";
import { recordEvent } from "#lib/events/record";
import { recheckLive } from "#lib/live/messages";
import { now } from "#lib/platform/clock";
import { type Db, db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import type { Actor, MemberActor } from "./actor.ts";
import { authorizeAtDesk } from "./policy.ts";

export type OpenSession = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string; address: string };

/** The sessions in which a member is signed in now, the one used last first. */
export async function listOpenSessions(memberId: string): Promise<OpenSession[]> {
  return db.session.findMany({
    where: { memberId, ...open() },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
  });
}

/** Ends one of one's own sessions; what uses it is refused from the next request on. Twice is harmless. */
export async function endOwnSession(actor: MemberActor, sessionId: string): Promise<void> {
  const ended = await signingOut(actor.id, (tx) =>
    endSessions(tx, { memberId: actor.id, only: sessionId }, actor, "member"),
  );
  if (ended === 0 && (await db.session.count({ where: { id: sessionId, memberId: actor.id } })) === 0) {
    throw new Refusal("not_found", "session.missing");
  }
}

/** Ends all of one's own sessions but the one in use. Answers how many. */
export async function endOtherSessions(actor: MemberActor & { sessionId: string }): Promise<number> {
  return signingOut(actor.id, (tx) =>
    endSessions(tx, { memberId: actor.id, except: actor.sessionId }, actor, "member"),
  );
}

/** An administrator signs somebody out everywhere. Answers how many sessions that ended. */
export async function endMemberSessions(actor: Actor, memberId: string): Promise<number> {
  authorizeAtDesk(actor, "people.keep");
  return signingOut(memberId, (tx) => endSessions(tx, { memberId }, actor, "administrator"));
}

/** Runs a transaction that ends sessions of a member or changes what they may; editors they have open learn of it at once. */
export async function signingOut<T>(memberId: string, work: (tx: Db) => Promise<T>): Promise<T> {
  const result = await transaction(work);
  await recheckLive(memberId);
  return result;
}

/** Ends the sessions of a member within a transaction, each with its event. Answers how many. */
export async function endSessions(
  tx: Db,
  which: { memberId: string; only?: string; except?: string },
  actor: Actor,
  by: EventData["session.ended"]["by"],
): Promise<number> {
  const sessions = await tx.session.findMany({
    where: {
      memberId: which.memberId,
      ...open(),
      ...(which.only ? { id: which.only } : which.except ? { id: { not: which.except } } : {}),
    },
    select: { id: true },
  });
  await tx.session.updateMany({ where: { id: { in: sessions.map(({ id }) => id) } }, data: { endedAt: now() } });
  for (const { id } of sessions) {
    await recordEvent(tx, {
      actor,
      action: "session.ended",
      subject: `member:${which.memberId}`,
      data: { sessionId: id, by },
    });
  }
  return sessions.length;
}

function open() {
  const at = now();
  return { endedAt: null, expiresAt: { gt: at }, lastSeenAt: { gt: new Date(at.getTime() - sessionIdleMsMax) } };
}
