import { z } from "zod";
import { assertGoodPassword, hashPassword } from "#lib/auth/password";
import type { Edition } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import { db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newPassword } from "./fields.ts";
import { findLink, useUp } from "./links.ts";

/** What a one-time address opens, to show the right form; null where it does not work (any more). */
export type Welcome =
  | { kind: "first_administrator" }
  | { kind: "invitation"; name: string; email: string; locale: Edition };

/** What the address with this secret opens at this moment; asking uses nothing up. */
export async function getWelcome(secret: string): Promise<Welcome | null> {
  const link = await findLink(db, secret);
  if (!link) return null;
  if (link.purpose === "first_administrator") {
    return (await db.member.count()) === 0 ? { kind: "first_administrator" } : null;
  }
  const member = link.memberId ? await db.member.findUnique({ where: { id: link.memberId } }) : null;
  if (!member || member.endedAt || member.passwordHash !== null) return null;
  return { kind: "invitation", name: member.name, email: member.email, locale: member.locale };
}

export const joinInput = z.strictObject({ password: newPassword });

/** Takes up an invitation: the member's first password. Throws `not_found` where the address does not work (any more). */
export async function join(secret: string, input: z.infer<typeof joinInput>): Promise<{ email: string }> {
  const welcome = await getWelcome(secret);
  if (welcome?.kind !== "invitation") throw new Refusal("not_found", "welcome.gone");
  assertGoodPassword(input.password, welcome.email);
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    const link = await findLink(tx, secret, { lock: true });
    if (link?.purpose !== "invitation" || !link.memberId) throw new Refusal("not_found", "welcome.gone");
    const { count } = await tx.member.updateMany({
      where: { id: link.memberId, passwordHash: null, endedAt: null },
      data: { passwordHash },
    });
    if (count === 0) throw new Refusal("not_found", "welcome.gone");
    await useUp(tx, link);
    await recordEvent(tx, {
      actor: { kind: "member", id: link.memberId },
      action: "member.joined",
      subject: `member:${link.memberId}`,
      data: { by: "invitation" },
    });
    return { email: welcome.email };
  });
}
