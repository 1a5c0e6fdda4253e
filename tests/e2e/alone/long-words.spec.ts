import type { Locator, Page } from "@playwright/test";
import { type Edition, editions } from "#lib/editions";
import { translator } from "#lib/i18n";
import { makeLink } from "#lib/members/links";
import { db } from "#lib/platform/db/index";
import { expect, type Staff, test } from "#tests/support/e2e";
import { readsDeskIn } from "#tests/support/filing";
import { type LongWords, longEmail, longWord, makeLongWords } from "#tests/support/long-words";
import { secretOf } from "#tests/support/members";

/**
 * Nothing that a person or a wire can write makes a page wider than its window. Everything that is shown is one long
 * word here, also the name of the newsroom and the steps of its review: it runs by itself.
 */

const phone = 390;
const widths = [1280, phone] as const;

let made: LongWords;
test.beforeEach(async ({ as }) => {
  made ??= await makeLongWords(await as("photo_editor"));
});
test.afterAll(async () => {
  await made?.clear();
});

for (const locale of editions) {
  const language = locale === "en" ? "English" : "Arabic";

  test(`no page of the paper is wider than its window, in ${language}`, async ({ reader }) => {
    const look = looker(reader);
    const address = (list: string, of: { names: Record<Edition, { slug: string }> } | undefined) =>
      `/${locale}/${list}/${encodeURIComponent(of?.names[locale].slug ?? "")}`;
    const nothing = unknownWord(locale);
    for (const path of [
      `/${locale}`,
      address("sections", made.sections[0]),
      address("sections", made.sections[2]),
      address("tags", made.tags[0]),
      address("authors", made.authors[0]),
      `/${locale}/articles/x-${made.approved[locale]}`,
      `/${locale}/articles/x-${made.killed[locale]}`,
      `/${locale}/corrections`,
      `/${locale}/search?q=${encodeURIComponent(longWord(locale, 200))}`,
      `/${locale}/search?q=${encodeURIComponent(longWord(locale, 199))}x`,
      `/${locale}/${nothing}`,
    ]) {
      await reader.goto(path);
      await look.at(path);
    }
    expect(look.found).toEqual([]);
  });

  test(`no page and no window of the desk is wider than its own, in ${language}`, async ({ as, database, reader }) => {
    const staff = await manager(as, database, locale);
    const { page } = staff;
    const look = looker(page);
    const word = encodeURIComponent(longWord(locale, 100));
    const [section] = made.sections;
    for (const path of [
      "/desk",
      "/desk/articles",
      `/desk/articles?q=${word}&section=${section?.id}&edition=${locale}&work=draft&public=none`,
      "/desk/articles?view=mine",
      "/desk/articles?view=scheduled",
      `/desk/fronts?edition=${locale}`,
      `/desk/media?q=${word}nothing`,
      `/desk/tags?q=${word}nothing`,
      "/desk/settings",
      "/desk/profile",
      `/desk/${unknownWord(locale)}`,
      ...[made.sentBack, made.killed, made.scheduled].map((ids) => `/desk/articles/${ids[locale]}`),
      ...["compare?from=0&to=1", "compare?from=1&to=2", "revisions/1", "revisions/working"].map(
        (what) => `/desk/articles/${made.approved[locale]}/${what}`,
      ),
    ]) {
      await page.goto(path);
      if (/articles\/\w+$/.test(path)) await opened(page, locale);
      await look.at(path);
    }
    const door = looker(reader);
    const { address } = await db.$transaction((tx) => makeLink(tx, "invitation", staff.member.id));
    for (const path of ["/desk/sign-in", `/desk/welcome/${secretOf(address)}`]) {
      await reader.goto(path);
      await door.at(path);
    }
    expect([...look.found, ...door.found]).toEqual([]);
  });
}

