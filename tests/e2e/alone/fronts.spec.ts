import type { Page } from "@playwright/test";
import type pg from "pg";
import { kill } from "#lib/articles/unpublish";
import type { Edition } from "#lib/editions";
import { newId } from "#lib/platform/ids";
import { makeArticle, makeMember } from "#tests/factories/newsroom";
import { publishedArticle } from "#tests/factories/paper";
import { expect, expectAccessible, expectFits, test } from "#tests/support/e2e";
import { command, readsDeskIn } from "#tests/support/filing";

/** An edition has one front: no other test may count on what leads it meanwhile. */
const places = (page: Page) => page.getByRole("list", { name: "Places on the front" }).getByRole("listitem");
const leading = (reader: Page) =>
  reader.getByRole("region", { name: "Leading the news" }).getByRole("heading", { level: 2 });

async function live(edition: Edition = "en"): Promise<{ id: string; headline: string }> {
  const { id } = await makeArticle({ publicState: "live", workState: "approved", edition });
  return { id, headline: `Headline ${id}` };
}

/** Articles of the English edition that have been live for so long that none of them leads by itself. */
async function aged(count: number): Promise<{ id: string; headline: string }[]> {
  const articles: { id: string; headline: string }[] = [];
  for (let day = 1; day <= count; day += 1) {
    const headline = `Aged ${newId()}`;
    const { id } = await publishedArticle({ headline, startsAt: new Date(Date.UTC(2019, 0, day)) });
    articles.push({ id, headline });
  }
  return articles;
}

async function slots(database: pg.Pool, edition: Edition): Promise<string[]> {
  const { rows } = await database.query(
    "SELECT article_id FROM front_slots WHERE edition = $1::edition ORDER BY position",
    [edition],
  );
  return rows.map((row) => String(row.article_id));
}

/** Nothing chosen: every place is filled with the newest. */
async function emptyFronts(database: pg.Pool): Promise<void> {
  await database.query("DELETE FROM front_slots");
}

