import { z } from "zod";
import { assertVersion, versionOf } from "#lib/desk/version";
import { type Changes, recordEvent } from "#lib/events/record";
import { now } from "#lib/platform/clock";
import type { Member } from "#lib/platform/db/generated/client";
import { type Db, isUniqueViolation, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import type { Actor, MemberActor } from "./actor.ts";
import { emailTaken } from "./add.ts";
import { memberEmail, memberName, memberRoles } from "./fields.ts";
import { makeLink, type NewLink } from "./links.ts";
import { authorizeAtDesk } from "./policy.ts";
import { endSessions, signingOut } from "./sessions.ts";

export const changeMemberInput = z.strictObject({
  name: memberName,
  email: memberEmail,
  roles: memberRoles,
  /** `version` of the member as the form showed them. */
  version: z.string(),
});

/** Mark of what an administrator's form shows of a member. */
export function memberVersion(member: Pick<Member, "name" | "email" | "roles">): string {
  return versionOf({ name: member.name, email: member.email, roles: member.roles });
}

/**
 * Changes a member's name, address and roles. Other rights or another address end every session but the one that
 * asks: whoever is in goes on with a session that was begun with them. Throws `conflict` when somebody else has
 * changed the member meanwhile, or when nobody would be left to keep people.
 */
export async function changeMember(
  actor: MemberActor & { sessionId: string },
  id: string,
  input: z.infer<typeof changeMemberInput>,
): Promise<void> {
  authorizeAtDesk(actor, "people.keep");
  try {
    await signingOut(id, async (tx) => {
      const member = await loadLocked(tx, id);
      assertVersion(input.version, memberVersion(member));
      const { name, email, roles } = input;
      const changes = changesOf(
        { name: member.name, email: member.email, roles: member.roles },
        { name, email, roles },
      );
      if (Object.keys(changes).length === 0) return;
      if (!roles.includes("administrator")) await assertNotLastAdministrator(tx, member);
      await tx.member.update({ where: { id }, data: { name, email, roles } });
      await recordEvent(tx, { actor, action: "member.changed", subject: `member:${id}`, data: { changes } });
      if (changes.roles || changes.email) {
        await endSessions(tx, { memberId: id, except: actor.sessionId }, actor, "administrator");
      }
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw emailTaken();
    throw error;
  }
}

/** Ends a membership: every session ends at once, nobody can sign in with it. What they wrote stays. */
export async function endMember(actor: Actor, id: string): Promise<void> {
  authorizeAtDesk(actor, "people.keep");
  await signingOut(id, async (tx) => {
    const member = await loadLocked(tx, id);
    if (member.endedAt) return;
    await assertNotLastAdministrator(tx, member);
    await tx.member.update({ where: { id }, data: { endedAt: now() } });
    await tx.oneTimeLink.updateMany({ where: { memberId: id, usedAt: null }, data: { usedAt: now() } });
    const sessions = await endSessions(tx, { memberId: id }, actor, "administrator");
    await recordEvent(tx, { actor, action: "member.ended", subject: `member:${id}`, data: { sessions } });
  });
}

/** Takes a former member back, with the password they had. */
export async function reinstateMember(actor: Actor, id: string): Promise<void> {
  authorizeAtDesk(actor, "people.keep");
  await transaction(async (tx) => {
    const member = await loadLocked(tx, id);
    if (!member.endedAt) return;
    await tx.member.update({ where: { id }, data: { endedAt: null } });
    await recordEvent(tx, { actor, action: "member.reinstated", subject: `member:${id}`, data: {} });
  });
}

/** A new address for an invitation that was not taken up; the earlier one stops working. */
export async function renewInvitation(actor: Actor, id: string): Promise<NewLink> {
  authorizeAtDesk(actor, "people.keep");
  return transaction(async (tx) => {
    const member = await loadLocked(tx, id);
    if (member.passwordHash !== null || member.endedAt) throw new Refusal("conflict", "members.alreadyIn");
    const link = await makeLink(tx, "invitation", id);
    await recordEvent(tx, { actor, action: "member.invitation_renewed", subject: `member:${id}`, data: {} });
    return link;
  });
}

/** What a form changed, field by field; nothing for a field that says the same. */
export function changesOf(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changed = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(
    changed.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]),
  ) as Changes;
}

async function loadLocked(tx: Db, id: string): Promise<Member> {
  if (isId(id)) {
    // All administrators are held, so that two of them cannot end each other at the same moment.
    await tx.$queryRaw`
      SELECT id FROM members WHERE id = ${id} OR 'administrator' = ANY(roles) ORDER BY id FOR UPDATE`;
    const member = await tx.member.findUnique({ where: { id } });
    if (member) return member;
  }
  throw new Refusal("not_found", "members.missing");
}

async function assertNotLastAdministrator(tx: Db, member: Member): Promise<void> {
  if (!member.roles.includes("administrator") || member.endedAt) return;
  const others = await tx.member.count({
    where: { id: { not: member.id }, roles: { has: "administrator" }, endedAt: null, passwordHash: { not: null } },
  });
  if (others === 0) throw new Refusal("conflict", "members.lastAdministrator");
}
