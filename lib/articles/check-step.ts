import { z } from "zod";
import type { Edition } from "#lib/editions";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { listReviewSteps } from "#lib/review/steps";
import { assertPossible, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";
import { assertSameRevision, revisionInput } from "./revision-input.ts";

export const checkStepInput = revisionInput.extend({ stepId: z.string().refine(isId), done: z.boolean() });

/**
 * Ticks a step of the review, or takes the tick back, for the very revision under review: the next one starts with
 * none. Doing it twice is harmless. Throws `conflict` when the article has moved on.
 */
export async function checkStep(
  actor: MemberActor,
  articleId: string,
  { stepId, done, ...named }: z.infer<typeof checkStepInput>,
): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadArticle(tx, actor, "check_step", articleId, { lock: true });
    assertPossible("check_step", article);
    const revision = assertSameRevision(article, named);
    const step = await tx.reviewStep.findFirst({ where: { id: stepId, closedAt: null } });
    if (!step) throw new Refusal("conflict", "review.stepGone");
    const key = { revisionId: revision.id, stepId };
    const ticked = await tx.reviewTick.findUnique({ where: { revisionId_stepId: key } });
    if (done === (ticked !== null)) return { articleId, public: false, event: null };
    if (done) await tx.reviewTick.create({ data: { ...key, memberId: actor.id, at: now() } });
    else await tx.reviewTick.delete({ where: { revisionId_stepId: key } });
    return {
      articleId,
      public: false,
      event: {
        action: done ? "article.step_ticked" : "article.step_unticked",
        articleId,
        data: { revisionId: revision.id, number: revision.number, stepId },
      },
    };
  });
}

/** A step with who has seen to it, for one revision. */
export type CheckedStep = { id: string; names: Record<Edition, string>; ticked: { by: string; at: Date } | null };

/** The steps that are asked for, and what of them has been done for this revision. */
export async function stepsOf(tx: Db, revisionId: string): Promise<CheckedStep[]> {
  const [steps, ticks] = [
    await listReviewSteps(tx),
    await tx.reviewTick.findMany({ where: { revisionId }, include: { member: { select: { name: true } } } }),
  ];
  return steps.map((step) => {
    const tick = ticks.find(({ stepId }) => stepId === step.id);
    return { ...step, ticked: tick ? { by: tick.member.name, at: tick.at } : null };
  });
}

/** Throws `invalid` while a step that is asked for has not been done for this revision. */
export async function assertStepsDone(tx: Db, revisionId: string): Promise<void> {
  const open = (await stepsOf(tx, revisionId)).filter(({ ticked }) => ticked === null).length;
  if (open > 0) throw new Refusal("invalid", "review.stepsOpen", { values: { count: open } });
}
