import { z } from "zod";
import { assertNotSlowed, countAttempt, forgive } from "#lib/auth/attempts";
import { assertGoodPassword, hashPassword, passwordMatches } from "#lib/auth/password";
import { assertVersion, versionOf } from "#lib/desk/version";
import type { Edition } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import { db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import type { MemberActor } from "./actor.ts";
import { changesOf } from "./change.ts";
import { memberLocale, memberName, newPassword } from "./fields.ts";
import { endSessions, signingOut } from "./sessions.ts";

export type Profile = { name: string; email: string; locale: Edition; version: string };

/** One's own entry in the list of members. */
export async function getProfile(actor: MemberActor): Promise<Profile> {
  const { name, email, locale } = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
  return { name, email, locale, version: versionOf({ name, locale }) };
}

export const profileInput = z.strictObject({ name: memberName, locale: memberLocale, version: z.string() });

/** Changes one's own name and language. Answers the mark of what stands then. */
export async function changeProfile(
  actor: MemberActor,
  input: z.infer<typeof profileInput>,
): Promise<{ version: string }> {
  const after = { name: input.name, locale: input.locale };
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM members WHERE id = ${actor.id} FOR UPDATE`;
    const { name, locale } = await tx.member.findUniqueOrThrow({ where: { id: actor.id } });
    assertVersion(input.version, versionOf({ name, locale }));
    const changes = changesOf({ name, locale }, after);
    if (Object.keys(changes).length === 0) return;
    await tx.member.update({ where: { id: actor.id }, data: after });
    await recordEvent(tx, { actor, action: "member.changed", subject: `member:${actor.id}`, data: { changes } });
  });
  return { version: versionOf(after) };
}

export const passwordInput = z.strictObject({ current: z.string().max(1_000), password: newPassword });

/** Changes one's own password, for whoever knows the present one, and ends every other session of the member. */
export async function changePassword(
  actor: MemberActor & { sessionId: string },
  input: z.infer<typeof passwordInput>,
): Promise<void> {
  const member = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
  const attempt = await countAttempt(member.email, "");
  if (!(await passwordMatches(member.passwordHash, input.current))) {
    if (attempt.slowed) await assertNotSlowed(attempt.account);
    throw new Refusal("invalid", "request.fields", { fields: { current: { code: "password.wrong" } } });
  }
  assertGoodPassword(input.password, member.email);
  const passwordHash = await hashPassword(input.password);
  await signingOut(actor.id, async (tx) => {
    await forgive(tx, attempt);
    await tx.member.update({ where: { id: actor.id }, data: { passwordHash } });
    await endSessions(tx, { memberId: actor.id, except: actor.sessionId }, actor, "member");
    await recordEvent(tx, { actor, action: "member.password_changed", subject: `member:${actor.id}`, data: {} });
  });
}