for (const locale of editions) {
  test(`no window over the desk has to be scrolled sideways, in ${locale === "en" ? "English" : "Arabic"}`, async ({
    as,
    database,
  }) => {
    const { page } = await manager(as, database, locale);
    const look = looker(page);
    const dialog = page.getByRole("dialog");
    const row = translator(locale, "filing.row");
    const authors = translator(locale, "people.authors");
    const members = translator(locale, "people.members");
    const button = (name: string, within: Page | Locator = page) => within.getByRole("button", { name, exact: true });
    const close = async () => {
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
    };
    const nameOf = (of: { names: Record<Edition, { name: string }> } | undefined) => of?.names[locale].name ?? "";
    const [author, closing] = made.authors.slice(editions.indexOf(locale));
    const [tag, into] = made.tags;

    await page.goto("/desk/articles");
    await button(translator(locale, "desk.create")("open")).click();
    await look.at("new article");

    await page.goto("/desk/media");
    await look.at("photos");
    const photos = page.getByRole("list", { name: translator(locale, "filing.photos")("list") }).getByRole("button");
    for (const [index, words] of ["without words", "in Arabic", "with uses"].entries()) {
      await photos.nth(index).click();
      await expect(dialog.getByText(translator(locale, "filing.photos")("uses"))).toBeVisible();
      await look.at(`a photo ${words}`);
      await close();
    }

    await page.goto("/desk/authors");
    await look.at("authors");
    await button(row("changeName", { name: nameOf(author) })).click();
    await look.at("an author");
    await button(authors("portraitChoose")).click();
    await expect(dialog.last().getByRole("listitem").first()).toBeVisible();
    await look.at("the photo library");
    await page.keyboard.press("Escape");
    await close();
    await button(row("closeName", { name: nameOf(closing) })).click();
    await look.at("closing an author");
    await button(authors("close")).click();
    await expect(page.getByText(authors("closedToast", { name: nameOf(closing) }))).toBeVisible();
    await look.at("a closed author");

    await page.goto(`/desk/tags?q=${encodeURIComponent(nameOf(tag))}`);
    await look.at("tags");
    await button(row("changeName", { name: nameOf(tag) })).click();
    await look.at("a tag");
    await close();
    await button(row("mergeName", { name: nameOf(tag) })).click();
    await dialog.getByRole("combobox").fill(nameOf(into));
    await dialog
      .getByRole("option", { name: nameOf(into) })
      .first()
      .click();
    await expect(button(translator(locale, "people.tags")("mergeSubmit", { name: nameOf(into) }))).toBeVisible();
    await look.at("merging tags");

    await page.goto("/desk/sections");
    await look.at("sections");
    await button(row("changeName", { name: nameOf(made.sections[0]) })).click();
    await look.at("a section");
    await close();
    await button(row("closeName", { name: nameOf(made.sections[0]) })).click();
    await look.at("closing a section");

    await page.goto("/desk/people");
    await look.at("people");
    await button(members("edit", { name: longWord("en", 80) }))
      .first()
      .click();
    await look.at("a member");
    await button(members("newLink")).click();
    await expect(dialog.last().getByRole("textbox", { name: members("linkLabel") })).toBeVisible();
    await look.at("an invitation");
    expect(look.found).toEqual([]);
  });

  test(`nothing in the editor is wider than its place, in ${locale === "en" ? "English" : "Arabic"}`, async ({
    as,
    database,
  }) => {
    const { page } = await manager(as, database, locale);
    const look = looker(page);
    const t = translator(locale, "editor");
    const word = longWord(locale, 2_000);
    const dialog = page.getByRole("dialog");
    const button = (name: string, within: Page | Locator = page) => within.getByRole("button", { name, exact: true });
    const menu = async (name: string) => {
      await button(t("actions.menu")).click();
      await page.getByRole("menuitem", { name }).click();
    };
    const close = async () => {
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
    };

    await test.step("its tabs, beside the article and over it", async () => {
      await page.goto(`/desk/articles/${made.inReview[locale]}`);
      await opened(page, locale);
      await page.setViewportSize({ width: phone, height: 900 });
      await page.locator(".panel-opener").click();
      const tabs = page.getByRole("tab");
      for (const [index, holds] of [t("fields.dateline"), t("checks.title"), t("history.events")].entries()) {
        await tabs.nth(index).click();
        await expect(page.getByRole("tabpanel").getByText(holds, { exact: true })).toBeVisible();
        await look.at(`the tab with ${holds}`);
      }
      await tabs.first().click();
      for (const name of [t("tags.add"), t("bylines.add")]) {
        await page.getByRole("combobox", { name, exact: true }).fill(longWord(locale, 60));
        await expect(page.getByRole("listbox", { name }).getByRole("option").first()).toBeVisible();
        await look.at(name);
      }
    });

    await test.step("its windows", async () => {
      await page.goto(`/desk/articles/${made.inReview[locale]}`);
      await opened(page, locale);
      await button(t("actions.sendBack")).click();
      await dialog.getByRole("textbox").fill(word);
      await look.at("sending back");
      await close();
      await page.goto(`/desk/articles/${made.approved[locale]}`);
      await opened(page, locale);
      await menu(t("actions.kill"));
      await dialog.getByRole("textbox").fill(word);
      await look.at("killing");
      await close();
      await button(t("actions.publish")).click();
      await dialog.getByRole("combobox", { name: t("publish.change") }).selectOption("correction");
      await dialog.getByRole("textbox", { name: t("publish.note") }).fill(word);
      await look.at("publishing");
      await close();
      await menu(t("actions.beside", { language: t(`languages.${locale === "en" ? "ar" : "en"}`) }));
      await expect(page.locator(".source-column .prose")).toBeVisible();
      await look.at("the other language beside");
    });
    expect(look.found).toEqual([]);
  });
}

