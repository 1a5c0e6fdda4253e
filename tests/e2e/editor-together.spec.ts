import { makeArticle, paragraphs, type } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";
import {
  caretAfter,
  expectSaved,
  fieldOf,
  layNetwork,
  openArticle,
  saveOf,
  storedText,
  textOf,
} from "#tests/support/editor";

/** Several people in one article: they see each other, and what they type merges or is asked about; nothing goes under. */
const body = () => paragraphs("The council met.", "The mayor spoke.", "The hall emptied.");

test("two people type in one text at once, see each other there, and both are named as its writers", async ({
  as,
  database,
}) => {
  const { id } = await makeArticle({ fields: { body: body() } });
  const [one, two] = [await as("editor"), await as("sub_editor")];
  await openArticle(one.page, id);
  await openArticle(two.page, id);
  await expect(one.page.getByRole("list", { name: `Also here: ${two.member.name}` })).toBeVisible();

  await caretAfter(one.page, "The council met.");
  await caretAfter(two.page, "The hall emptied.");
  await expect(textOf(one.page).getByTitle(two.member.name)).toBeVisible();
  await Promise.all([
    one.page.keyboard.type(" It began at nine and ended at noon."),
    two.page.keyboard.type(" The doors were shut behind them."),
  ]);
  for (const { page } of [one, two]) {
    await expectSaved(page);
    await expect(textOf(page)).toContainText("The council met. It began at nine and ended at noon.");
    await expect(textOf(page)).toContainText("The hall emptied. The doors were shut behind them.");
  }
  await expect.poll(() => storedText(database, id)).toContain("The doors were shut behind them.");
  const { rows } = await database.query("SELECT DISTINCT member_id FROM article_updates WHERE article_id = $1", [id]);
  expect(rows.map((row) => row.member_id)).toEqual(expect.arrayContaining([one.member.id, two.member.id]));
});

test("one person's two windows show the same text, and her own face in neither", async ({ as }) => {
  const { id } = await makeArticle({ fields: { body: body() } });
  const { page, context } = await as("editor");
  await openArticle(page, id);
  const second = await context.newPage();
  await openArticle(second, id);
  await caretAfter(second, "The council met.");
  await second.keyboard.type(" From the second window.");
  await expect(textOf(page)).toContainText("The council met. From the second window.");
  await caretAfter(page, "The mayor spoke.");
  await page.keyboard.type(" From the first.");
  await expect(textOf(second)).toContainText("The mayor spoke. From the first.");
  await expect(page.getByRole("list", { name: /^Also here/ })).toBeHidden();
});

test("a colleague's letters in the same field leave the caret between the letters where it was", async ({ as }) => {
  const { id } = await makeArticle({ fields: { headline: "Council meets" } });
  const [one, two] = [await as("editor"), await as("sub_editor")];
  await openArticle(one.page, id);
  await openArticle(two.page, id);
  const [mine, theirs] = [fieldOf(one.page, "Headline"), fieldOf(two.page, "Headline")];
  await mine.focus();
  await mine.press("End");
  await theirs.focus();
  await theirs.press("Home");
  await expect(one.page.getByTitle(`${two.member.name} is writing here`)).toBeVisible();
  await two.page.keyboard.type("City ");
  await expect(mine).toHaveValue("City Council meets");
  await one.page.keyboard.type(" again");
  await expect(theirs).toHaveValue("City Council meets again");
});

/** One undo takes back what was typed in one go, which is more or less on a slow machine: as often as it takes. */
const until = (action: () => Promise<void>, outcome: () => Promise<void>) =>
  expect(async () => {
    await action();
    await outcome();
  }).toPass();
const soon = { timeout: 1_000 };

test("undo takes back one's own words and leaves a colleague's, in the text and in a field", async ({ as }) => {
  const { id } = await makeArticle({ fields: { headline: "Council meets", body: body() } });
  const [one, two] = [await as("editor"), await as("sub_editor")];
  await openArticle(one.page, id);
  await openArticle(two.page, id);

  await caretAfter(one.page, "The council met.");
  await one.page.keyboard.type(" Mine.");
  await caretAfter(two.page, "The mayor spoke.");
  await two.page.keyboard.type(" Theirs.");
  await expect(textOf(one.page)).toContainText("The mayor spoke. Theirs.");
  await until(
    () => one.page.keyboard.press("ControlOrMeta+z"),
    () => expect(textOf(one.page)).not.toContainText("M", soon),
  );
  await expect(textOf(one.page)).toContainText("The mayor spoke. Theirs.");
  await until(
    () => one.page.keyboard.press("ControlOrMeta+Shift+z"),
    () => expect(textOf(two.page)).toContainText("The council met. Mine.", soon),
  );

  const mine = fieldOf(one.page, "Headline");
  await mine.focus();
  await mine.press("End");
  await one.page.keyboard.type(" late");
  const theirs = fieldOf(two.page, "Headline");
  await expect(theirs).toHaveValue("Council meets late");
  await theirs.focus();
  await theirs.press("Home");
  await two.page.keyboard.type("City ");
  await expect(mine).toHaveValue("City Council meets late");
  await until(
    () => mine.press("ControlOrMeta+z"),
    () => expect(mine).toHaveValue("City Council meets", soon),
  );
  await expect(theirs).toHaveValue("City Council meets");
  await until(
    () => mine.press("ControlOrMeta+Shift+z"),
    () => expect(theirs).toHaveValue("City Council meets late", soon),
  );
});

