import { z } from "zod";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";

/**
 * What of an article's publications somebody has before her when she gives a command: the ids of the one that is live
 * and of the one ahead. Left out by who looks at nothing, such as a script.
 */
export const seenInput = z.strictObject({ seen: z.array(z.string().refine(isId)).max(4).optional() });

/** Throws `conflict` where another publication is live or ahead by now than the command was given for. */
export async function assertSeen(tx: Db, articleId: string, { seen }: z.infer<typeof seenInput>): Promise<void> {
  if (!seen) return;
  const there = await tx.publication.findMany({
    where: { articleId, state: { in: ["live", "scheduled"] } },
    select: { id: true },
  });
  const same = there.length === new Set(seen).size && there.every(({ id }) => seen.includes(id));
  if (!same) throw new Refusal("conflict", "article.publicationsMoved");
}
