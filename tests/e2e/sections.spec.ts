import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/ids";
import { makeArticle, makeSection } from "#tests/factories/newsroom";
import { expect, expectAccessible, expectFits, test } from "#tests/support/e2e";
import { command, eventsAbout, readsDeskIn } from "#tests/support/filing";

const edition = (page: Page, name: "English" | "Arabic") => page.getByRole("dialog").getByRole("group", { name });
const menu = (page: Page) => page.getByRole("navigation", { name: "Sections" });

test("a new section stands in the readers' menu at once, in each edition that it has a name in", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const name = `Harbour ${newId()}`;
  await reader.goto("/en");
  await expect(menu(reader).getByRole("link", { name })).toHaveCount(0);
  await page.goto("/desk/sections");
  await page.getByRole("button", { name: "New section" }).click();
  await edition(page, "English").getByRole("textbox", { name: "Name" }).fill(name);
  await edition(page, "English")
    .getByRole("textbox", { name: "Description" })
    .fill("Ships and those who wait for them.");
  await page.getByRole("button", { name: "Make section" }).click();
  await expect(page.getByText("The section has been saved.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("no name in the Arabic edition");
  const { rows } = await database.query("SELECT section_id, slug, edition FROM section_names WHERE name = $1", [name]);
  expect(rows).toHaveLength(1);
  await reader.goto("/en");
  await expect(menu(reader).getByRole("link", { name })).toHaveAttribute("href", `/en/sections/${rows[0].slug}`);
  await command(await as("editor"), `/desk/api/sections/${rows[0].section_id}/close`, {});
});

test("a renamed section has its name in the menu and on its page at once, and its old address answers 301", async ({
  as,
  reader,
}) => {
  const { page } = await as("managing_editor");
  const id = await makeSection();
  await makeArticle({ publicState: "live", workState: "approved", fields: { sectionId: id } });
  await reader.goto(`/en/sections/section-${id}`);
  await expect(reader.getByRole("heading", { level: 1, name: `Section ${id} en` })).toBeVisible();
  await page.goto("/desk/sections");
  await page.getByRole("button", { name: `Change Section ${id} en`, exact: true }).click();
  await edition(page, "English").getByRole("textbox", { name: "Name" }).fill(`Quays ${id}`);
  await edition(page, "English").getByRole("textbox", { name: "Address" }).fill(`quays-${id}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The section has been saved.")).toBeVisible();
  const old = await reader.request.get(`/en/sections/section-${id}`, { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([301, `/en/sections/quays-${id}`]);
  await reader.goto(`/en/sections/quays-${id}`);
  await expect(reader.getByRole("heading", { level: 1, name: `Quays ${id}` })).toBeVisible();
  await expect(menu(reader).getByRole("link", { name: `Quays ${id}` })).toBeVisible();
});

test("a closed section leaves the menu and takes nothing more in; its page and its articles stay until it is opened again", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const writer = await as("journalist");
  const id = await makeSection();
  const article = await makeArticle({ publicState: "live", workState: "approved", fields: { sectionId: id } });
  await reader.goto("/en");
  await expect(menu(reader).getByRole("link", { name: `Section ${id} en` })).toBeVisible();

  await page.goto("/desk/sections");
  await page.getByRole("button", { name: `Close Section ${id} en`, exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Nothing more can be filed there and it leaves the menu.");
  await page.getByRole("button", { name: "Close section" }).click();
  await expect(page.getByText(`Section ${id} en is closed.`)).toBeVisible();

  await reader.goto("/en");
  await expect(menu(reader).getByRole("link", { name: `Section ${id} en` })).toHaveCount(0);
  await reader.goto(`/en/sections/section-${id}`);
  await expect(reader.getByRole("link", { name: `Headline ${article.id}` }).first()).toBeVisible();
  await writer.page.goto("/desk/articles");
  await writer.page.getByRole("button", { name: "New article" }).click();
  const sections = writer.page.getByRole("dialog").getByRole("combobox", { name: "Section" });
  await expect(sections.getByRole("option", { name: `Section ${id} en` })).toHaveCount(0);

  await page.getByRole("button", { name: `Open again: Section ${id} en` }).click();
  await expect(page.getByText(`Section ${id} en is open again.`)).toBeVisible();
  await reader.goto("/en");
  await expect(menu(reader).getByRole("link", { name: `Section ${id} en` })).toBeVisible();
  expect(await eventsAbout(database, `section:${id}`)).toEqual(["section.closed", "section.reopened"]);
});

test("only editors keep sections: nobody else is shown how, and the server refuses", async ({ as, database }) => {
  const id = await makeSection();
  const names = { en: { name: "Taken", slug: "" }, ar: { name: "", slug: "" } };
  const state = async () =>
    JSON.stringify((await database.query("SELECT xmin, * FROM sections WHERE id = $1", [id])).rows);
  const before = await state();
  for (const role of ["contributor", "journalist", "sub_editor", "photo_editor", "administrator"] as const) {
    const staff = await as(role);
    await staff.page.goto("/desk/sections");
    // Administrators are there to say where approving takes a second person, and for nothing else.
    const title = role === "administrator" ? "Who approves" : "There is nothing here";
    await expect(staff.page.getByRole("heading", { name: title })).toBeVisible();
    const buttons = staff.page.getByRole("main").getByRole("button", { name: /^(Move|Change|Close|New|Open again)/ });
    await expect(buttons).toHaveCount(0);
    expect((await command(staff, "/desk/api/sections", { names })).status).toBe(403);
    expect((await command(staff, `/desk/api/sections/${id}`, { names, version: "x" }, "PUT")).status).toBe(403);
    expect((await command(staff, `/desk/api/sections/${id}/close`, {})).status).toBe(403);
    expect((await command(staff, "/desk/api/sections/order", { order: [], was: [] }, "PUT")).status).toBe(403);
  }
  expect(await state()).toBe(before);
});

for (const locale of ["en", "ar"] as const) {
  test(`sections are kept without a barrier, in ${locale === "en" ? "English" : "Arabic"}`, async ({
    as,
    database,
  }) => {
    test.slow();
    const staff = await as("editor");
    await readsDeskIn(database, staff, locale);
    const { page } = staff;
    await makeSection();
    await page.goto("/desk/sections");
    await expectAccessible(page);
    const row = page.getByRole("main").getByRole("listitem").first();
    for (const button of [row.getByRole("button").nth(0), row.getByRole("button").nth(1)]) {
      await button.click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(button).toBeFocused();
    }
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await expectFits(page);
  });
}
