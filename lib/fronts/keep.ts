import { z } from "zod";
import { commitPublicly } from "#lib/desk/commit";
import { assertVersion } from "#lib/desk/version";
import { editions } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { authorizeAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { frontSlotsMax } from "./compose.ts";

export const frontInput = z.strictObject({
  edition: z.enum(editions),
  /** Lead first. */
  articleIds: z.array(z.string()).max(frontSlotsMax),
  /** The front as the form showed it. */
  version: z.number().int().min(0),
});

/**
 * Puts out an edition's front: the chosen articles, the lead first. Throws `conflict` when another editor has put
 * one out meanwhile, and `invalid` for an article that is not live in this edition.
 */
export async function changeFront(
  actor: Actor,
  input: z.infer<typeof frontInput>,
): Promise<{ version: number; unconfirmedServers: string[] }> {
  authorizeAtDesk(actor, "fronts.keep");
  const { edition, articleIds } = input;
  if (new Set(articleIds).size !== articleIds.length || !articleIds.every(isId)) {
    throw new Refusal("invalid", "fronts.articles");
  }
  return commitPublicly(actor, async (tx) => {
    const key = `front:${edition}`;
    await tx.$executeRaw`
      INSERT INTO settings (key, value, version, updated_at) VALUES (${key}, '{}', 0, ${now()}::timestamptz)
      ON CONFLICT (key) DO NOTHING`;
    const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM settings WHERE key = ${key} FOR UPDATE`;
    const version = row?.version ?? 0;
    assertVersion(input.version, version);
    const before = await tx.frontSlot.findMany({ where: { edition }, orderBy: { position: "asc" } });
    const from = before.map(({ articleId }) => articleId);
    if (from.join() === articleIds.join()) return { result: { version }, event: null, tags: [] };
    const live = await tx.article.findMany({
      where: { id: { in: articleIds }, edition, publicState: "live" },
      select: { id: true },
    });
    const gone = [...articleIds.entries()].filter(([, articleId]) => !live.some(({ id }) => id === articleId));
    if (gone.length > 0) {
      const fields = Object.fromEntries(gone.map(([index]) => [`articleIds.${index}`, { code: "fronts.notLive" }]));
      throw new Refusal("invalid", "fronts.articles", { fields });
    }
    await tx.frontSlot.deleteMany({ where: { edition } });
    await tx.frontSlot.createMany({
      data: articleIds.map((articleId, position) => ({ edition, position, articleId })),
    });
    await tx.setting.update({ where: { key }, data: { version: version + 1, updatedAt: now() } });
    return {
      result: { version: version + 1 },
      event: { action: "front.changed", subject: key, data: { edition, from, to: articleIds, version: version + 1 } },
      tags: [`front:${edition}`],
    };
  });
}
