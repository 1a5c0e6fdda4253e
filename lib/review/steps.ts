import { z } from "zod";
import { assertVersion, versionOf } from "#lib/desk/version";
import { oneLine, perEdition } from "#lib/directory/names";
import type { Edition } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import type { MemberActor } from "#lib/members/actor";
import { authorizeAtDesk } from "#lib/members/policy";
import { now } from "#lib/platform/clock";
import { type Db, db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { type ReviewStep, stepNameMax, stepsMax } from "./step.ts";

const stepName = oneLine(stepNameMax).pipe(z.string().min(1, { error: "field.required" }));

/** Every step that is to stand, in its order; one without an id is new, one that is left out is no longer asked for. */
export const reviewStepsInput = z.strictObject({
  steps: z
    .array(z.strictObject({ id: z.string().max(40).nullable(), names: perEdition(stepName) }))
    .max(stepsMax, { error: "review.tooMany" }),
  version: z.string(),
});

/** The steps that are asked for, in their order. */
export async function listReviewSteps(tx: Db = db): Promise<ReviewStep[]> {
  const steps = await tx.reviewStep.findMany({
    where: { closedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { names: true },
  });
  return steps.map(({ id, names }) => {
    const nameOf = (edition: Edition) => names.find((name) => name.edition === edition)?.name ?? "";
    return { id, names: { en: nameOf("en"), ar: nameOf("ar") } };
  });
}

/** Mark of what the form shows. */
export const reviewStepsVersion = (steps: readonly ReviewStep[]): string => versionOf(steps);

/**
 * Decides which steps there are, how they are called and in which order. What was ticked before stays in the trail.
 * Throws `conflict` when they were changed since the form was filled.
 */
export async function changeReviewSteps(
  actor: MemberActor,
  input: z.infer<typeof reviewStepsInput>,
): Promise<{ steps: ReviewStep[]; version: string }> {
  authorizeAtDesk(actor, "settings.keep");
  return transaction(async (tx) => {
    // One at a time: two that add the first step hold no row in common.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7012029)`;
    const before = await listReviewSteps(tx);
    assertVersion(input.version, reviewStepsVersion(before));
    const known = new Set(before.map(({ id }) => id));
    const after = input.steps.map(({ id, names }) => ({ id: id ?? newId(), names }));
    if (input.steps.some(({ id }) => id !== null && !known.has(id))) throw new Refusal("conflict", "form.changed");
    if (new Set(after.map(({ id }) => id)).size < after.length) throw new Refusal("invalid", "request.shape");
    if (versionOf(after) === versionOf(before)) return { steps: before, version: input.version };
    for (const [position, { id, names }] of after.entries()) {
      await tx.reviewStep.upsert({ where: { id }, create: { id, position, createdAt: now() }, update: { position } });
      for (const edition of ["en", "ar"] as const) {
        await tx.reviewStepName.upsert({
          where: { stepId_edition: { stepId: id, edition } },
          create: { stepId: id, edition, name: names[edition] },
          update: { name: names[edition] },
        });
      }
    }
    const kept = after.map(({ id }) => id);
    await tx.reviewStep.updateMany({ where: { closedAt: null, id: { notIn: kept } }, data: { closedAt: now() } });
    await recordEvent(tx, {
      actor,
      action: "review_steps.changed",
      subject: "setting:review_steps",
      data: { from: before, to: after },
    });
    return { steps: after, version: reviewStepsVersion(after) };
  });
}
