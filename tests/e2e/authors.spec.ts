import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/ids";
import { makeArticle, makeAuthor } from "#tests/factories/newsroom";
import { expect, expectAccessible, expectFits, test } from "#tests/support/e2e";
import { command, eventsAbout, readsDeskIn, uploadPicture } from "#tests/support/filing";

const edition = (page: Page, name: "English" | "Arabic") => page.getByRole("dialog").getByRole("group", { name });

async function openAuthor(page: Page, name: string): Promise<void> {
  await page.goto("/desk/authors");
  await page.getByRole("button", { name: `Change ${name}`, exact: true }).click();
}

test("an editor makes an author for an account, with a portrait and a biography in both languages; readers meet her", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const { member } = await as("journalist");
  const name = `Rima Khoury ${newId()}`;
  await page.goto("/desk/authors");
  await page.getByRole("button", { name: "New author" }).click();
  const dialog = page.getByRole("dialog", { name: "New author" });
  await dialog.getByRole("combobox", { name: "Account at this desk" }).selectOption({ label: member.name });
  await edition(page, "English").getByRole("textbox", { name: "Name" }).fill(name);
  await edition(page, "English").getByRole("textbox", { name: "Job title" }).fill("River correspondent");
  await edition(page, "English").getByRole("textbox", { name: "Biography" }).fill("She has walked the whole river.");
  await edition(page, "Arabic").getByRole("textbox", { name: "Name" }).fill(`ريما ${name}`);
  await edition(page, "Arabic").getByRole("textbox", { name: "Biography" }).fill("مشت على طول النهر كله.");
  await dialog.getByRole("button", { name: "Choose a photo" }).click();
  const library = page.getByRole("dialog", { name: "Photos" });
  await expect(library.getByRole("button", { name: /^Use / }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(library).toBeHidden();
  await expect(dialog.getByRole("button", { name: "Choose a photo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await library.getByRole("button", { name: /^Use / }).first().click();
  await expect(dialog.getByRole("button", { name: "Remove the portrait" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Choose a photo" })).toBeFocused();
  await dialog.getByRole("button", { name: "Make author" }).click();
  await expect(page.getByText("The author has been saved.")).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText(`account: ${member.name}`);

  const { rows } = await database.query(
    `SELECT a.id, a.member_id, s.storage_key, n.slug FROM authors a JOIN author_names n ON n.author_id = a.id
     LEFT JOIN assets s ON s.id = a.portrait_id WHERE n.name = $1`,
    [name],
  );
  expect(rows[0]).toMatchObject({ member_id: member.id, storage_key: expect.any(String) });
  expect(await eventsAbout(database, `author:${rows[0].id}`)).toEqual(["author.created"]);

  await makeArticle({ publicState: "live", workState: "approved", fields: { bylines: [rows[0].id] } });
  await reader.goto(`/en/authors/${rows[0].slug}`);
  await expect(reader.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(reader.getByText("River correspondent")).toBeVisible();
  await expect(reader.getByText("She has walked the whole river.")).toBeVisible();
  expect((await reader.request.get(`/media/${rows[0].storage_key}/320.webp`)).status()).toBe(200);
});

test("a renamed author's old address answers 301; what she signed keeps the name that was approved", async ({
  as,
  reader,
}) => {
  const { page } = await as("editor");
  const id = await makeAuthor();
  const article = await makeArticle({ publicState: "live", workState: "approved", fields: { bylines: [id] } });
  await reader.goto(`/en/authors/author-${id}`);
  await expect(reader.getByRole("heading", { level: 1, name: `Author ${id} en` })).toBeVisible();

  await openAuthor(page, `Author ${id} en`);
  await edition(page, "English").getByRole("textbox", { name: "Name" }).fill(`Renamed ${id}`);
  // The address follows the name as long as nobody has made it another.
  await expect(edition(page, "English").getByRole("textbox", { name: "Address" })).toHaveValue(`author-${id}`);
  await edition(page, "English").getByRole("textbox", { name: "Address" }).fill(`renamed-${id}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The author has been saved.")).toBeVisible();

  const old = await reader.request.get(`/en/authors/author-${id}`, { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([301, `/en/authors/renamed-${id}`]);
  await reader.goto(`/en/authors/renamed-${id}`);
  await expect(reader.getByRole("heading", { level: 1, name: `Renamed ${id}` })).toBeVisible();
  await reader
    .getByRole("link", { name: `Headline ${article.id}` })
    .first()
    .click();
  await expect(reader.getByRole("link", { name: `Author ${id} en` }).first()).toBeVisible();
});

test("a closed author is offered for no byline; the page, the articles and the portrait stay", async ({
  as,
  reader,
  database,
}) => {
  const staff = await as("editor");
  const { page } = staff;
  const id = await makeAuthor();
  const portrait = { fileName: `portrait-${id}.jpg`, ...(await uploadPicture(staff, `portrait-${id}.jpg`)) };
  const seen = async (width: number) => {
    const answer = await reader.request.get(`/media/${portrait.storageKey}/${width}.webp`);
    return answer.status();
  };
  expect(await seen(320)).toBe(404);
  await openAuthor(page, `Author ${id} en`);
  await page.getByRole("button", { name: "Choose a photo" }).click();
  await page.getByRole("button", { name: `Use ${portrait.fileName}` }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The author has been saved.")).toBeVisible();
  expect(await seen(320)).toBe(200);
  const article = await makeArticle({ publicState: "live", workState: "approved", fields: { bylines: [id] } });
  const offered = async () => {
    const answer = await page.request.get("/desk/api/authors");
    return ((await answer.json()) as { authors: { id: string }[] }).authors.some((author) => author.id === id);
  };
  expect(await offered()).toBe(true);

  await page.goto("/desk/authors");
  await page.getByRole("button", { name: `Close Author ${id} en`, exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("The name can no longer be put over new articles.");
  await page.getByRole("button", { name: "Close author" }).click();
  await expect(page.getByText(`Author ${id} en is closed.`)).toBeVisible();
  const closed = page.getByRole("list", { name: "Closed authors" });
  await expect(closed).toContainText(`Author ${id} en`);
  expect(await offered()).toBe(false);
  await reader.goto(`/en/authors/author-${id}`);
  await expect(reader.getByRole("link", { name: `Headline ${article.id}` }).first()).toBeVisible();
  // Another width than the one that was asked for before: no copy of an answer from then can stand in for it.
  expect(await seen(640)).toBe(200);

  await closed.getByRole("button", { name: `Open again: Author ${id} en` }).click();
  await expect(page.getByText(`Author ${id} en is open again.`)).toBeVisible();
  expect(await offered()).toBe(true);
  expect(await eventsAbout(database, `author:${id}`)).toEqual(["author.changed", "author.closed", "author.reopened"]);
});

test("of two editors who change one author, the second is told, field by field, and loses nothing", async ({
  as,
  database,
}) => {
  const id = await makeAuthor();
  const [first, second] = [await as("editor"), await as("editor")];
  for (const { page } of [first, second]) await openAuthor(page, `Author ${id} en`);
  const biography = ({ page }: { page: Page }) => edition(page, "English").getByRole("textbox", { name: "Biography" });
  await biography(first).fill("Theirs.");
  await biography(second).fill("Mine, which took longer to write.");
  await first.page.getByRole("button", { name: "Save" }).click();
  await expect(first.page.getByText("The author has been saved.")).toBeVisible();
  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(second.page.getByRole("alert").filter({ hasText: "Somebody has changed this" })).toBeVisible();
  await expect(biography(second)).toHaveValue("Mine, which took longer to write.");
  await expect(edition(second.page, "English").getByText("It now says: Theirs.")).toBeVisible();
  const { rows } = await database.query("SELECT biography FROM author_names WHERE author_id = $1 AND edition = 'en'", [
    id,
  ]);
  expect(rows[0].biography).toBe("Theirs.");
});

test("only editors keep authors: others read the list, and are refused by the server", async ({ as, database }) => {
  const id = await makeAuthor();
  const name = { slug: "", jobTitle: "", biography: "" };
  const body = { kind: "person", names: { en: { ...name, name: "Taken" }, ar: { ...name, name: "" } } };
  const state = async () =>
    JSON.stringify((await database.query("SELECT xmin, * FROM authors WHERE id = $1", [id])).rows);
  const before = await state();
  for (const role of ["contributor", "journalist", "sub_editor", "photo_editor", "administrator"] as const) {
    const staff = await as(role);
    await staff.page.goto("/desk/authors");
    await expect(staff.page.getByRole("list", { name: "Authors", exact: true })).toContainText(`Author ${id} en`);
    await expect(staff.page.getByRole("button", { name: /^(New author|Change|Close) ?/ })).toHaveCount(0);
    expect((await command(staff, "/desk/api/authors", body)).status).toBe(403);
    expect((await command(staff, `/desk/api/authors/${id}`, { ...body, version: "x" }, "PUT")).status).toBe(403);
    expect((await command(staff, `/desk/api/authors/${id}/close`, {})).status).toBe(403);
  }
  expect(await state()).toBe(before);
});

for (const locale of ["en", "ar"] as const) {
  test(`authors are kept without a barrier, in ${locale === "en" ? "English" : "Arabic"}`, async ({ as, database }) => {
    test.slow();
    const staff = await as("editor");
    await readsDeskIn(database, staff, locale);
    const { page } = staff;
    await page.goto("/desk/authors");
    await expectAccessible(page);
    const change = page.getByRole("main").getByRole("listitem").first().getByRole("button").first();
    await change.click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(change).toBeFocused();
    await expectFits(page);
  });
}
