import { z } from "zod";
import { assertGoodPassword, hashPassword } from "#lib/auth/password";
import { recordEvent } from "#lib/events/record";
import { now } from "#lib/platform/clock";
import { isUniqueViolation, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { type Actor, system } from "./actor.ts";
import { memberEmail, memberLocale, memberName, memberRoles, newPassword } from "./fields.ts";
import { makeLink, type NewLink } from "./links.ts";
import { authorizeAtDesk } from "./policy.ts";

export const inviteInput = z.strictObject({
  name: memberName,
  email: memberEmail,
  roles: memberRoles,
  locale: memberLocale.default("en"),
});
export type InviteInput = z.infer<typeof inviteInput>;

/** Adds a member by invitation: an address that works once, shown now and never again, at which they choose a password. */
export async function inviteMember(actor: Actor, input: InviteInput): Promise<{ id: string; link: NewLink }> {
  authorizeAtDesk(actor, "people.keep");
  const { id, link } = await insert(actor, input, null);
  if (!link) throw new Error("an invitation has a link");
  return { id, link };
}

export const addMemberInput = inviteInput.extend({ password: newPassword.optional() });

/**
 * Adds a member for the operator's command: with a password, or else with an invitation. Throws `invalid` where a
 * field cannot be or the address has an account.
 */
export async function addMember(input: z.input<typeof addMemberInput>): Promise<{ id: string; link: NewLink | null }> {
  const { password, ...member } = addMemberInput.parse(input);
  if (password === undefined) return insert(system, member, null);
  assertGoodPassword(password, member.email);
  return insert(system, member, await hashPassword(password));
}

async function insert(
  actor: Actor,
  input: InviteInput,
  passwordHash: string | null,
): Promise<{ id: string; link: NewLink | null }> {
  try {
    return await transaction(async (tx) => {
      const id = newId();
      await tx.member.create({ data: { id, ...input, passwordHash, createdAt: now() } });
      const link = passwordHash === null ? await makeLink(tx, "invitation", id) : null;
      const subject = `member:${id}`;
      await recordEvent(
        tx,
        link
          ? { actor, action: "member.invited", subject, data: { email: input.email, roles: input.roles } }
          : { actor, action: "member.joined", subject, data: { by: "operator" } },
      );
      return { id, link };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw emailTaken();
    throw error;
  }
}

/** The refusal where another member signs in with this email. */
export function emailTaken(): Refusal {
  return new Refusal("invalid", "request.fields", { fields: { email: { code: "members.emailTaken" } } });
}
