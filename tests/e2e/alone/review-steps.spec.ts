import type { Page } from "@playwright/test";
import { roles } from "#lib/members/roles";
import { newId } from "#lib/platform/ids";
import { makeArticle } from "#tests/factories/newsroom";
import { expect, expectAccessible, test } from "#tests/support/e2e";
import { openArticle } from "#tests/support/editor";
import { command, readsDeskIn } from "#tests/support/filing";
import { hasRight } from "#tests/support/permission-tables";

/** Steps of the review. While one stands nothing is approved without it: no other test may run beside these. */

test.afterEach(async ({ database }) => {
  await database.query("UPDATE review_steps SET closed_at = now() WHERE closed_at IS NULL");
});

const form = (page: Page) =>
  page.locator("form").filter({ has: page.getByRole("heading", { name: "Steps of the review" }) });

test("an administrator decides on steps; an editor ticks them for a revision, and only then approves it", async ({
  as,
  database,
}) => {
  const { page: settings } = await as("administrator");
  await settings.goto("/desk/settings");
  await expect(form(settings)).toContainText("No steps: an editor’s approval is enough.");
  for (const [number, en, ar] of [
    [1, "Fact check", "تحقق من الوقائع"],
    [2, "Legal read", "مراجعة قانونية"],
  ] as const) {
    await form(settings).getByRole("button", { name: "Add a step" }).click();
    await form(settings).getByLabel(`Step ${number} in English`).fill(en);
    await form(settings).getByLabel(`Step ${number} in Arabic`).fill(ar);
  }
  await form(settings).getByRole("button", { name: "Move step 2 up" }).click();
  await expectAccessible(settings);
  await form(settings).getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("The settings have been saved.")).toBeVisible();
  await settings.reload();
  await expect(form(settings).getByLabel("Step 1 in English")).toHaveValue("Legal read");

  const { id } = await makeArticle({ workState: "in_review" });
  const editor = await as("editor");
  await openArticle(editor.page, id);
  const steps = editor.page.getByRole("group", { name: "Before revision 1 is approved" });
  await expect(steps.getByRole("checkbox")).toHaveCount(2);
  await editor.page.getByRole("button", { name: "Approve revision 1" }).click();
  await expect(editor.page.getByText(/^2 steps of the review are still open\./)).toBeVisible();
  await steps.getByRole("checkbox", { name: /^Legal read/ }).check();
  await expect(steps).toContainText(editor.member.name);
  await steps.getByRole("checkbox", { name: /^Fact check/ }).press("Space");
  await expect(steps.getByRole("checkbox", { name: /^Fact check/ })).toBeChecked();
  await expectAccessible(editor.page);
  await editor.page.getByRole("button", { name: "Approve revision 1" }).click();
  await expect(editor.page.getByRole("banner")).toContainText("Approved");
  await expect(steps.getByRole("checkbox").first()).toBeDisabled();
  await editor.page.getByRole("tab", { name: "History" }).click();
  await expect(editor.page.getByText("ticked a step of the review of revision 1").first()).toBeVisible();
  const { rows } = await database.query(
    "SELECT count(*)::int AS count FROM review_ticks t JOIN revisions r ON r.id = t.revision_id WHERE r.article_id = $1",
    [id],
  );
  expect(rows[0].count).toBe(2);

  // The same in Arabic; whoever may not tick sees what is done and what is open.
  const journalist = await as("journalist");
  await readsDeskIn(database, journalist, "ar");
  await journalist.page.goto(`/desk/articles/${(await makeArticle({ workState: "in_review" })).id}`);
  const inArabic = journalist.page.getByRole("group", { name: /^قبل اعتماد النسخة/ });
  await expect(inArabic.getByRole("checkbox", { name: "مراجعة قانونية" })).toBeDisabled();
  await expectAccessible(journalist.page);

  await form(settings).getByRole("button", { name: "Remove step 1" }).click();
  await form(settings).getByRole("button", { name: "Remove step 1" }).click();
  await form(settings).getByRole("button", { name: "Save" }).click();
  await expect(form(settings)).toContainText("No steps");
});

test("the server lets each role tick just what the table says", async ({ as, database }) => {
  const articles = await Promise.all(roles.map(() => makeArticle({ workState: "in_review" })));
  const stepId = newId();
  await database.query("INSERT INTO review_steps (id, position) VALUES ($1, 0)", [stepId]);
  for (const [index, role] of roles.entries()) {
    const staff = await as(role);
    const article = articles[index];
    if (!article) throw new Error("one was made for each");
    const sent = { ...article.revision, stepId, done: true };
    const { status } = await command(staff, `/desk/api/articles/${article.id}/check-step`, sent);
    const expected = hasRight(role, "check_step", false) ? 200 : hasRight(role, "read", false) ? 403 : 404;
    expect(status, role).toBe(expected);
    const { rows } = await database.query("SELECT member_id FROM review_ticks WHERE revision_id = $1", [
      article.revision.revisionId,
    ]);
    expect(rows, role).toEqual(expected === 200 ? [{ member_id: staff.member.id }] : []);
  }
});