/** Somebody with every page of the desk, whose own name is as long as any. */
async function manager(
  as: (role: "managing_editor") => Promise<Staff>,
  database: Parameters<typeof readsDeskIn>[0],
  locale: Edition,
): Promise<Staff> {
  const staff = await as("managing_editor");
  await readsDeskIn(database, staff, locale);
  await database.query(
    "UPDATE members SET name = $2, email = $3, roles = '{managing_editor,administrator}' WHERE id = $1",
    [staff.member.id, longWord(locale, 80), longEmail(staff.member.id)],
  );
  return staff;
}

/** Until the article stands in its editor as the server has it. */
async function opened(page: Page, locale: Edition): Promise<void> {
  const name = translator(locale, "editor.body")("label");
  await expect(page.getByRole("textbox", { name })).toBeVisible();
}

/** Looks at a page at each width, and keeps what is wider than it may be. */
function looker(page: Page) {
  const found: string[] = [];
  return {
    found,
    at: async (where: string): Promise<void> => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await page.evaluate(tooWide)).map((what) => `${where} at ${width}: ${what}`));
      }
      await page.setViewportSize({ width: widths[0], height: 900 });
    },
  };
}

/** The page where it is wider than the window, and whatever in it would have to be scrolled sideways. */
async function tooWide(): Promise<string[]> {
  // Layouts that hang on the width by script are drawn anew after it has changed.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth}`);
  const told = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class")?.slice(0, 60)} ${element.textContent?.slice(0, 12)}`;
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    if (!element.checkVisibility() || element.matches("input, body > header nav ul")) continue;
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + 1) found.push(`${told(element)} scrolls sideways`);
  }
  const seen = new Set<Element>();
  const linesOf = (words: Range) =>
    new Set([...words.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top))).size;
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.nodeValue ?? "";
    if (!parent?.checkVisibility() || parent.closest("script, style, textarea, option") || text.trim() === "") continue;
    range.selectNodeContents(node);
    // What is short keeps its words whole beside what is long; a hyphen within the text is no fault.
    const words = parent.closest(".prose") || linesOf(range) < 2 ? [] : text.matchAll(/[\p{L}\p{N}]+/gu);
    for (const { 0: word, index } of words) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (word.length <= 20 && linesOf(range) > 1) found.push(`${word} is broken in ${told(parent)}`);
    }
    // Words that stand over their neighbours, though they do not widen the page.
    range.selectNodeContents(node);
    const { left, right, width } = range.getBoundingClientRect();
    if (width < 8) continue;
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.overflowX !== "visible" || style.position === "fixed") break;
      if (style.display === "inline" || style.display === "contents") continue;
      const rect = box.getBoundingClientRect();
      if ((left < rect.left - 2 || right > rect.right + 2) && !seen.has(box)) {
        seen.add(box);
        found.push(`${told(parent)} sticks out of ${told(box)}`);
        break;
      }
    }
  }
  return found;
}

/** A long word for addresses, which are logged: none that stands in a text, which is not. */
function unknownWord(locale: Edition): string {
  return encodeURIComponent([...longWord(locale, 100)].toReversed().join(""));
}
