import type { Page } from "@playwright/test";
import { makeArticle, makeAuthor, makeSection } from "#tests/factories/newsroom";
import { expect, expectAccessible, expectFits, test } from "#tests/support/e2e";
import { beginArticle, expectSaved, fieldOf, openArticle, openTab, textOf } from "#tests/support/editor";
import { command, eventsAbout, readsDeskIn } from "#tests/support/filing";

/** Where one editor is enough. It makes sections, of which others read the whole list. */

const row = (page: Page, sectionId: string) =>
  page.getByRole("list", { name: "Who approves" }).getByRole("listitem").filter({ hasText: sectionId });

test("an administrator allows approving alone in one section: an editor writes, approves and publishes there by herself, and nowhere else", async ({
  as,
  reader,
  database,
}) => {
  test.slow();
  const [alone, strict] = [await makeSection(), await makeSection()];
  const { page: admin } = await as("administrator");
  await admin.goto("/desk/sections");
  await expect(row(admin, alone)).toContainText("A second person approves");
  await row(admin, alone)
    .getByRole("button", { name: `Allow approving alone: Section ${alone} en` })
    .click();
  const dialog = admin.getByRole("dialog", { name: `Allow approving alone in Section ${alone} en?` });
  await expect(dialog).toContainText("it may go out with nobody else having read it");
  await dialog.getByRole("button", { name: "Allow approving alone" }).click();
  await expect(row(admin, alone)).toContainText("Editors may approve their own texts");
  await expect(row(admin, strict)).toContainText("A second person approves");
  expect(await eventsAbout(database, `section:${alone}`)).toEqual(["section.changed"]);

  const editor = await as("editor");
  const { page } = editor;
  await makeAuthor(editor.member.id);
  await page.goto("/desk/sections");
  const kept = page.getByRole("list", { name: "Sections", exact: true }).getByRole("listitem");
  await expect(kept.filter({ hasText: `Section ${alone} en` })).toContainText("Editors may approve their own texts");
  await expect(page.getByRole("heading", { name: "Who approves" })).toHaveCount(0);

  const write = async (sectionId: string) => {
    const id = await beginArticle(page);
    await fieldOf(page, "Headline").fill(`No water in the old town ${id}`);
    await textOf(page).fill("The mains are closed from six to nine.");
    await page.getByLabel("Section").selectOption({ label: `Section ${sectionId} en` });
    await expectSaved(page);
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("banner")).toContainText("In review");
    return id;
  };
  const id = await write(alone);
  await expect(page.getByText("Its section lets you approve it all the same")).toBeVisible();
  // What waits for her, of this section: other tests have left much in review.
  const waiting = (sectionId: string) => page.goto(`/desk/articles?view=waiting&section=${sectionId}`);
  await waiting(alone);
  await page.getByRole("link", { name: `No water in the old town ${id}` }).click();
  await page.getByRole("button", { name: "Approve revision 1" }).click();
  await expect(page.getByRole("banner")).toContainText("Approved");
  await page.getByRole("button", { name: "Publish" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Publish/ })
    .click();
  await expect(page.getByRole("dialog", { name: "It is public" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await openTab(page, "History");
  await expect(page.getByText(`Approved by ${editor.member.name}: own text, as the section allows`)).toBeVisible();
  await expect(page.getByText("approved revision 1, a text of their own, as the section allows")).toBeVisible();
  await reader.goto(`/en/sections/section-${alone}`);
  await expect(reader.getByRole("link", { name: `No water in the old town ${id}` }).first()).toBeVisible();

  const elsewhere = await write(strict);
  await expect(page.getByText("another editor has to approve it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve revision 1" })).toHaveCount(0);
  const { rows } = await database.query<{ id: string; hash: string }>(
    "SELECT id, hash FROM revisions WHERE article_id = $1",
    [elsewhere],
  );
  const [revision] = rows;
  const refused = await command(editor, `/desk/api/articles/${elsewhere}/approve`, {
    revisionId: revision?.id,
    hash: revision?.hash,
  });
  expect([refused.status, refused.error?.message]).toEqual([
    403,
    "You wrote this revision, began the article, sign it or translated it: another editor has to approve it.",
  ]);
  await waiting(strict);
  await expect(page.getByRole("heading", { level: 1, name: `Section ${strict} en` })).toBeVisible();
  await expect(page.getByRole("link", { name: `No water in the old town ${elsewhere}` })).toHaveCount(0);
});

test("an editor who has her text open sees at once when a second person is asked for again, or no longer", async ({
  as,
  database,
}) => {
  const editor = await as("editor");
  const sectionId = await makeSection({ alone: true });
  const { id } = await makeArticle({ writer: editor.member, workState: "in_review", fields: { sectionId } });
  await openArticle(editor.page, id);
  const button = editor.page.getByRole("button", { name: "Approve revision 1" });
  await expect(button).toBeVisible();

  const { page: admin } = await as("administrator");
  await admin.goto("/desk/sections");
  const ask = row(admin, sectionId).getByRole("button", { name: `Ask for a second person: Section ${sectionId} en` });
  await ask.focus();
  await admin.keyboard.press("Enter");
  await expect(admin.getByText(`In Section ${sectionId} en, a second person approves again.`)).toBeVisible();
  await expect(row(admin, sectionId)).toContainText("A second person approves");
  await expect(button).toHaveCount(0);
  await expect(editor.page.getByText("another editor has to approve it.")).toBeVisible();

  const waive = row(admin, sectionId).getByRole("button");
  await waive.focus();
  await admin.keyboard.press("Enter");
  await admin.keyboard.press("Escape");
  await expect(waive).toBeFocused();
  await admin.keyboard.press("Enter");
  await admin.getByRole("dialog").getByRole("button", { name: "Allow approving alone" }).press("Enter");
  await expect(button).toBeVisible();
  expect(await eventsAbout(database, `section:${sectionId}`)).toEqual(Array(3).fill("section.changed"));
});

for (const locale of ["en", "ar"] as const) {
  test(`the rule is decided without a barrier, in ${locale === "en" ? "English" : "Arabic"}`, async ({
    as,
    database,
  }) => {
    const staff = await as("administrator");
    await readsDeskIn(database, staff, locale);
    await makeSection({ alone: true });
    await makeSection();
    const { page } = staff;
    await page.goto("/desk/sections");
    await expectAccessible(page);
    const button = page.getByRole("main").getByRole("listitem").last().getByRole("button");
    await button.click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await expectFits(page);
  });
}
