import { decode, encode } from "next-auth/jwt";
import type { Edition } from "#lib/editions";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { authSecret } from "#lib/platform/env";
import { isId } from "#lib/platform/ids";
import { cookieOf, sessionCookie } from "./cookies.ts";

/** A session ends this long after it began, whatever happens in it. */
export const sessionMsMax = 30 * 24 * 3_600_000;
/** A session ends this long after it was last used. */
export const sessionIdleMsMax = 12 * 3_600_000;
/** How exactly "last used" is kept: one write a minute at most. */
const touchEveryMs = 60_000;

/** A member who is signed in, with the session that says so and the language of their desk. */
export type SignedIn = MemberActor & { sessionId: string; locale: Edition };

/**
 * Who sends this `Cookie` header: null when nobody, or when the session has ended, has gone unused for
 * 12 hours, is 30 days old, or its member has left. The row is read each time, so that a session that
 * is ended anywhere refuses at once. Never throws on a malformed cookie. With `touch: false` asking does not
 * count as using the session: for whoever asks by a timer.
 */
export async function sessionFromCookies(
  cookieHeader: string | undefined,
  options: { touch?: boolean } = {},
): Promise<SignedIn | null> {
  const sessionId = await sessionIdOf(cookieOf(cookieHeader, sessionCookie()));
  if (!sessionId) return null;
  const at = now();
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      endedAt: true,
      member: {
        select: {
          id: true,
          name: true,
          roles: true,
          locale: true,
          endedAt: true,
        },
      },
    },
  });
  if (!session || session.endedAt || session.member.endedAt || session.expiresAt <= at) return null;
  const idleMs = at.getTime() - session.lastSeenAt.getTime();
  if (idleMs > sessionIdleMsMax) return null;
  if (idleMs > touchEveryMs && options.touch !== false) {
    await db.session.updateMany({
      where: { id: session.id, lastSeenAt: { lt: at } },
      data: { lastSeenAt: at },
    });
  }
  const { id, name, roles, locale } = session.member;
  return { kind: "member", id, name, roles, locale, sessionId: session.id };
}

/** The value of a session cookie for a session's row; for tests and for whoever signs in by another door. */
export async function sessionToken(session: { id: string; memberId: string }): Promise<string> {
  return encode({
    token: { sub: session.memberId, sid: session.id },
    secret: authSecret(),
    maxAge: sessionMsMax / 1000,
  });
}

async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: authSecret() });
    return isId(claims?.sid) ? claims.sid : null;
  } catch {
    return null;
  }
}
