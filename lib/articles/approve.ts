import type { z } from "zod";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { newId } from "#lib/platform/ids";
import { assertStepsDone } from "./check-step.ts";
import { assertPossible, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";
import { isAuthorOf } from "./policy.ts";
import { assertSameRevision, revisionInput } from "./revision-input.ts";

export const approveInput = revisionInput;

/**
 * Approves the very revision that the editor read, named by its hash. Throws `forbidden` for its author, unless its
 * section lets one editor approve alone, which the approval then says; `invalid` while a step of the review is open, and `conflict` when the article has moved on: an edit since then is another text, which nobody has approved.
 */
export async function approve(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof approveInput>,
): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadArticle(tx, actor, "approve", articleId, { lock: true });
    const done = { articleId, public: false };
    // The same editor twice (a double click, a retry): harmless.
    if (article.workState === "approved" && article.workRevisionId === input.revisionId) {
      const mine = await tx.approval.findFirst({ where: { revisionId: input.revisionId, memberId: actor.id } });
      if (mine) return { ...done, event: null };
    }
    assertPossible("approve", article);
    const revision = assertSameRevision(article, input);
    await assertStepsDone(tx, revision.id);
    const own = isAuthorOf(actor, article);
    const approval = await tx.approval.create({
      data: {
        id: newId(),
        articleId,
        revisionId: revision.id,
        hash: revision.hash,
        kind: "approval",
        own,
        memberId: actor.id,
        createdAt: now(),
      },
    });
    await tx.article.update({ where: { id: articleId }, data: { workState: "approved", stateChangedAt: now() } });
    return {
      ...done,
      event: {
        action: "article.approved",
        articleId,
        data: {
          revisionId: revision.id,
          number: revision.number,
          hash: revision.hash,
          approvalId: approval.id,
          ...(own ? { own: true } : {}),
        },
      },
    };
  });
}
