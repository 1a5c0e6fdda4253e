import * as Y from "yjs";
import type { z } from "zod";
import { bodyFromYjs, bodyToYjs } from "#lib/body/from-yjs";
import { applyToLive, flushLive } from "#lib/live/messages";
import type { MemberActor } from "#lib/members/actor";
import { db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { bodyRoot, readFields, writeFields } from "./document.ts";
import { freeze } from "./freeze.ts";
import { assertPossible, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";
import { revisionInput } from "./revision-input.ts";

export const restoreInput = revisionInput;

/**
 * Brings an older revision back as the working copy. What is there now is frozen first, so nothing is lost;
 * the older text arrives as an edit, in every open editor; the live page stays as it is.
 */
export async function restore(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof restoreInput>,
): Promise<Outcome> {
  await loadArticle(db, actor, "restore", articleId);
  await flushLive(articleId);
  const wanted = await db.revision.findFirst({ where: { id: input.revisionId, articleId, hash: input.hash } });
  if (!wanted) throw new Refusal("not_found", "revision.missing");
  const outcome = await commit(actor, async (tx) => {
    const article = await loadArticle(tx, actor, "restore", articleId, { lock: true });
    assertPossible("restore", article);
    const kept = await freeze(tx, article, { memberId: actor.id, reason: "restored" });
    return {
      articleId,
      public: false,
      event: {
        action: "article.restored",
        articleId,
        data: { revisionId: wanted.id, number: wanted.number, keptAs: kept.number },
      },
    };
  });
  const old = new Y.Doc();
  Y.applyUpdate(old, wanted.state);
  const fields = readFields(old);
  const body = bodyFromYjs(old.getXmlFragment(bodyRoot));
  await applyToLive(articleId, actor.id, (doc) => {
    writeFields(doc, fields);
    bodyToYjs(body, doc.getXmlFragment(bodyRoot));
  });
  old.destroy();
  return outcome;
}
