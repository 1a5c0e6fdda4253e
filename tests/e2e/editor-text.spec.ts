import { makeArticle, paragraphs } from "#tests/factories/newsroom";
import { paste } from "#tests/support/clipboard";
import { expect, test } from "#tests/support/e2e";
import { caretAfter, expectSaved, fieldOf, openArticle, storedBody, textOf } from "#tests/support/editor";

/** The text itself: what keys and tools make of it, in both scripts, and what of that the database holds. */
/** A paragraph as it is kept: a direction only where somebody set one. */
const line = (text: string, dir?: "ltr" | "rtl") => ({
  type: "paragraph",
  ...(dir ? { attrs: { dir } } : {}),
  content: [{ type: "text", text }],
});

test("headings, lists, links and quotations are made from the keyboard and kept as data", async ({ as, database }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("What the pact says") } });
  await openArticle(page, id);
  await caretAfter(page, "What the pact says");
  await page.keyboard.press("Control+Alt+2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- Warn a day before");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Share every gauge");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Read the pact");
  await expectSaved(page);
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe("pact");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByLabel("Address").fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Set the link" }).click();
  await expect(dialog).toContainText("A link leads to a page");
  await dialog.getByLabel("Address").fill("https://example.org/pact");
  await dialog.getByRole("button", { name: "Set the link" }).click();
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("A day would have saved it.");
  await page.keyboard.press("Control+Alt+q");
  await page.getByRole("textbox", { name: "Who said it" }).fill("Hala Nasser");
  await page.getByRole("textbox", { name: "As what" }).fill("mediator");
  await expectSaved(page);
  const item = (text: string) => ({ type: "listItem", content: [line(text)] });
  await expect
    .poll(() => storedBody(database, id))
    .toEqual({
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "What the pact says" }] },
        { type: "bulletList", content: [item("Warn a day before"), item("Share every gauge")] },
        {
          type: "paragraph",
          content: [
            { type: "text", text: "Read the " },
            { type: "text", text: "pact", marks: [{ type: "link", attrs: { href: "https://example.org/pact" } }] },
          ],
        },
        {
          type: "quote",
          attrs: { speaker: "Hala Nasser", role: "mediator" },
          content: [{ type: "text", text: "A day would have saved it." }],
        },
      ],
    });
});

test("a link is set on the words that were selected, however soon its key follows", async ({ as, database }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("Read the pact") } });
  await openArticle(page, id);
  await caretAfter(page, "Read the pact");
  // A browser under load tells of a selection only after the key that was meant for it.
  await textOf(page).evaluate((text) => {
    addEventListener("selectionchange", (event) => event.stopImmediatePropagation(), { capture: true });
    const words = text.querySelector("p")?.firstChild;
    if (words) document.getSelection()?.setBaseAndExtent(words, "Read the pact".length, words, "Read the ".length);
    text.dispatchEvent(new KeyboardEvent("keydown", { key: "k", code: "KeyK", ctrlKey: true, bubbles: true }));
  });
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByLabel("Address").fill("https://example.org/pact");
  await dialog.getByRole("button", { name: "Set the link" }).click();
  await expectSaved(page);
  await expect
    .poll(async () => (await storedBody(database, id)).content)
    .toEqual([
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Read the " },
          { type: "text", text: "pact", marks: [{ type: "link", attrs: { href: "https://example.org/pact" } }] },
        ],
      },
    ]);
});

test("Arabic in an English article runs from the right, and one paragraph's direction is turned by key and kept", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("The council met.", "WHO قالت المنظمة") } });
  await openArticle(page, id);
  await caretAfter(page, "The council met.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("قال الوسيط إن الاتفاق ملزم (المادة 4).");
  const arabic = textOf(page).getByText("قال الوسيط");
  await expect(arabic).toHaveCSS("direction", "rtl");

  const turned = textOf(page).getByText("قالت المنظمة");
  await expect(turned).toHaveCSS("direction", "ltr");
  await turned.click();
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toContain("قالت المنظمة");
  await page.keyboard.press("Control+Shift+x");
  await expect(turned).toHaveCSS("direction", "rtl");
  await expectSaved(page);
  await expect
    .poll(async () => (await storedBody(database, id)).content)
    .toEqual([
      line("The council met."),
      line("قال الوسيط إن الاتفاق ملزم (المادة 4)."),
      line("WHO قالت المنظمة", "rtl"),
    ]);
  await page.reload();
  await expect(turned).toHaveCSS("direction", "rtl");

  await page.goto(`/desk/articles/${id}/revisions/working`);
  await expect(page.getByText("قالت المنظمة")).toHaveCSS("direction", "rtl");
});

