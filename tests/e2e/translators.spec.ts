import type { Page } from "@playwright/test";
import { approve } from "#lib/articles/approve";
import { publish } from "#lib/articles/publish";
import { submit } from "#lib/articles/submit";
import { type Edition, editions } from "#lib/editions";
import { db } from "#lib/platform/db/index";
import { makeArticle, makeAuthor, makeMember, revisionOf } from "#tests/factories/newsroom";
import { expect, expectAccessible, expectFits, test } from "#tests/support/e2e";
import { choose, expectSaved, openArticle } from "#tests/support/editor";
import { readsDeskIn } from "#tests/support/filing";
import { structuredData } from "#tests/support/reading";

const translatorsOf = async (id: string) => (await db.article.findUniqueOrThrow({ where: { id } })).translatorIds;
const credits = (page: Page) => page.getByRole("group", { name: "Translated by" });

test("a desk credits those who translated a wire report, in their order; readers and machines are told, and the credit follows a new address", async ({
  as,
  reader,
}) => {
  const { page } = await as("editor");
  const [first, second] = [await makeAuthor(), await makeAuthor()];
  const { id, writer } = await makeArticle();
  await openArticle(page, id);
  await expect(credits(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Credit a translator" }).press("Enter");
  await expect(page.getByRole("combobox", { name: "Add a translator" })).toBeFocused();
  await page.keyboard.type(`Author ${second}`);
  await expect(page.getByRole("option", { name: `Author ${second} en` })).toBeVisible();
  await page.keyboard.press("Enter");
  await choose(page, "Add a translator", `Author ${first}`, `Author ${first} en`);
  await expect(credits(page).getByRole("listitem")).toHaveText([`Author ${second} en`, `Author ${first} en`]);
  await page.getByRole("button", { name: `Move Author ${first} en up among the translators` }).press("Enter");
  await expect(credits(page).getByRole("listitem")).toHaveText([`Author ${first} en`, `Author ${second} en`]);
  await expectSaved(page);
  await expect.poll(() => translatorsOf(id)).toEqual([first, second]);

  await submit(writer, id, { note: "" });
  const revision = await revisionOf(id);
  const editor = await makeMember("editor");
  await approve(editor, id, revision);
  await publish(editor, id, { ...revision, when: { kind: "now" }, change: "update", changeNote: "" });
  const { slug } = await db.publication.findFirstOrThrow({ where: { articleId: id } });
  await reader.goto(`/en/articles/${slug}-${id}`);
  const line = reader.getByText("Translated by");
  await expect(line).toHaveText(`Translated by Author ${first} en and Author ${second} en`);
  const link = line.getByRole("link", { name: `Author ${first} en` });
  await expect(link).toHaveAttribute("href", `/en/authors/author-${first}`);
  expect(await structuredData(reader, "NewsArticle")).toMatchObject({
    translator: [
      { "@type": "Person", name: `Author ${first} en` },
      { "@type": "Person", name: `Author ${second} en` },
    ],
  });

  await link.click();
  const listed = reader.getByRole("article").filter({ hasText: `Headline ${id}` });
  await expect(listed).toContainText("· Translation");
  for (const file of ["feed.xml", "feed.atom", "feed.json"]) {
    const feed = await reader.request.get(`/en/authors/author-${first}/${file}`);
    expect(await feed.text(), file).toContain(`Translated by Author ${first} en and Author ${second} en`);
  }

  await page.goto("/desk/authors");
  await page.getByRole("button", { name: `Change Author ${first} en`, exact: true }).click();
  const english = page.getByRole("dialog").getByRole("group", { name: "English" });
  await english.getByRole("textbox", { name: "Name" }).fill(`Renamed ${first}`);
  await english.getByRole("textbox", { name: "Address" }).fill(`renamed-${first}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The author has been saved.")).toBeVisible();
  await reader.goto(`/en/articles/${slug}-${id}`);
  await expect(link).toHaveAttribute("href", `/en/authors/renamed-${first}`);
});

test("whoever begins a translation is proposed as its translator, can take herself off by keyboard, and what changed is told", async ({
  as,
}) => {
  const { page, member } = await as("journalist");
  const own = await makeAuthor(member.id);
  const { id } = await makeArticle();
  await openArticle(page, id);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Start the Arabic translation" }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(credits(page).getByRole("listitem")).toHaveText([`Author ${own} ar`]);
  const translation = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await submit(member, translation, { note: "" });

  await page.getByRole("button", { name: `Remove Author ${own} ar from the translators` }).press("Enter");
  await expect(credits(page).getByRole("listitem")).toHaveCount(0);
  await expect(credits(page)).toBeFocused();
  await expectSaved(page);
  await expect.poll(() => translatorsOf(translation)).toEqual([]);
  await page.goto(`/desk/articles/${translation}/compare?from=1&to=working`);
  const told = page.locator("section").filter({ has: page.getByRole("heading", { name: "Translated by" }) });
  await expect(told.locator("del")).toContainText(`Author ${own} ar`);
});

test("an editor who is named as translator is offered no approval", async ({ as }) => {
  const staff = await as("editor");
  const own = await makeAuthor(staff.member.id);
  const { id } = await makeArticle({ workState: "in_review", fields: { translators: [own] } });
  await openArticle(staff.page, id);
  await expect(credits(staff.page)).toContainText(`Author ${own} en`);
  await expect(staff.page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await expect(staff.page.getByRole("button", { name: "Send back" })).toBeVisible();
});

const words: Record<
  Edition,
  { field: string; offer: string; add: string; panel: RegExp; credit: string; kind: string }
> = {
  en: {
    ...{ field: "Translated by", offer: "Credit a translator", add: "Add a translator" },
    ...{ panel: /^Details/, credit: "Translated by", kind: "Translation" },
  },
  ar: {
    ...{ field: "الترجمة", offer: "اذكر مترجمًا", add: "أضف مترجمًا" },
    ...{ panel: /^التفاصيل/, credit: "ترجمة:", kind: "ترجمة" },
  },
};

for (const locale of editions) {
  test(`the field and the credit stand in ${locale === "en" ? "English" : "Arabic"} on a small screen too, without a barrier`, async ({
    as,
    reader,
    database,
  }) => {
    test.slow();
    const staff = await as("editor");
    await readsDeskIn(database, staff, locale);
    const { page } = staff;
    const { panel, field, offer, add, credit, kind } = words[locale];
    const [signs, her] = [await makeAuthor(), await makeAuthor()];
    const { id } = await makeArticle({ edition: locale, fields: { bylines: [signs] } });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`/desk/articles/${id}`);
    await page.getByRole("button", { name: panel }).click();
    await page.getByRole("button", { name: offer }).click();
    await choose(page, add, `Author ${her}`, `Author ${her} ${locale}`);
    await expect(page.getByRole("group", { name: field })).toContainText(`Author ${her} ${locale}`);
    await expectAccessible(page);
    await expectFits(page);
    await expect.poll(() => translatorsOf(id)).toEqual([her]);

    const out = await makeArticle({
      ...{ edition: locale, publicState: "live", workState: "approved" },
      fields: { bylines: [signs], translators: [her] },
    });
    const { slug } = await db.publication.findFirstOrThrow({ where: { articleId: out.id } });
    await reader.setViewportSize({ width: 390, height: 800 });
    await reader.goto(`/${locale}/articles/${encodeURIComponent(`${slug}-${out.id}`)}`);
    await expect(reader.getByText(credit)).toHaveText(`${credit} Author ${her} ${locale}`);
    await expectAccessible(reader);
    await expectFits(reader);
    await reader.goto(`/${locale}/authors/author-${her}`);
    await expect(reader.getByRole("article").locator(".by")).toContainText(` · ${kind}`);
  });
}