/** Finds an article by its headline and takes the first answer, by keyboard. */
async function choose(page: Page, headline: string): Promise<void> {
  await page.getByRole("combobox", { name: "Find a live article by its headline" }).fill(headline);
  await expect(page.getByRole("option", { name: headline })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(places(page).filter({ hasText: headline }).getByRole("button")).toHaveCount(3);
}

test("an editor chooses the lead and a second lead by their headlines, and the readers' front has them at once", async ({
  as,
  reader,
  database,
}) => {
  await emptyFronts(database);
  const { page } = await as("editor");
  const [older, old] = await aged(2);
  if (!old || !older) throw new Error("two were made");
  await page.goto("/desk/fronts");
  await expect(places(page)).toHaveCount(5);
  await choose(page, old.headline);
  await choose(page, older.headline);
  await expect(places(page).nth(0)).toContainText("Lead");
  await expect(places(page).nth(0)).toContainText(old.headline);
  await expect(places(page).nth(1)).toContainText("Second lead 1");
  await expect(places(page).nth(2)).toContainText("Filled with the newest");
  await expect(page.getByText("Not out yet.")).toBeVisible();
  await reader.goto("/en");
  await expect(leading(reader).filter({ hasText: old.headline })).toHaveCount(0);

  // The second lead is put above the lead, by keyboard.
  await page.getByRole("button", { name: `Move ${older.headline} up` }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Move ${older.headline} down` })).toBeFocused();
  const shownBefore = await places(page).evaluateAll((rows) => rows.map((row) => row.textContent ?? ""));
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect(page.getByText("The front is out.")).toBeVisible();

  await reader.goto("/en");
  await expect(leading(reader).nth(0)).toHaveText(older.headline);
  await expect(leading(reader).nth(1)).toHaveText(old.headline);
  await expect(leading(reader)).toHaveCount(5);
  // What the desk said would fill the rest is what does.
  for (const [index, text] of shownBefore.entries()) {
    expect(text).toContain((await leading(reader).nth(index).textContent()) ?? "?");
  }
  expect(await slots(database, "en")).toEqual([older.id, old.id]);
  const { rows } = await database.query("SELECT action, data FROM events ORDER BY seq DESC LIMIT 1");
  expect(rows[0]).toMatchObject({ action: "front.changed", data: { edition: "en", to: [older.id, old.id] } });
  await expect(page.getByRole("tabpanel", { name: "English" }).getByText("Readers see this front.")).toBeVisible();
  await expect(page.getByRole("region", { name: "What readers see now" }).getByRole("listitem").first()).toHaveText(
    older.headline,
  );
});

test("an article that is taken off leaves its place to the newest, and five are as many as there is room for", async ({
  as,
  reader,
  database,
}) => {
  test.slow();
  await emptyFronts(database);
  const { page } = await as("managing_editor");
  const chosen = await aged(5);
  const newest = await live();
  await page.goto("/desk/fronts");
  for (const { headline } of chosen) await choose(page, headline);
  const search = page.getByRole("combobox", { name: "Find a live article by its headline" });
  await search.fill(newest.headline);
  await expect(page.getByRole("option", { name: newest.headline })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("All five places are taken. Take one off first.")).toBeVisible();
  await expect(places(page)).toHaveCount(5);
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect(page.getByText("The front is out.")).toBeVisible();

  await page.getByRole("button", { name: `Take off: ${chosen[0]?.headline}` }).click();
  await expect(search).toBeFocused();
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect.poll(() => slots(database, "en")).toEqual(chosen.slice(1).map(({ id }) => id));
  await reader.goto("/en");
  await expect(leading(reader).first()).toHaveText(chosen[1]?.headline ?? "");
  await expect(leading(reader).filter({ hasText: newest.headline })).toHaveCount(1);
});

test("a front is put in order by dragging", async ({ as, database }) => {
  await emptyFronts(database);
  const { page } = await as("editor");
  const chosen = [await live(), await live(), await live()];
  await page.goto("/desk/fronts");
  for (const { headline } of chosen) await choose(page, headline);
  await places(page).nth(0).dragTo(places(page).nth(2));
  await expect(places(page).nth(2)).toContainText(chosen[0]?.headline ?? "");
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect(page.getByText("The front is out.")).toBeVisible();
  expect(await slots(database, "en")).toEqual([chosen[1]?.id, chosen[2]?.id, chosen[0]?.id]);
});

test("of two editors who put a front out, the second is told, keeps hers, and may put it out over the first", async ({
  as,
  reader,
  database,
}) => {
  await emptyFronts(database);
  const [first, second] = [await as("editor"), await as("editor")];
  const [theirs, mine] = [await live(), await live()];
  for (const { page } of [first, second]) await page.goto("/desk/fronts");
  await choose(first.page, theirs.headline);
  await choose(second.page, mine.headline);
  await first.page.getByRole("button", { name: "Put this front out" }).click();
  await expect(first.page.getByText("The front is out.")).toBeVisible();

  await second.page.getByRole("button", { name: "Put this front out" }).click();
  await expect(
    second.page.getByRole("alert").filter({ hasText: "Another editor has put this front out since you opened it" }),
  ).toBeVisible();
  await expect(places(second.page).first()).toContainText(mine.headline);
  const now = second.page.getByRole("region", { name: "What readers see now" }).getByRole("listitem");
  await expect(now.first()).toHaveText(theirs.headline);
  expect(await slots(database, "en")).toEqual([theirs.id]);

  await second.page.getByRole("button", { name: "Put this front out" }).click();
  await expect(second.page.getByText("The front is out.")).toBeVisible();
  await expect(now.first()).toHaveText(mine.headline);
  expect(await slots(database, "en")).toEqual([mine.id]);
  await reader.goto("/en");
  await expect(leading(reader).first()).toHaveText(mine.headline);
});

test("what is killed between choosing and putting out is refused at its place, and never on the readers' front", async ({
  as,
  reader,
  database,
}) => {
  await emptyFronts(database);
  const { page } = await as("editor");
  const [good, bad] = [await live(), await live()];
  await page.goto("/desk/fronts");
  await choose(page, bad.headline);
  await choose(page, good.headline);
  await kill(await makeMember("editor"), bad.id, { reason: "Forged." });
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Not all of these are live in this edition any more." }),
  ).toBeVisible();
  await expect(places(page).nth(0)).toContainText("This is no longer live in this edition. Take it off the front.");
  expect(await slots(database, "en")).toEqual([]);
  await reader.goto("/en");
  await expect(reader.getByRole("link", { name: bad.headline })).toHaveCount(0);
  await page.getByRole("button", { name: `Take off: ${bad.headline}` }).click();
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect(page.getByText("The front is out.")).toBeVisible();
  expect(await slots(database, "en")).toEqual([good.id]);
});

test("each edition has its own front, and what was begun on one waits while the other is looked at", async ({
  as,
  reader,
  database,
}) => {
  await emptyFronts(database);
  const { page } = await as("editor");
  const [english, arabic] = [await live("en"), await live("ar")];
  await page.goto("/desk/fronts?edition=ar");
  await choose(page, arabic.headline);
  await page.getByRole("tab", { name: "English" }).click();
  await page.getByRole("combobox", { name: "Find a live article by its headline" }).fill(arabic.headline);
  await expect(page.getByText("No live article matches.").last()).toBeVisible();
  await choose(page, english.headline);
  await page.getByRole("tab", { name: "العربية" }).click();
  await expect(places(page).first()).toContainText(arabic.headline);
  await page.getByRole("button", { name: "Put this front out" }).click();
  await expect(page.getByText("The front is out.")).toBeVisible();
  expect(await slots(database, "ar")).toEqual([arabic.id]);
  expect(await slots(database, "en")).toEqual([]);
  await reader.goto("/ar");
  await expect(reader.getByRole("heading", { level: 2 }).first()).toHaveText(arabic.headline);
});

test("only editors choose the front: for all others there is no such page, and the server refuses", async ({
  as,
  database,
}) => {
  const { id } = await live();
  const before = await slots(database, "en");
  for (const role of ["contributor", "journalist", "sub_editor", "photo_editor", "administrator"] as const) {
    const staff = await as(role);
    await staff.page.goto("/desk/fronts");
    await expect(staff.page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    const body = { edition: "en", articleIds: [id], version: 0 };
    expect((await command(staff, "/desk/api/fronts", body, "PUT")).status).toBe(403);
    expect((await staff.page.request.get("/desk/api/fronts/articles?edition=en")).status()).toBe(403);
  }
  expect(await slots(database, "en")).toEqual(before);
});

for (const locale of ["en", "ar"] as const) {
  test(`the front is chosen without a barrier, in ${locale === "en" ? "English" : "Arabic"}`, async ({
    as,
    database,
  }) => {
    await emptyFronts(database);
    const staff = await as("editor");
    await readsDeskIn(database, staff, locale);
    const { page } = staff;
    await live(locale);
    await page.goto("/desk/fronts");
    await expectAccessible(page);
    await page.getByRole("combobox").first().focus();
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await expectFits(page);
  });
}

test("a front keeps what is pressed apart where headlines are of one word", async ({ reader, database }) => {
  await emptyFronts(database);
  for (const edition of ["en", "ar"] as const) {
    const headline = edition === "en" ? "Rain" : "مطر";
    for (let count = 0; count < 8; count += 1) {
      await makeArticle({ publicState: "live", workState: "approved", edition, fields: { headline } });
    }
    for (const width of [1_280, 800, 390]) {
      await reader.setViewportSize({ width, height: 900 });
      await reader.goto(`/${edition}`);
      await expect(reader.getByRole("heading", { level: 2, name: headline }).first()).toBeVisible();
      await expectAccessible(reader);
    }
  }
});