test("in an Arabic article an empty field and an empty paragraph begin on the right, and English in it on the left", async ({
  as,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({
    edition: "ar",
    fields: { headline: "", standfirst: "", body: paragraphs("اجتمع المجلس.") },
  });
  await openArticle(page, id);
  await expect(fieldOf(page, "Headline")).toHaveCSS("direction", "rtl");
  await caretAfter(page, "اجتمع المجلس.");
  await page.keyboard.press("Enter");
  const last = textOf(page).getByRole("paragraph").last();
  await expect(last).toHaveCSS("direction", "rtl");
  await page.keyboard.type("The council met");
  await expect(last).toHaveCSS("direction", "ltr");
  await fieldOf(page, "Headline").fill("Council meets");
  await expect(fieldOf(page, "Headline")).toHaveCSS("direction", "ltr");
});

test("a paste from a word processor keeps paragraphs, lists, links and emphasis, and nothing else of it", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("First.") } });
  await openArticle(page, id);
  await caretAfter(page, "First.");
  await page.keyboard.press("Enter");
  await paste(textOf(page), {
    "text/plain": "The pact\nbinds all\none\ntwo",
    "text/html": `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
      <p class="MsoNormal" style="color:red;font-family:Calibri"><span style="font-size:30pt">The <b>pact</b> is
      <a href="https://example.org/p" onclick="alert(1)" style="color:blue">here</a>.<o:p></o:p></span></p>
      <p class="MsoNormal"><o:p>&nbsp;</o:p></p>
      <script>alert(1)</script><ul><li style="margin:3cm">one</li><li>two</li></ul><!--EndFragment--></body></html>`,
  });
  await expectSaved(page);
  const item = (text: string) => ({ type: "listItem", content: [line(text)] });
  await expect
    .poll(async () => (await storedBody(database, id)).content)
    .toEqual([
      line("First."),
      {
        type: "paragraph",
        content: [
          { type: "text", text: "The " },
          { type: "text", text: "pact", marks: [{ type: "bold" }] },
          { type: "text", text: " is " },
          { type: "text", text: "here", marks: [{ type: "link", attrs: { href: "https://example.org/p" } }] },
          { type: "text", text: "." },
        ],
      },
      { type: "bulletList", content: [item("one"), item("two")] },
    ]);
});

test("words are counted as they are typed, and a headline that is too long says so and holds the article back", async ({
  as,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { headline: "Council meets", body: paragraphs("One two three.") } });
  await openArticle(page, id);
  await expect(page.getByText(/^3 words/)).toBeVisible();
  await caretAfter(page, "One two three.");
  await page.keyboard.type(" Four five.");
  await expect(page.getByText(/^5 words · 25 characters · 1 minute to read/)).toBeVisible();

  const headline = fieldOf(page, "Headline");
  await headline.fill("A headline of seventy letters, which is more than search engines show.");
  await expect(headline).toHaveAccessibleDescription(/70 characters/);
  await headline.fill("Long ".repeat(60).trim());
  await expect(headline).toHaveAccessibleDescription(/299/);
  await page.getByRole("tab", { name: /^Checks/ }).click();
  await expect(page.getByText("1 thing holds it back")).toBeVisible();
  const check = page.getByRole("listitem").filter({ hasText: "The headline is too long." });
  await check.getByRole("button", { name: "Edit: Headline" }).click();
  await expect(headline).toBeFocused();
  await headline.fill("Council meets");
  await expect(headline).not.toHaveAccessibleDescription(/characters/);
});

test("a translation is begun from its article, linked to it, and written with the source beside it", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { headline: "River pact signed", body: paragraphs("The council met.") } });
  await openArticle(page, id);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Start the Arabic translation" }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(textOf(page)).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Show the English version beside" }).click();
  const source = page.getByRole("region", { name: "English version" });
  await expect(source.getByRole("heading", { name: "River pact signed" })).toBeVisible();
  await expect(source).toContainText("The council met.");
  await expect(source.getByText("The council met.")).toHaveCSS("direction", "ltr");
  await fieldOf(page, "Headline").fill("توقيع ميثاق النهر");
  await expectSaved(page);
  const { rows } = await database.query(
    "SELECT edition, headline FROM articles WHERE translation_group_id = (SELECT translation_group_id FROM articles WHERE id = $1) ORDER BY edition",
    [id],
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { edition: "en", headline: "River pact signed" },
      { edition: "ar", headline: "توقيع ميثاق النهر" },
    ]),
  );
});
