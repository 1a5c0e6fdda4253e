import type { z } from "zod";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { assertPossible, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";
import { reasonText } from "./reason.ts";
import { assertSameRevision, revisionInput } from "./revision-input.ts";

export const sendBackInput = revisionInput.extend({ reason: reasonText });

/**
 * Hands a revision back to its author, with the reason that she will read beside her text. Throws `conflict`
 * when the article has moved on since the editor read it.
 */
export async function sendBack(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof sendBackInput>,
): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadArticle(tx, actor, "send_back", articleId, { lock: true });
    assertPossible("send_back", article);
    const revision = assertSameRevision(article, input);
    await tx.article.update({
      where: { id: articleId },
      data: { workState: "draft", workRevisionId: null, stateChangedAt: now(), sentBackReason: input.reason },
    });
    return {
      articleId,
      public: false,
      event: {
        action: "article.sent_back",
        articleId,
        data: { revisionId: revision.id, number: revision.number, reason: input.reason },
      },
    };
  });
}
