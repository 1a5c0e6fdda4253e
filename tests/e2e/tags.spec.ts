import type { Page } from "@playwright/test";
import type pg from "pg";
import { newId } from "#lib/platform/ids";
import { makeArticle, makeTag } from "#tests/factories/newsroom";
import { expect, expectAccessible, expectFits, type Staff, test } from "#tests/support/e2e";
import { openArticle } from "#tests/support/editor";
import { command, eventsAbout, readsDeskIn } from "#tests/support/filing";

const edition = (page: Page, name: "English" | "Arabic") => page.getByRole("dialog").getByRole("group", { name });

/** The list, narrowed to what a search finds. */
async function findTag(page: Page, words: string): Promise<void> {
  await page.goto("/desk/tags");
  await page.getByRole("searchbox", { name: "Find a tag, in either script" }).fill(words);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.waitForURL(/q=/);
}

async function namesOf(database: pg.Pool, id: string): Promise<Record<string, { name: string; slug: string }>> {
  const { rows } = await database.query<{ edition: string; name: string; slug: string }>(
    "SELECT edition, name, slug FROM tag_names WHERE tag_id = $1",
    [id],
  );
  return Object.fromEntries(rows.map(({ edition, name, slug }) => [edition, { name, slug }]));
}

/** Where an address of the paper leads without following it. */
async function answerAt(page: Page, address: string): Promise<{ status: number; location: string }> {
  const response = await page.request.get(address, { maxRedirects: 0 });
  return { status: response.status(), location: decodeURI(response.headers().location ?? "") };
}

