import { z } from "zod";
import type { Revision } from "#lib/platform/db/generated/client";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import type { LoadedArticle } from "./load.ts";

/** Which revision a command speaks of, with the hash that its author had on screen. */
export const revisionInput = z.strictObject({
  revisionId: z.string().refine(isId),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The revision under review or approved, if it is the one that the command names; else `conflict`. */
export function assertSameRevision(article: LoadedArticle, named: z.infer<typeof revisionInput>): Revision {
  const revision = article.workRevision;
  if (!revision || revision.id !== named.revisionId || revision.hash !== named.hash) {
    throw new Refusal("conflict", "article.movedOn");
  }
  return revision;
}
