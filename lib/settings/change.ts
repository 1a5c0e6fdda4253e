import { z } from "zod";
import { commitPublicly } from "#lib/desk/commit";
import { assertVersion } from "#lib/desk/version";
import type { Actor } from "#lib/members/actor";
import { changesOf } from "#lib/members/change";
import { authorizeAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import type { Prisma } from "#lib/platform/db/index";
import { newsroomFields, publicationFields, type SettingKey } from "./fields.ts";
import { readSettings, type Settings } from "./read.ts";

const version = z.number().int().min(0);
export const publicationInput = z.strictObject({ ...publicationFields.shape, version });
export const newsroomInput = z.strictObject({ ...newsroomFields.shape, version });

/**
 * Changes what one form of the settings holds. Throws `conflict` when it was changed since the form was filled.
 * Readers see it before this returns.
 */
export async function changeSettings<Key extends SettingKey>(
  actor: Actor,
  key: Key,
  input: Settings[Key] & { version: number },
): Promise<{ version: number; unconfirmedServers: string[] }> {
  authorizeAtDesk(actor, "settings.keep");
  const { version: given, ...value } = input;
  return commitPublicly(actor, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO settings (key, value, version, updated_at) VALUES (${key}, '{}', 0, ${now()}::timestamptz)
      ON CONFLICT (key) DO NOTHING`;
    await tx.$queryRaw`SELECT key FROM settings WHERE key = ${key} FOR UPDATE`;
    const before = await readSettings(tx);
    assertVersion(given, before.versions[key]);
    const changes = changesOf(before[key], value);
    if (Object.keys(changes).length === 0) return { result: { version: given }, event: null, tags: [] };
    await tx.setting.update({
      where: { key },
      data: { value: value as unknown as Prisma.InputJsonValue, version: given + 1, updatedAt: now() },
    });
    return {
      result: { version: given + 1 },
      event: { action: "setting.changed", subject: `setting:${key}`, data: { changes, version: given + 1 } },
      tags: ["settings"],
    };
  });
}