for (const [answer, stands] of [
  ["Keep mine", "Mayor quits"],
  ["Keep theirs", "Mayor resigns"],
] as const) {
  test(`a headline changed on both sides while apart: both are shown, and "${answer}" settles it`, async ({
    as,
    database,
  }) => {
    const { id, writer } = await makeArticle({ fields: { headline: "Mayor speaks", body: body() } });
    const { page } = await as("editor");
    const network = await layNetwork(page);
    await openArticle(page, id);
    await network.cut();
    await expect(saveOf(page)).toHaveText("Offline");
    const headline = fieldOf(page, "Headline");
    await headline.fill("Mayor quits");
    await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
    await type(writer, id, { headline: "Mayor resigns" });
    network.mend();

    const question = page.getByRole("alert").filter({ hasText: "Headline was changed here and elsewhere" });
    await expect(question).toContainText("Mayor quits");
    await expect(question).toContainText("Mayor resigns");
    await question.getByRole("button", { name: answer }).click();
    await expect(question).toBeHidden();
    await expect(headline).toHaveValue(stands);
    await expect(headline).toBeFocused();
    await expectSaved(page);
    await expect
      .poll(async () => (await database.query("SELECT headline FROM articles WHERE id = $1", [id])).rows[0].headline)
      .toBe(stands);
  });
}

test("words typed in a paragraph that a colleague removed at that moment are offered back, through a reload, and come back once", async ({
  as,
  database,
}) => {
  const { id } = await makeArticle({ fields: { body: body() } });
  const [apart, other] = [await as("editor"), await as("sub_editor")];
  const network = await layNetwork(apart.page);
  await openArticle(apart.page, id);
  await openArticle(other.page, id);
  await network.cut();
  await expect(saveOf(apart.page)).toHaveText("Offline");
  await caretAfter(apart.page, "The mayor spoke.");
  await apart.page.keyboard.type(" She resigned at once.");
  await expect(saveOf(apart.page)).toHaveText("Offline, kept on this computer");

  await textOf(other.page).getByText("The mayor spoke.").click({ clickCount: 3 });
  await other.page.keyboard.press("Backspace");
  await other.page.keyboard.press("Backspace");
  await expect(textOf(other.page)).not.toContainText("The mayor spoke.");
  await expectSaved(other.page);
  network.mend();

  const offer = (page: typeof apart.page) => page.getByRole("alert").filter({ hasText: "fell out of the text" });
  for (const { page } of [apart, other]) await expect(offer(page)).toContainText("She resigned at once.");
  await apart.page.reload();
  await expect(offer(apart.page)).toContainText("She resigned at once.");
  await offer(apart.page).getByRole("button", { name: "Put back at the end" }).click();
  for (const { page } of [apart, other]) {
    await expect(offer(page)).toBeHidden();
    await expect(textOf(page)).toContainText("She resigned at once.");
  }
  await expectSaved(apart.page);
  await expect.poll(async () => (await storedText(database, id)).split("She resigned at once.").length).toBe(2);
});

test("lost words that are not wanted are let go, and stay out", async ({ as, database }) => {
  const { id, writer } = await makeArticle({ fields: { body: body() } });
  const { page } = await as("editor");
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await caretAfter(page, "The mayor spoke.");
  await page.keyboard.type(" She resigned.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  await type(writer, id, { body: paragraphs("Another text altogether.") });
  network.mend();
  const offer = page.getByRole("alert").filter({ hasText: "She resigned." });
  await offer.getByRole("button", { name: "Leave them out" }).click();
  await expect(offer).toBeHidden();
  await expect(textOf(page)).toBeFocused();
  await page.reload();
  await expect(textOf(page)).toContainText("Another text altogether.");
  await expect(offer).toBeHidden();
  expect(await storedText(database, id)).not.toContain("She resigned.");
});
