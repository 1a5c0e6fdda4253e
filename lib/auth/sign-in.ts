import type { Edition } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import { recheckLive } from "#lib/live/messages";
import { plainEmail } from "#lib/members/fields";
import { now } from "#lib/platform/clock";
import { db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { assertNotSlowed, countAttempt, forgive } from "./attempts.ts";
import { hashPassword, isOutdated, passwordMatches } from "./password.ts";
import { sessionMsMax } from "./session.ts";

export type Begun = { sessionId: string; memberId: string; locale: Edition };

/**
 * Begins a session for whoever knows the password. A wrong password, an address without an account, an account
 * that has ended and one whose invitation was not taken up are refused with the same sentence after the same
 * work: `unauthenticated`. Throws `throttled` while the account is slowed down.
 */
export async function beginSession(
  typed: { email: string; password: string },
  from: { address: string; userAgent: string },
): Promise<Begun> {
  const email = plainEmail(typed.email);
  const attempt = await countAttempt(email, from.address);
  const member = await db.member.findUnique({ where: { email } });
  const matches = await passwordMatches(member?.passwordHash ?? null, typed.password);
  if (!member || member.endedAt || !matches) {
    // Told after the answer: an account that exists must not be known by the time it takes.
    if (member) void tellRefusal(member, from.address, attempt.slowed);
    if (attempt.slowed) await assertNotSlowed(attempt.account);
    throw new Refusal("unauthenticated", "signIn.wrong");
  }
  const renewed = isOutdated(member.passwordHash ?? "") ? await hashPassword(typed.password) : null;
  return transaction(async (tx) => {
    const at = now();
    await forgive(tx, attempt);
    if (renewed) await tx.member.update({ where: { id: member.id }, data: { passwordHash: renewed } });
    const session = await tx.session.create({
      data: {
        id: newId(),
        memberId: member.id,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + sessionMsMax),
        userAgent: from.userAgent.slice(0, 300),
        address: from.address.slice(0, 64),
      },
    });
    await recordEvent(tx, {
      actor: { kind: "member", id: member.id },
      action: "session.begun",
      subject: `member:${member.id}`,
      data: { sessionId: session.id, address: from.address },
    });
    return { sessionId: session.id, memberId: member.id, locale: member.locale };
  });
}

/** Ends one session by signing out of it, and the editors that are open in it. Doing it twice is harmless. */
export async function endSession(sessionId: string): Promise<void> {
  const memberId = await transaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { id: sessionId } });
    if (!session || session.endedAt) return null;
    await tx.session.update({ where: { id: sessionId }, data: { endedAt: now() } });
    await recordEvent(tx, {
      actor: { kind: "member", id: session.memberId },
      action: "session.ended",
      subject: `member:${session.memberId}`,
      data: { sessionId, by: "sign_out" },
    });
    return session.memberId;
  });
  if (memberId) await recheckLive(memberId);
}

async function tellRefusal(
  member: { id: string; endedAt: Date | null },
  address: string,
  slowed: boolean,
): Promise<void> {
  try {
    await transaction((tx) =>
      recordEvent(tx, {
        actor: { kind: "system" },
        action: "session.refused",
        subject: `member:${member.id}`,
        data: { reason: member.endedAt ? "ended" : slowed ? "throttled" : "password", address },
      }),
    );
  } catch (error) {
    log.error({ err: error }, "a refused sign-in could not be recorded");
  }
}
