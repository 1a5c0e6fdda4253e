import { afterEach, expect, test } from "vitest";
import { approve } from "#lib/articles/approve";
import { checkStep } from "#lib/articles/check-step";
import { getDeskArticle } from "#lib/articles/desk-article";
import { override } from "#lib/articles/publish";
import { submit } from "#lib/articles/submit";
import { db } from "#lib/platform/db/index";
import { changeReviewSteps, listReviewSteps, reviewStepsInput, reviewStepsVersion } from "#lib/review/steps";
import { makeArticle, makeMember, paragraphs, revisionOf, type } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";
import { outcome } from "#tests/support/members";

/** Steps that a newsroom adds within the review: asked for, ticked for one revision, and in the way of its approval. */

const named = (en: string, ar: string) => ({ id: null as string | null, names: { en, ar } });

async function decide(steps: { id: string | null; names: { en: string; ar: string } }[]) {
  const version = reviewStepsVersion(await listReviewSteps());
  return changeReviewSteps(await makeMember("administrator"), { steps, version });
}

afterEach(async () => {
  await decide([]);
});

test("an editor approves a revision once every step has been ticked for it; the next revision starts with none", async () => {
  const { steps } = await decide([named("Legal read", "مراجعة قانونية"), named("Fact check", "تحقق من الوقائع")]);
  const [legal, facts] = steps;
  const { id, writer } = await makeArticle({ workState: "in_review" });
  const [editor, sub] = [await makeMember("editor"), await makeMember("sub_editor")];
  const first = await revisionOf(id);
  expect(await outcome(approve(editor, id, first))).toBe("invalid review.stepsOpen");
  await checkStep(sub, id, { ...first, stepId: legal?.id ?? "", done: true });
  await checkStep(sub, id, { ...first, stepId: legal?.id ?? "", done: true });
  expect(await outcome(approve(editor, id, first))).toBe("invalid review.stepsOpen");
  await checkStep(editor, id, { ...first, stepId: facts?.id ?? "", done: true });
  expect((await getDeskArticle(writer, id)).steps).toMatchObject([
    { names: { en: "Legal read" }, ticked: { by: sub.name } },
    { names: { en: "Fact check" }, ticked: { by: editor.name } },
  ]);
  await checkStep(editor, id, { ...first, stepId: facts?.id ?? "", done: false });
  expect(await outcome(approve(editor, id, first))).toBe("invalid review.stepsOpen");
  await checkStep(editor, id, { ...first, stepId: facts?.id ?? "", done: true });
  expect(await outcome(approve(editor, id, first))).toBe("done");

  await type(writer, id, { body: paragraphs("One letter more.") });
  await submit(writer, id, { note: "" });
  const second = await revisionOf(id);
  expect((await getDeskArticle(writer, id)).steps.map(({ ticked }) => ticked)).toEqual([null, null]);
  expect(await outcome(approve(editor, id, second))).toBe("invalid review.stepsOpen");
  expect(await outcome(checkStep(sub, id, { ...first, stepId: legal?.id ?? "", done: true }))).toBe(
    "conflict article.movedOn",
  );

  const events = await db.event.findMany({
    where: { articleId: id, action: { contains: "step" } },
    orderBy: { seq: "asc" },
  });
  expect(events.map(({ action }) => action)).toEqual([
    "article.step_ticked",
    "article.step_ticked",
    "article.step_unticked",
    "article.step_ticked",
  ]);
  expect(await brokenInvariants()).toEqual([]);
});

test("a managing editor's override asks for no step; a step that is closed is in nobody's way", async () => {
  const { steps } = await decide([named("Legal read", "مراجعة قانونية")]);
  const urgent = await makeArticle({ workState: "in_review" });
  const release = { when: { kind: "now" }, change: "update", changeNote: "" } as const;
  const chief = await makeMember("managing_editor");
  expect(await outcome(override(chief, urgent.id, { ...release, reason: "It is on every screen." }))).toBe("done");

  const waiting = await makeArticle({ workState: "in_review" });
  const editor = await makeMember("editor");
  await decide([]);
  const stepId = steps[0]?.id ?? "";
  const revision = await revisionOf(waiting.id);
  expect(await outcome(checkStep(editor, waiting.id, { ...revision, stepId, done: true }))).toBe(
    "conflict review.stepGone",
  );
  expect(await outcome(approve(editor, waiting.id, revision))).toBe("done");
});

test("steps are named in both languages, kept in their order, and changed by one administrator at a time", async () => {
  const { steps } = await decide([named("One", "واحد"), named("Two", "اثنان")]);
  const [one, two] = steps;
  if (!one || !two) throw new Error("both were kept");
  const administrator = await makeMember("administrator");
  const version = reviewStepsVersion(steps);
  const turned = [two, { ...one, names: { en: "First", ar: "أول" } }];
  expect((await changeReviewSteps(administrator, { steps: turned, version })).steps).toEqual(turned);
  for (const [actor, input, expected] of [
    [administrator, { steps, version }, "conflict form.changed"],
    [
      administrator,
      { steps: [{ ...one, id: "000000000000" }], version: reviewStepsVersion(turned) },
      "conflict form.changed",
    ],
    [await makeMember("editor"), { steps: [], version: reviewStepsVersion(turned) }, "forbidden"],
  ] as const) {
    expect(await outcome(changeReviewSteps(actor, { ...input, steps: [...input.steps] }))).toContain(expected);
  }
  expect((await listReviewSteps()).map(({ names }) => names.en)).toEqual(["Two", "First"]);
  const short = reviewStepsInput.safeParse({ steps: [named(" ", "شيء")], version: "" });
  expect(short.success).toBe(false);
});
