import { z } from "zod";
import { flushLive } from "#lib/live/messages";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { freeze } from "./freeze.ts";
import { assertPossible, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";

export const submitInput = z.strictObject({ note: z.string().max(1000).default("") });

/**
 * Sends the working copy to review: freezes a revision of what was typed last and puts it into the editors'
 * queue. Throws `not_found`, `forbidden`, or `conflict` when it is already in review.
 */
export async function submit(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof submitInput>,
): Promise<Outcome> {
  await loadArticle(db, actor, "submit", articleId);
  await flushLive(articleId);
  return commit(actor, async (tx) => {
    const article = await loadArticle(tx, actor, "submit", articleId, { lock: true });
    assertPossible("submit", article);
    const revision = await freeze(tx, article, { memberId: actor.id, reason: "submitted", note: input.note });
    await tx.article.update({
      where: { id: articleId },
      data: { workState: "in_review", workRevisionId: revision.id, stateChangedAt: now(), sentBackReason: null },
    });
    return {
      articleId,
      public: false,
      event: {
        action: "article.submitted",
        articleId,
        data: { revisionId: revision.id, number: revision.number, hash: revision.hash },
      },
    };
  });
}
