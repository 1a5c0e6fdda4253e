import { z } from "zod";
import { assertGoodPassword, hashPassword } from "#lib/auth/password";
import { recordEvent } from "#lib/events/record";
import { now } from "#lib/platform/clock";
import { type Db, db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { memberEmail, memberLocale, memberName, newPassword } from "./fields.ts";
import { findLink, makeLink, useUp } from "./links.ts";

/**
 * The one-time address at which the first administrator is made; null as soon as there is any member. Asking
 * again ends the address given before.
 */
export async function firstAdministratorLink(): Promise<string | null> {
  return transaction(async (tx) => {
    await holdDoor(tx);
    if ((await tx.member.count()) > 0) return null;
    return (await makeLink(tx, "first_administrator", null)).address;
  });
}

export const firstAdministratorInput = z.strictObject({
  name: memberName,
  email: memberEmail,
  password: newPassword,
  locale: memberLocale,
});

/**
 * Makes the first administrator, once: of two who open the door at the same moment one comes in, and the door is
 * shut for ever after. Throws `not_found` where the address does not work (any more).
 */
export async function makeFirstAdministrator(
  secret: string,
  input: z.infer<typeof firstAdministratorInput>,
): Promise<{ email: string }> {
  if (!(await findLink(db, secret))) throw new Refusal("not_found", "welcome.gone");
  assertGoodPassword(input.password, input.email);
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    await holdDoor(tx);
    const link = await findLink(tx, secret, { lock: true });
    if (link?.purpose !== "first_administrator" || (await tx.member.count()) > 0) {
      throw new Refusal("not_found", "welcome.gone");
    }
    await useUp(tx, link);
    const { name, email, locale } = input;
    const member = await tx.member.create({
      data: { id: newId(), name, email, locale, roles: ["administrator"], passwordHash, createdAt: now() },
    });
    await recordEvent(tx, {
      actor: { kind: "member", id: member.id },
      action: "member.joined",
      subject: `member:${member.id}`,
      data: { by: "first_administrator" },
    });
    return { email };
  });
}

/** One at a time, on all servers, until the transaction ends. The number only has to be nobody else's. */
async function holdDoor(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7012026)`;
}
