import { sessionIdleMsMax } from "#lib/auth/session";
import type { Edition } from "#lib/editions";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import type { Actor } from "./actor.ts";
import { memberVersion } from "./change.ts";
import { authorizeAtDesk } from "./policy.ts";
import type { Role } from "./roles.ts";

/** A member as an administrator sees them: never the password's hash. */
export type ListedMember = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  locale: Edition;
  state: "invited" | "active" | "ended";
  lastSeenAt: Date | null;
  openSessions: number;
  version: string;
};

/** Everyone who has, or had, an account; those who are here first, by name. */
export async function listMembers(actor: Actor): Promise<ListedMember[]> {
  authorizeAtDesk(actor, "people.keep");
  const at = now();
  const members = await db.member.findMany({
    orderBy: { name: "asc" },
    include: {
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      _count: {
        select: {
          sessions: {
            where: {
              endedAt: null,
              expiresAt: { gt: at },
              lastSeenAt: { gt: new Date(at.getTime() - sessionIdleMsMax) },
            },
          },
        },
      },
    },
  });
  return members.map((member) => ({
    id: member.id,
    name: member.name,
    email: member.email,
    roles: member.roles,
    locale: member.locale,
    state: member.endedAt ? "ended" : member.passwordHash === null ? "invited" : "active",
    lastSeenAt: member.sessions[0]?.lastSeenAt ?? null,
    openSessions: member._count.sessions,
    version: memberVersion(member),
  }));
}