test("a journalist makes a tag in both languages; its page opens with the first article filed under it", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("journalist");
  const name = `Salt marsh ${newId()}`;
  await page.goto("/desk/tags");
  await page.getByRole("button", { name: "New tag" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Type" }).selectOption("place");
  await edition(page, "English").getByRole("textbox", { name: "Name" }).fill(name);
  await expect(edition(page, "English").getByRole("textbox", { name: "Address" })).toHaveValue(
    name.toLowerCase().replaceAll(" ", "-"),
  );
  await edition(page, "Arabic").getByRole("textbox", { name: "Name" }).fill(`سبخة ${name}`);
  await page.getByRole("button", { name: "Make tag" }).click();
  await expect(page.getByText(`${name} has been made.`)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const { rows } = await database.query("SELECT tag_id FROM tag_names WHERE name = $1", [name]);
  const id = String(rows[0].tag_id);
  const names = await namesOf(database, id);
  expect(names.ar?.slug).toBe(`سبخة-${names.en?.slug}`);
  expect(await eventsAbout(database, `tag:${id}`)).toEqual(["tag.created"]);

  const address = `/en/tags/${names.en?.slug}`;
  expect((await answerAt(reader, address)).status).toBe(404);
  await makeArticle({ publicState: "live", workState: "approved", fields: { tags: [id] } });
  await reader.goto(address);
  await expect(reader.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(reader.getByText("Place", { exact: true })).toBeVisible();
});

test("a renamed tag has its new name on its page at once, and its old address answers 301", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const id = await makeTag();
  await makeArticle({ publicState: "live", workState: "approved", fields: { tags: [id] } });
  await reader.goto(`/en/tags/tag-${id}`);
  await expect(reader.getByRole("heading", { level: 1, name: `Tag ${id} en` })).toBeVisible();

  await findTag(page, `Tag ${id} en`);
  await page.getByRole("button", { name: `Change Tag ${id} en`, exact: true }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Type" }).selectOption("organisation");
  await edition(page, "English").getByRole("textbox", { name: "Name" }).fill(`River board ${id}`);
  await edition(page, "English").getByRole("textbox", { name: "Address" }).fill(`River Board ${id}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The tag has been saved.")).toBeVisible();
  expect((await namesOf(database, id)).en).toEqual({ name: `River board ${id}`, slug: `river-board-${id}` });

  expect(await answerAt(reader, `/en/tags/tag-${id}`)).toEqual({ status: 301, location: `/en/tags/river-board-${id}` });
  await reader.goto(`/en/tags/river-board-${id}`);
  await expect(reader.getByRole("heading", { level: 1, name: `River board ${id}` })).toBeVisible();
  await expect(reader.getByText("Organisation", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: `Change River board ${id}`, exact: true })).toBeFocused();
});

test("merging says first what will happen; then one page lists both tags' articles and the other address leads there", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("editor");
  const [from, into] = [await makeTag(), await makeTag()];
  const { id } = await makeArticle({ publicState: "live", workState: "approved", fields: { tags: [from] } });
  const kept = await makeArticle({ publicState: "live", workState: "approved", fields: { tags: [into] } });
  const revisions = "SELECT count(*)::int AS count, max(hash) AS hash FROM revisions WHERE article_id = $1";
  const before = (await database.query(revisions, [id])).rows;

  await findTag(page, `Tag ${from} en`);
  await page.getByRole("button", { name: `Merge Tag ${from} en`, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: /^Merge into/ })).toHaveCount(0);
  // By keyboard alone: look at what is offered, type, choose with Enter, walk to the button.
  const find = dialog.getByRole("combobox", { name: "Find the tag that stays" });
  await expect(dialog.getByRole("option").nth(1)).toBeVisible();
  await expect(dialog.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await find.pressSequentially(`Tag ${into} ar`);
  await expect(dialog.getByRole("option", { name: `Tag ${into} en` })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(
    dialog.getByText(`1 article that carries Tag ${from} en is then listed under Tag ${into} en.`),
  ).toBeVisible();
  await expect(dialog.getByText(new RegExp(`/en/tags/tag-${from}.+/ar/tags/tag-${from}`))).toBeVisible();
  expect((await database.query("SELECT merged_into_id FROM tags WHERE id = $1", [from])).rows[0].merged_into_id).toBe(
    null,
  );
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: `Merge into Tag ${into} en` })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Tag ${from} en is now part of Tag ${into} en.`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Merge Tag ${from} en`, exact: true })).toHaveCount(0);

  expect(await eventsAbout(database, `tag:${from}`)).toEqual(["tag.merged"]);
  for (const each of ["en", "ar"]) {
    expect(await answerAt(reader, `/${each}/tags/tag-${from}`)).toEqual({
      status: 301,
      location: `/${each}/tags/tag-${into}`,
    });
  }
  await reader.goto(`/en/tags/tag-${into}`);
  for (const article of [id, kept.id]) {
    await expect(reader.getByRole("link", { name: `Headline ${article}` }).first()).toBeVisible();
  }
  // What was approved stays as it was approved.
  expect((await database.query(revisions, [id])).rows).toEqual(before);
  const { rows } = await database.query("SELECT tag_ids FROM articles WHERE id = $1", [id]);
  expect(rows[0].tag_ids).toEqual([from]);
});

test("of two editors who change one tag, the second is told what it says now and loses nothing", async ({
  as,
  database,
}) => {
  const id = await makeTag();
  const open = async ({ page }: Staff) => {
    await findTag(page, `Tag ${id} en`);
    await page.getByRole("button", { name: `Change Tag ${id} en`, exact: true }).click();
    return edition(page, "English");
  };
  const [first, second] = [await as("editor"), await as("managing_editor")];
  const [theirs, mine] = [await open(first), await open(second)];
  await theirs.getByRole("textbox", { name: "Name" }).fill(`Theirs ${id}`);
  await mine.getByRole("textbox", { name: "Name" }).fill(`Mine ${id}`);
  await mine.getByRole("textbox", { name: "Description" }).fill("What I wrote about it.");
  await first.page.getByRole("button", { name: "Save" }).click();
  await expect(first.page.getByText("The tag has been saved.")).toBeVisible();

  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(
    second.page.getByRole("alert").filter({ hasText: "Somebody has changed this since you opened it." }),
  ).toBeVisible();
  await expect(mine.getByText(`It now says: Theirs ${id}`)).toBeVisible();
  await expect(mine.getByRole("textbox", { name: "Name" })).toHaveValue(`Mine ${id}`);
  await expect(mine.getByRole("textbox", { name: "Description" })).toHaveValue("What I wrote about it.");
  expect((await namesOf(database, id)).en?.name).toBe(`Theirs ${id}`);

  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(second.page.getByText("The tag has been saved.")).toBeVisible();
  expect((await namesOf(database, id)).en?.name).toBe(`Mine ${id}`);
});

test("a tag that is called otherwise meanwhile, and so is not listed any more, keeps its form and what was typed", async ({
  as,
  database,
}) => {
  const id = await makeTag();
  const { page } = await as("editor");
  await findTag(page, id);
  await page.getByRole("button", { name: `Change Tag ${id} en`, exact: true }).click();
  await edition(page, "English").getByRole("textbox", { name: "Description" }).fill("What I wrote about it.");
  const other = newId();
  await database.query("UPDATE tag_names SET name = $2 || ' ' || edition WHERE tag_id = $1", [id, `Other ${other}`]);

  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Somebody has changed this since you opened it." }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: `Change Tag ${id} en`, includeHidden: true })).toHaveCount(0);
  await expect(edition(page, "English").getByText(`It now says: Other ${other} en`)).toBeVisible();
  await expect(edition(page, "English").getByRole("textbox", { name: "Description" })).toHaveValue(
    "What I wrote about it.",
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The tag has been saved.")).toBeVisible();
  const { rows } = await database.query("SELECT description FROM tag_names WHERE tag_id = $1 AND edition = 'en'", [id]);
  expect(rows).toEqual([{ description: "What I wrote about it." }]);
});

test("of the tags that are asked for by their ids, what can be no id is left out", async ({ as }) => {
  const id = await makeTag();
  const { page } = await as("journalist");
  const answer = await page.request.get(`/desk/api/tags?ids=%00,${id},'`);
  expect(answer.status()).toBe(200);
  expect((await answer.json()).tags.map((tag: { id: string }) => tag.id)).toEqual([id]);
});

test("what was typed into a form survives Escape and a click outside until it is thrown away", async ({ as }) => {
  const { page } = await as("journalist");
  await page.goto("/desk/tags");
  await page.getByRole("button", { name: "New tag" }).click();
  const name = edition(page, "English").getByRole("textbox", { name: "Name" });
  await name.fill("Half a thought");
  await page.keyboard.press("Escape");
  await expect(page.getByText("What you entered is not saved yet.")).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(name).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(name).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "New tag" })).toBeFocused();
});

test("a refusal stands at its field and takes the focus there: no name, too long a name, another's address", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const [id, other] = [await makeTag(), await makeTag()];
  await findTag(page, `Tag ${id} en`);
  await page.getByRole("button", { name: `Change Tag ${id} en`, exact: true }).click();
  const name = edition(page, "English").getByRole("textbox", { name: "Name" });
  const address = edition(page, "English").getByRole("textbox", { name: "Address" });
  for (const [typed, said] of [
    ["", "This is needed."],
    ["Long ".repeat(40), "At most 80 characters."],
  ] as const) {
    await name.fill(typed);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(name).toHaveAccessibleDescription(new RegExp(said));
    await expect(name).toBeFocused();
    await expect(name).toHaveValue(typed);
  }
  await name.fill(`Tag ${id} en`);
  await address.fill(`tag-${other}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(address).toHaveAccessibleDescription(new RegExp(`“tag-${other}” is already in use`));
  await expect(address).toBeFocused();
  expect((await namesOf(database, id)).en).toEqual({ name: `Tag ${id} en`, slug: `tag-${id}` });
});

test("thousands of tags are paged, narrowed by type and found in either script, however hamza and harakat are typed", async ({
  as,
  database,
}) => {
  const { page } = await as("journalist");
  const mark = newId();
  // Sixty-one of one type and two of another, all called alike.
  for (let number = 0; number < 63; number += 1) {
    const id = newId();
    await database.query("INSERT INTO tags (id, type) VALUES ($1, $2::tag_type)", [
      id,
      number < 61 ? "topic" : "person",
    ]);
    await database.query(
      "INSERT INTO tag_names (tag_id, edition, name, slug) VALUES ($1, 'en', $2, $3), ($1, 'ar', $4, $3)",
      [id, `Reed ${mark} ${number}`, `reed-${id}`, number === 62 ? `الإِمارة ${mark}` : `قصب ${mark} ${number}`],
    );
  }
  const rows = page.getByRole("list", { name: "Tags" }).getByRole("listitem");
  await findTag(page, `Reed ${mark}`);
  await expect(rows).toHaveCount(60);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole("link", { name: "Previous page" })).toBeVisible();
  await page.getByRole("combobox", { name: "Type" }).selectOption("person");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await findTag(page, `امارة ${mark}`);
  await expect(rows.first()).toContainText(`الإِمارة ${mark}`);
  await findTag(page, `Nothing is called ${newId()}${newId()}`);
  await expect(page.getByText("No tag is called that")).toBeVisible();
});

test("a contributor reads tags, a journalist makes them, and only editors are served when they rename or merge", async ({
  as,
  database,
}) => {
  const [id, into] = [await makeTag(), await makeTag()];
  const state = async () =>
    JSON.stringify((await database.query("SELECT xmin, * FROM tags WHERE id = ANY($1)", [[id, into]])).rows);
  const before = await state();
  const names = { en: { name: "Taken over", slug: "" }, ar: { name: "مأخوذ", slug: "" } };
  for (const role of ["contributor", "journalist", "sub_editor", "photo_editor", "administrator"] as const) {
    const staff = await as(role);
    await findTag(staff.page, `Tag ${id} en`);
    await expect(staff.page.getByRole("list", { name: "Tags" })).toContainText(`Tag ${id} en`);
    await expect(staff.page.getByRole("button", { name: /^(Change|Merge) / })).toHaveCount(0);
    const makes = role === "journalist" || role === "sub_editor";
    await expect(staff.page.getByRole("button", { name: "New tag" })).toHaveCount(makes ? 1 : 0);
    const change = await command(staff, `/desk/api/tags/${id}`, { type: "topic", names, version: "x" }, "PUT");
    expect(change).toMatchObject({ status: 403, error: { message: expect.stringContaining("Only editors") } });
    expect((await command(staff, `/desk/api/tags/${id}/merge`, { into, version: "x" })).status).toBe(403);
    if (!makes) expect((await command(staff, "/desk/api/tags", { type: "topic", names })).status).toBe(403);
  }
  expect(await state()).toBe(before);
});

for (const locale of ["en", "ar"] as const) {
  test(`tags are kept without a barrier, in ${locale === "en" ? "English" : "Arabic"}`, async ({ as, database }) => {
    test.slow();
    const staff = await as("editor");
    await readsDeskIn(database, staff, locale);
    const { page } = staff;
    await makeTag();
    await page.goto("/desk/tags");
    await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
    await expectAccessible(page);
    const row = page.getByRole("main").getByRole("listitem").first();
    const [change, merge] = [row.getByRole("button").first(), row.getByRole("button").last()];
    for (const button of [change, merge]) {
      await button.click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      // A list of tags that is open within the window closes first.
      await page.keyboard.press("Escape");
      if (button !== change) await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(button).toBeFocused();
    }
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await expectFits(page);
  });
}

test("a new tag is offered in the editor only to those who may make one", async ({ as }) => {
  for (const [role, mayMake] of [
    ["journalist", true],
    ["contributor", false],
    ["photo_editor", false],
  ] as const) {
    const { page, member } = await as(role);
    const { id } = await makeArticle(role === "photo_editor" ? {} : { writer: member });
    await openArticle(page, id);
    const box = page.getByRole("combobox", { name: "Add a tag" });
    await box.fill(`Nowhere ${id}`);
    await expect(page.getByRole("listbox").getByText("No tag of this name."), role).toBeVisible();
    await expect(page.getByRole("option", { name: "topic" }), role).toHaveCount(mayMake ? 1 : 0);
    await expect(box).toHaveAttribute("placeholder", mayMake ? /or make one/ : /^Find in either script$/);
  }
});

test("Enter that comes before the answer takes what is found then, not what was found before", async ({ as }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle();
  const [before, wanted] = [await makeTag(), await makeTag()];
  await openArticle(page, id);
  const box = page.getByRole("combobox", { name: "Add a tag" });
  await box.fill(`Tag ${before}`);
  await expect(page.getByRole("option", { name: `Tag ${before} en` })).toBeVisible();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/desk/api/tags?q=*", async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/desk\/api\/tags\?q=/);
  await box.fill(`Tag ${wanted}`);
  await box.press("Enter");
  await asked;
  answer();
  await expect(page.getByRole("button", { name: `Remove Tag ${wanted} en` })).toBeVisible();
  await expect(page.getByRole("button", { name: `Remove Tag ${before} en` })).toHaveCount(0);
});

test("where the server gives no answer a field that finds tags says so, and offers to make none", async ({ as }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle();
  await openArticle(page, id);
  await page.route("**/desk/api/tags?q=*", (route) => route.abort());
  const box = page.getByRole("combobox", { name: "Add a tag" });
  await box.fill("Tag");
  const list = page.getByRole("listbox");
  await expect(list).toContainText("The server cannot be reached.");
  await expect(list.getByText("No tag of this name.")).toHaveCount(0);
  await expect(page.getByRole("option", { name: "topic" })).toHaveCount(0);
});
