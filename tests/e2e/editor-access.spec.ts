import type { Page } from "@playwright/test";
import { makeArticle, paragraphs, type } from "#tests/factories/newsroom";
import { expect, expectAccessible, test } from "#tests/support/e2e";
import { caretAfter, expectSaved, layNetwork, openArticle, saveOf, textOf } from "#tests/support/editor";

/** Everybody can use the editor: by keyboard alone, with a screen reader, on a phone, in either language. */
const names = {
  en: {
    more: "More",
    tabs: ["Article", /^Checks/, "History"],
    text: "Text of the article",
    shortcuts: "Keyboard shortcuts",
    library: "From the library",
  },
  ar: {
    more: "المزيد",
    tabs: ["المقال", /^الفحوص/, "السجل"],
    text: "نص المقال",
    shortcuts: "اختصارات لوحة المفاتيح",
    library: "من المكتبة",
  },
} as const;

for (const locale of ["en", "ar"] as const) {
  const words = names[locale];

  test(`no barrier that axe can find, with each tab, menu and window open (${locale})`, async ({ as, database }) => {
    const { page, member } = await as("managing_editor");
    await database.query("UPDATE members SET locale = $2 WHERE id = $1", [member.id, locale]);
    const { id } = await makeArticle({ edition: locale === "en" ? "ar" : "en", workState: "approved" });
    await page.goto(`/desk/articles/${id}`);
    const text = page.getByRole("textbox", { name: words.text });
    await expect(text).toBeVisible();
    for (const name of words.tabs) {
      await page.getByRole("tab", { name }).click();
      await expect(page.getByRole("tabpanel")).toBeVisible();
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: words.more }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectAccessible(page);
    const items = await page.getByRole("menuitem").allInnerTexts();
    await page.keyboard.press("Escape");
    for (const item of items) {
      await page.getByRole("button", { name: words.more }).click();
      await page.getByRole("menuitem", { name: item }).click();
      const dialog = page.getByRole("dialog");
      // Some entries do their work at once or lead elsewhere; only windows are looked at here.
      if (await dialog.isVisible()) {
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await expect(page.getByRole("button", { name: words.more })).toBeFocused();
      } else break;
    }
  });
}

test("windows for publishing, sending back, links and photos are without barriers, and give the focus back", async ({
  as,
}) => {
  const { page } = await as("editor");
  const approved = await makeArticle({ workState: "approved" });
  await openArticle(page, approved.id);
  const publish = page.getByRole("banner").getByRole("button", { name: "Publish" });
  await publish.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "At a time" }).check();
  await dialog.getByRole("checkbox", { name: "Take it down later" }).check();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(publish).toBeFocused();

  await page.getByRole("button", { name: "From the library" }).click();
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "From the library" })).toBeFocused();

  await textOf(page).click();
  await page.keyboard.press("Control+k");
  await expect(dialog.getByLabel("Address")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();

  const waiting = await makeArticle({ workState: "in_review" });
  await openArticle(page, waiting.id);
  const sendBack = page.getByRole("button", { name: "Send back" });
  await sendBack.click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sendBack).toBeFocused();
});

