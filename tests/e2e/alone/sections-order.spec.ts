import type { Page } from "@playwright/test";
import { makeSection } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";

/** The order of the menu is one for all: no other test may make a section meanwhile. */
const names = (page: Page) => page.getByRole("list", { name: "Sections", exact: true }).getByRole("listitem");
const menu = (page: Page) => page.getByRole("navigation", { name: "Sections" }).getByRole("link");

async function openIn(page: Page): Promise<string[]> {
  await page.goto("/desk/sections");
  return names(page).evaluateAll((rows) => rows.map((row) => row.querySelector("p")?.textContent?.trim() ?? ""));
}

test("sections are put in order by keyboard, which keeps the focus on the row, and the menu follows when it is put out", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const before = await openIn(page);
  const [first = "", second = ""] = before;
  const down = page.getByRole("button", { name: `Move ${first} down`, exact: true });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(names(page).nth(1)).toContainText(first);
  await expect(page.getByRole("status").filter({ hasText: `${first} is now number 2.` })).toHaveCount(1);
  await expect(down).toBeFocused();
  await expect(page.getByText("This order is not out yet.")).toBeVisible();
  const { rows: stands } = await database.query(
    "SELECT n.name FROM sections s JOIN section_names n ON n.section_id = s.id AND n.edition = 'en' WHERE s.closed_at IS NULL ORDER BY s.position, s.id LIMIT 1",
  );
  expect(stands[0].name).toBe(first);

  await page.getByRole("button", { name: "Put this order out" }).click();
  await expect(page.getByText("The sections have a new order.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Put this order out" })).toHaveCount(0);
  await reader.goto("/en");
  await expect(menu(reader).nth(0)).toHaveText(second);
  await expect(menu(reader).nth(1)).toHaveText(first);
  const { rows } = await database.query("SELECT action FROM events ORDER BY seq DESC LIMIT 1");
  expect(rows[0].action).toBe("section.reordered");

  // And back again, to the top, where the button up is gone and the one down takes the focus.
  await page.getByRole("button", { name: `Move ${first} up`, exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Move ${first} down`, exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Put this order out" }).click();
  await expect.poll(() => openIn(page)).toEqual(before);
});

test("sections are put in order by dragging, and stand as they stood when that is not put out", async ({ as }) => {
  const { page } = await as("editor");
  const before = await openIn(page);
  const [first = ""] = before;
  await names(page).nth(0).dragTo(names(page).nth(2));
  await expect(names(page).nth(2)).toContainText(first);
  await page.getByRole("button", { name: "Back to the order that is out" }).click();
  await expect(names(page).nth(0)).toContainText(first);
  expect(await openIn(page)).toEqual(before);
});

test("who orders sections that somebody has changed meanwhile is told, keeps the order, and can put it out again", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const [first = "", second = ""] = await openIn(page);
  await page.getByRole("button", { name: `Move ${first} down`, exact: true }).click();
  const id = await makeSection();
  await database.query("UPDATE sections SET position = (SELECT max(position) + 1 FROM sections) WHERE id = $1", [id]);
  const positions = "SELECT id, position FROM sections ORDER BY id";
  const before = (await database.query(positions)).rows;
  await page.getByRole("button", { name: "Put this order out" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Somebody has changed the sections since you opened this page." }),
  ).toBeVisible();
  await expect(names(page).last()).toContainText(`Section ${id} en`);
  await expect(names(page).first()).toContainText(second);
  expect((await database.query(positions)).rows).toEqual(before);

  await page.getByRole("button", { name: "Put this order out" }).click();
  await expect(page.getByText("The sections have a new order.")).toBeVisible();
  await reader.goto("/en");
  await expect(menu(reader).first()).toHaveText(second);
});