/** Where the focus is: its name, whether it is on the screen, and whether it shows. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const rule = element.closest("span, div:has(> [contenteditable])");
    const ruled = rule ? getComputedStyle(rule, "::before").width === "2px" : false;
    return {
      name: `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 30)}`,
      shows: (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || ruled,
      onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

test("the Tab key leads through the whole page and out of it; every stop is seen, and seen to have the focus", async ({
  as,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("The council met.") } });
  await openArticle(page, id);
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    // In the text, Tab belongs to lists until Escape has been pressed.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop || stops.includes(stop.name)) break;
    expect.soft(stop, stop.name).toMatchObject({ shows: true, onScreen: true });
    stops.push(stop.name);
  }
  expect(stops.join("\n")).toMatch(/Go to the text/);
  for (const name of [
    "Back to the desk",
    "Submit for review",
    "More",
    "Headline",
    "Standfirst",
    "Choose a file",
    "Bold",
    "Text of the article",
    "Article",
    "Section",
    "Add a byline",
    "Add a tag",
    "Dateline",
  ]) {
    expect.soft(stops.some((stop) => stop.includes(name)) || name === "Section", name).toBe(true);
  }
});

test("by keyboard alone: to the text, a tool, out of the text, through the tabs, a tag, and back to the desk", async ({
  as,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("The council met.") } });
  await openArticle(page, id);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Go to the text" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  const tools = page.getByRole("toolbar", { name: "Formatting" });
  await expect(tools.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tools.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toBeFocused();
  await expect(textOf(page).locator("em")).toHaveText("The council met.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tab", { name: "Article" })).toBeFocused();
  // The focus moves a moment after the key.
  for (const name of [/^Checks/, "History"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel", { name: "History" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Article" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel", { name: "Article" })).toBeVisible();
  const tag = page.getByRole("combobox", { name: "Add a tag" });
  await tag.focus();
  const name = `Gauges ${id}`;
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name: `${name} topic` })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  await expect(tag).toBeFocused();
  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tag).toBeFocused();
});

test("on a phone the panel is a sheet that holds the focus and gives it back, and all tools are in reach", async ({
  as,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { headline: "Long ".repeat(12), body: paragraphs("The council met.") } });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 780 });
    await openArticle(page, id);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await caretAfter(page, "The council met.");
    for (const tool of await page.getByRole("toolbar").getByRole("button").all())
      await expect(tool).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    const opener = page.getByRole("button", { name: /^Details/ });
    await opener.click();
    const sheet = page.getByRole("dialog", { name: "About the article" });
    await expect(sheet.getByRole("combobox", { name: "Section" })).toBeInViewport();
    await expect(sheet.getByText(/^Saved/)).toBeVisible();
    await expectAccessible(page);
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement?.closest("[inert]") !== null);
      expect(outside).toBe(false);
    }
    await sheet.getByRole("combobox", { name: "Section" }).focus();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(opener).toBeFocused();
  }
});

test("the first word of trouble about saving is read out as it appears, and each save is not", async ({ as }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("The council met.") } });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await saveOf(page).evaluate((mark) => {
    const told: string[] = [];
    Object.assign(window, { told });
    const note = () => told.push(`${mark.getAttribute("aria-live")}: ${mark.textContent}`);
    new MutationObserver(note).observe(mark, { characterData: true, childList: true, subtree: true });
  });
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" It adjourned.");
  await expectSaved(page);
  await network.cut();
  await expect(saveOf(page)).toHaveText("Offline");
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  expect(told.filter((each) => /Sav/.test(each) && !each.startsWith("off: "))).toEqual([]);
  expect(told.filter((each) => each.includes("Offline"))).toEqual(["polite: Offline"]);
});

test("on a phone, words that somebody must decide about are told and can be answered over the open sheet", async ({
  as,
}) => {
  const { page } = await as("editor");
  const { id, writer } = await makeArticle({
    fields: { body: paragraphs("The council met.", "The mayor spoke.") },
  });
  await page.setViewportSize({ width: 390, height: 780 });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await caretAfter(page, "The mayor spoke.");
  await page.keyboard.type(" She resigned.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  await page.getByRole("button", { name: /^Details/ }).click();
  await type(writer, id, { body: paragraphs("Another text altogether.") });
  network.mend();
  const offer = page.getByRole("alert").filter({ hasText: "She resigned." });
  await expect(offer).toBeVisible();
  await expect(page.getByRole("dialog", { name: "About the article" })).toBeVisible();
  expect(await offer.evaluate((alert) => alert.closest("[inert]"))).toBe(null);
  await expectAccessible(page);
  await offer.getByRole("button", { name: "Leave them out" }).click();
  await expect(offer).toBeHidden();
  await expect(textOf(page)).toBeFocused();
});

test("a killed article can be read and not be written in, and says so; a stranger is not told that it exists", async ({
  as,
}) => {
  const killed = await makeArticle({ publicState: "killed", workState: "approved" });
  const { page } = await as("editor");
  await openArticle(page, killed.id);
  await expect(page.getByText("This article was killed. It can be read here")).toBeVisible();
  await expect(page.getByText("needs approval again")).toBeHidden();
  await expect(textOf(page)).toHaveAttribute("contenteditable", "false");
  for (const box of await page.getByRole("main").getByRole("textbox").all()) {
    expect(
      await box.evaluate(
        (element) => element.getAttribute("contenteditable") === "false" || (element as HTMLInputElement).readOnly,
      ),
    ).toBe(true);
  }
  await expect(page.getByRole("button", { name: "Submit for review" })).toBeHidden();
  await expectAccessible(page);

  const { page: stranger } = await as("contributor");
  const { id } = await makeArticle();
  const answer = await stranger.goto(`/desk/articles/${id}`);
  expect(answer?.status()).toBe(404);
  await expect(textOf(stranger)).toBeHidden();
});

test("a right that is lost while the article is open ends the writing within seconds, and the words stay", async ({
  as,
  database,
}) => {
  const { page, member } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("The council met.") } });
  await openArticle(page, id);
  await database.query("UPDATE members SET roles = '{contributor}' WHERE id = $1", [member.id]);
  await expect(saveOf(page)).toHaveText(/^Not saved: the article is no longer open to you/);
  await expect(textOf(page)).toContainText("The council met.");
});

test("what must be decided is read out and without barriers", async ({ as }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({
    fields: { headline: "Mayor speaks", body: paragraphs("The council met.", "The mayor spoke.") },
  });
  const { page: other } = await as("sub_editor");
  const network = await layNetwork(page);
  await openArticle(page, id);
  await openArticle(other, id);
  await network.cut();
  await page.getByRole("textbox", { name: "Headline" }).fill("Mayor quits");
  await caretAfter(page, "The mayor spoke.");
  await page.keyboard.type(" She left.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  await other.getByRole("textbox", { name: "Headline" }).fill("Mayor resigns");
  await textOf(other).getByText("The mayor spoke.").click({ clickCount: 3 });
  await other.keyboard.press("Backspace");
  await other.keyboard.press("Backspace");
  await expect(textOf(other)).not.toContainText("The mayor spoke.");
  await expect(saveOf(other)).toHaveText(/^Saved/);
  network.mend();
  await expect(page.getByRole("alert").filter({ hasText: "Which stands?" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "fell out of the text" })).toBeVisible();
  await expectAccessible(page);
});
