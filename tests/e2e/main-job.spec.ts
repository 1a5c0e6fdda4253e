import type { Page } from "@playwright/test";
import type pg from "pg";
import { articleAddress } from "#lib/addresses";
import { contentHash } from "#lib/articles/content";
import { cameraPhoto } from "#tests/factories/pictures";
import { pasteText } from "#tests/support/clipboard";
import { type Account, demoAccount, demoAccounts, expect, test } from "#tests/support/e2e";
import {
  beginArticle,
  choose,
  expectSaved,
  fieldOf,
  openArticle,
  openTab,
  saveOf,
  textOf,
} from "#tests/support/editor";
import { brokenInvariants } from "#tests/support/invariants";
import { openGraph, rssItems, sitemapUrls, structuredData } from "#tests/support/reading";
import { signIn } from "#tests/support/sign-in";
import { readStory } from "#tests/support/story";
import { askAsStranger, leaksOf, surfacesThatSay, workingSubject } from "#tests/support/strangers";

/**
 * The main job, from sign-in to kill, by a journalist, two editors and a reader, each in a browser of their own.
 * At every stage before publication, and after the kill, every public address is asked for every word of it.
 */
test("a wire report goes from paste to the public page, to a correction and out again", async ({
  newBrowser,
  reader,
  database,
}) => {
  test.setTimeout(600_000);
  const story = readStory();
  const [writerAccount, [editorAccount, secondAccount]] = [demoAccount("journalist"), editors()];
  const [writer, editor, second] = [await newBrowser(), await newBrowser(), await newBrowser()];

  // Words that stand nowhere else, one for each field.
  const run = Math.random().toString(36).slice(2, 8);
  const headline = `${story.headline} ${run}`;
  const word = {
    headline,
    standfirst: `lapwing${run}`,
    body: `dunlin${run}`,
    caption: `sanderling${run}`,
    credit: `whimbrel${run}`,
    alt: `redshank${run}`,
    slug: `curlew${run}`,
    tag: `Godwit${run}`,
    dateline: `Plover${run}`,
    file: `knot${run}`,
  };
  const words = Object.values(word);
  const nothingLeaks = async (id: string, more: string[] = []) =>
    expect(await leaksOf(await workingSubject(id), [...words, ...more])).toEqual([]);

  await test.step("three people sign in", async () => {
    await signIn(writer, writerAccount);
    await signIn(editor, editorAccount);
    await signIn(second, secondAccount);
  });

  const id = await test.step("the journalist begins an article; her own byline stands on it", async () => {
    const begun = await beginArticle(writer);
    await expect(chip(writer, await nameOf(database, writerAccount))).toBeVisible();
    return begun;
  });

  await test.step("what is missing is listed, with a jump to each field", async () => {
    await openTab(writer, /^Checks/);
    await expect(writer.getByText("The headline is empty. Write one.")).toBeVisible();
    await writer.getByRole("button", { name: "Choose: Section" }).click();
    await expect(writer.getByLabel("Section")).toBeFocused();
    await openTab(writer, /^Checks/);
    await writer.getByRole("button", { name: "Write it: Text" }).click();
    await expect(textOf(writer)).toBeFocused();
  });

  await test.step("she pastes the whole report; nothing of it is taken without her", async () => {
    await pasteText(writer, story.text);
    await expect(noticed(writer)).toBeVisible();
    await expect(textOf(writer).locator("p")).toHaveText([
      story.headline,
      story.subject,
      story.archiveMark,
      ...story.paragraphs,
      story.closingLine,
    ]);
    await expect(fieldOf(writer, "Headline")).toHaveValue("");
  });

  await test.step("one click each lifts the headline, the caption and the archive mark, and removes the closing line", async () => {
    for (const name of [/^Use as headline: /, /^Use as caption: /, /^Mark as archive photo: /, /^Remove: /]) {
      await noticed(writer).getByRole("button", { name }).click();
    }
    await expect(fieldOf(writer, "Headline")).toHaveValue(story.headline);
    await expect(textOf(writer).locator("p")).toHaveText(story.paragraphs);
    await expect(noticed(writer).getByRole("button")).toHaveCount(0);
  });

  await test.step("the address follows the headline until she sets it by hand", async () => {
    await openTab(writer, "Article");
    const proposed = await fieldOf(writer, "Address").inputValue();
    expect(proposed).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    await fieldOf(writer, "Address").fill(`first-${word.slug}`);
    await fieldOf(writer, "Headline").press("End");
    await fieldOf(writer, "Headline").pressSequentially(` ${run}`);
    await expect(fieldOf(writer, "Headline")).toHaveValue(headline);
    await expect(fieldOf(writer, "Address")).toHaveValue(`first-${word.slug}`);
  });

  await test.step("standfirst, section, dateline, an agency as source, tags in either script and one of her own", async () => {
    await fieldOf(writer, "Standfirst").fill(`What ${word.standfirst} means for the season.`);
    await writer.getByLabel("Section").selectOption({ label: "Politics" });
    await fieldOf(writer, "Dateline").fill(word.dateline);
    await choose(writer, "Add a byline", "arda news", /Arda News Agency/);
    await choose(writer, "Add a tag", "الهور", /Eastern Marsh/);
    await choose(writer, "Add a tag", "port selma", /^Port Selma place/);
    await choose(writer, "Add a tag", word.tag, new RegExp(`${word.tag}.*topic`));
    await expect(chip(writer, word.tag)).toContainText("topic");
    await textOf(writer).press("Control+End");
    await writer.keyboard.press("Enter");
    await textOf(writer).pressSequentially(`Nobody had heard of ${word.body} before.`);
  });

  await test.step("a lead photo with its caption, credit and the archive mark", async () => {
    const chooser = writer.waitForEvent("filechooser");
    await writer.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles(await cameraPhoto(`${word.file}.jpg`, { width: 1400, height: 940 }));
    await expect(fieldOf(writer, "Caption")).toHaveValue(story.subject);
    await fieldOf(writer, "Caption").press("End");
    await fieldOf(writer, "Caption").pressSequentially(` Seen with a ${word.caption}`);
    await fieldOf(writer, "Credit").fill(`${word.credit} / The Lantern`);
    await expect(writer.getByRole("checkbox", { name: /Archive photo/ })).toBeChecked();
  });

  await test.step("all of it is saved, and nothing of it public", async () => {
    await expectSaved(writer);
    const article = await articleRow(database, id);
    expect(article).toMatchObject({
      headline,
      slug: `first-${word.slug}`,
      work_state: "draft",
      public_state: "none",
    });
    expect(article.text).toBe([...story.paragraphs, `Nobody had heard of ${word.body} before.`].join("\n\n"));
    expect(article.tag_ids).toHaveLength(3);
    expect(article.author_ids).toHaveLength(2);
    await nothingLeaks(id);
  });

  await test.step("submitting freezes a revision; the author has no button that would approve it", async () => {
    await writer.getByRole("button", { name: "Submit for review" }).click();
    await expect(writer.getByRole("banner")).toContainText("In review · revision 1");
    await expect(writer.getByRole("button", { name: /Approve/ })).toHaveCount(0);
    const [revision] = await revisionRows(database, id);
    expect(revision).toMatchObject({ number: 1, reason: "submitted", approvals: 0 });
    expect(contentHash(revision?.content)).toBe(revision?.hash);
    expect(revision?.content.headline).toBe(headline);
    const refused = await command(writer, id, "approve", { revisionId: revision?.id, hash: revision?.hash });
    expect(refused).toEqual({ status: 403, message: "Approving is for editors." });
    expect((await revisionRows(database, id))[0]?.approvals).toBe(0);
    await nothingLeaks(id);
  });

  await test.step("the editor finds it in her queue and reads it as the reader will", async () => {
    await editor.goto("/desk");
    const row = editor.getByRole("listitem").filter({ hasText: headline });
    await expect(row).toContainText("Revision 1");
    await row.getByRole("link").click();
    await expect(editor.getByText("Revision 1 waits for approval.")).toBeVisible();
    await editor.getByRole("link", { name: "Read it as readers will" }).click();
    await expect(editor.getByRole("complementary", { name: "Preview" })).toContainText("Revision 1");
    await expect(editor.getByRole("heading", { name: headline, level: 1 })).toBeVisible();
    await expect(editor.getByRole("figure")).toContainText(`Archive photo · ${word.credit}`);
    await expect(editor.getByText(word.body)).toBeVisible();
    await expect(editor.getByText("Follow The Lantern on Google News")).toBeVisible();
    await expect(editor.getByText(story.closingLine)).toHaveCount(0);
    await editor.getByRole("link", { name: "Back to the editor" }).click();
  });

  await test.step("she sends it back, with a reason or not at all; the author reads it where she writes", async () => {
    await editor.getByRole("button", { name: "Send back" }).click();
    const dialog = editor.getByRole("dialog", { name: "Send revision 1 back" });
    await expect(dialog.getByRole("button", { name: "Send back" })).toBeDisabled();
    await dialog.getByLabel("Reason").fill("Who counted the ships?");
    await dialog.getByRole("button", { name: "Send back" }).click();
    await expect(dialog).toBeHidden();
    await expect(writer.getByRole("main").getByText("Who counted the ships?")).toBeVisible();
    const by = await nameOf(database, editorAccount);
    await expect(writer.getByRole("main").getByText(`Sent back by ${by}:`)).toBeVisible();
    await expect(writer.getByRole("banner")).toContainText("Sent back");
    await writer.goto("/desk");
    await expect(writer.getByRole("listitem").filter({ hasText: headline })).toContainText("Who counted the ships?");
    expect(await articleRow(database, id)).toMatchObject({ work_state: "draft", work_revision_id: null });
  });

  await test.step("she answers in the text and submits again; the editor sees what changed, word by word", async () => {
    await openArticle(writer, id);
    await fieldOf(writer, "Standfirst").press("End");
    await fieldOf(writer, "Standfirst").pressSequentially(" The port counted.");
    await writer.getByRole("button", { name: "Submit for review" }).click();
    await expect(writer.getByRole("banner")).toContainText("In review · revision 2");
    await expect(writer.getByRole("main").getByText("Who counted the ships?")).toHaveCount(0);
    await expect(editor.getByText("Revision 2 waits for approval.")).toBeVisible();
    await editor.getByRole("link", { name: "What changed since revision 1" }).click();
    await expect(editor.getByRole("heading", { name: "Revision 1 and revision 2" })).toBeVisible();
    await expect(editor.getByRole("insertion")).toContainText("The port counted.");
    await expect(editor.getByRole("deletion")).toHaveCount(0);
    await expect(editor.getByRole("heading", { level: 2 })).toHaveText(["Standfirst"]);
    await editor.getByRole("link", { name: "Back to the editor" }).click();
  });

  await test.step("an approval is for that revision: publishing lists what is missing, and leads there", async () => {
    await editor.getByRole("button", { name: "Approve revision 2" }).click();
    await expect(editor.getByRole("banner")).toContainText("Approved · revision 2");
    await expect(writer.getByRole("banner")).toContainText("Approved · revision 2");
    await expect(writer.getByRole("button", { name: "Publish" })).toHaveCount(0);
    await editor.getByRole("button", { name: "Publish" }).click();
    const dialog = editor.getByRole("dialog", { name: "Publish revision 2" });
    await expect(dialog.getByText("The lead photo has no alt text.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Publish now" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Write it: Alt text" }).click();
    await expect(dialog).toBeHidden();
    await expect(fieldOf(editor, "Alt text")).toBeFocused();
    await nothingLeaks(id);
  });

  await test.step("one letter after the approval, whoever types it, needs approval again", async () => {
    await fieldOf(editor, "Alt text").pressSequentially(`A ${word.alt}`);
    await expect(editor.getByRole("banner")).toContainText("Draft");
    await expect(writer.getByRole("banner")).toContainText("Draft");
    await expect(fieldOf(writer, "Alt text")).toHaveValue(`A ${word.alt}`);
    await expect(editor.getByRole("button", { name: "Publish" })).toHaveCount(0);
    const [, approved] = await revisionRows(database, id);
    const refused = await command(editor, id, "publish", {
      revisionId: approved?.id,
      hash: approved?.hash,
      when: { kind: "now" },
    });
    expect(refused.status).toBe(409);
    expect(await publicationRows(database, id)).toEqual([]);
    await nothingLeaks(id);
  });

  await test.step("whoever sends it to review cannot approve that: the editor who did needs another one", async () => {
    await expectSaved(editor);
    await editor.getByRole("button", { name: "Submit for review" }).click();
    await expect(editor.getByRole("banner")).toContainText("In review · revision 3");
    await expect(editor.getByRole("button", { name: "Approve revision 3" })).toHaveCount(0);
    const [, , revision] = await revisionRows(database, id);
    const refused = await command(editor, id, "approve", { revisionId: revision?.id, hash: revision?.hash });
    expect(refused.status).toBe(403);
    expect(refused.message).toContain("another editor has to approve it");
    await openArticle(second, id);
    await second.getByRole("button", { name: "Approve revision 3" }).click();
    await expect(second.getByRole("banner")).toContainText("Approved · revision 3");
    await nothingLeaks(id);
  });

  await test.step("published: exactly the approved revision, everywhere at once", async () => {
    await second.getByRole("button", { name: "Publish" }).click();
    const dialog = second.getByRole("dialog", { name: "Publish revision 3" });
    await dialog.getByRole("button", { name: "Publish now" }).click();
    await expect(second.getByRole("dialog", { name: "It is public" })).toContainText("Readers see revision 3 now.");
    const [publication] = await publicationRows(database, id);
    const [, , revision] = await revisionRows(database, id);
    expect(publication).toMatchObject({
      state: "live",
      change: "first",
      revision_id: revision?.id,
      hash: revision?.hash,
    });
    const subject = await workingSubject(id);
    expect(await surfacesThatSay(subject, subject.id)).toEqual([
      "article",
      "author",
      "feed",
      "front",
      "news-sitemap",
      "search",
      "section",
      "sitemap",
      "tag",
    ]);
    await second.getByRole("link", { name: "Open the public page" }).waitFor();
    await second.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  });

  const address = articleAddress({ id, edition: "en", slug: `first-${word.slug}` });
  await test.step("the reader comes to it from the front, and reads it with its byline, photo, tags and closing line", async () => {
    await reader.goto("/en");
    await reader.getByRole("link", { name: headline }).first().click();
    await expect(reader).toHaveURL(new RegExp(`${id}$`));
    await expect(reader.getByRole("heading", { name: headline, level: 1 })).toBeVisible();
    const article = theArticle(reader);
    await expect(article).toContainText(`By ${await nameOf(database, writerAccount)} and Arda News Agency`);
    await expect(article.getByRole("img", { name: word.alt })).toBeVisible();
    await expect(article.getByRole("figure")).toContainText(`${story.subject} Seen with a ${word.caption}`);
    await expect(article.getByRole("figure")).toContainText(`Archive photo · ${word.credit} / The Lantern`);
    await expect(article).toContainText(word.dateline);
    for (const paragraph of story.paragraphs) await expect(article).toContainText(paragraph);
    for (const tag of ["Eastern Marsh", "Port Selma", word.tag]) {
      await expect(article.getByRole("link", { name: tag, exact: true })).toBeVisible();
    }
    await expect(article.getByRole("link", { name: "Politics" })).toBeVisible();
    await expect(article).toContainText("Follow The Lantern on Google News");
    await expect(article).not.toContainText(story.closingLine);
    await expect(article).not.toContainText("Correction");
    await expect(reader.getByRole("complementary", { name: "Read next" }).getByRole("link").first()).toBeVisible();
  });

  await test.step("machines read the same: structured data, Open Graph, RSS, sitemaps", async () => {
    const data = await structuredData(reader, "NewsArticle");
    expect(data).toMatchObject({
      headline,
      inLanguage: "en",
      articleSection: "Politics",
      dateline: word.dateline,
      author: [{ "@type": "Person" }, { "@type": "NewsMediaOrganization", name: "Arda News Agency" }],
    });
    expect(Date.parse(String(data.datePublished))).toBe(Date.parse(String(data.dateModified)));
    expect(await openGraph(reader, "og:title")).toBe(headline);
    expect(await openGraph(reader, "og:image:alt")).toBe(`A ${word.alt}`);
    const [item] = await rssItems("/en/feed.xml");
    expect(item).toMatchObject({ title: headline });
    expect(item?.content?.encoded).toContain(word.body);
    const urls = await sitemapUrls("/en/sitemap.xml");
    expect(urls.filter(({ loc }) => loc.endsWith(address))).toHaveLength(1);
  });

  await test.step("search finds it by words of its text and in other spellings", async () => {
    for (const query of [word.body, word.caption, word.standfirst.toUpperCase()]) {
      await reader.goto(`/en/search?q=${encodeURIComponent(query)}`);
      await expect(reader.getByRole("link", { name: headline })).toBeVisible();
    }
  });

  await test.step("what is written after that is not public, not one comma of it", async () => {
    await openArticle(writer, id);
    await textOf(writer).press("Control+End");
    await textOf(writer).pressSequentially(`, turnstone${run}`);
    await expectSaved(writer);
    await expect(writer.getByRole("banner")).toContainText("Draft");
    await expect(writer.getByRole("banner")).toContainText("Live");
    await expect(writer.getByText("Readers see revision 3; what you write here is the next version.")).toBeVisible();
    const subject = await workingSubject(id);
    const answers = await askAsStranger(subject, [`turnstone${run}`]);
    const told = answers.filter(({ surface, text }) => surface !== "search" && text.includes(`turnstone${run}`));
    expect(told.map(({ address: where }) => where)).toEqual([]);
    await reader.goto(`/en/search?q=turnstone${run}`);
    await expect(reader.getByRole("link", { name: headline })).toHaveCount(0);
  });

  const modified =
    await test.step("a correction is approved and published: the reader is told what, and when", async () => {
      await fieldOf(writer, "Address").fill(word.slug);
      await writer.getByRole("button", { name: "Submit for review" }).click();
      await expect(editor.getByText("Revision 4 waits for approval.")).toBeVisible();
      await editor.getByRole("button", { name: "Approve revision 4" }).click();
      await editor.getByRole("button", { name: "Publish" }).click();
      const dialog = editor.getByRole("dialog", { name: "Publish revision 4" });
      await dialog.getByLabel("What kind of change").selectOption({ label: "Correction" });
      await dialog.getByLabel("What readers are told").fill(`It was a turnstone${run}, not nobody.`);
      await dialog.getByRole("button", { name: "Publish now" }).click();
      await expect(editor.getByRole("dialog", { name: "It is public" })).toBeVisible();
      await editor.getByRole("dialog").getByRole("button", { name: "Close" }).click();

      await reader.goto(address);
      await expect(reader).toHaveURL(new RegExp(`/en/articles/${word.slug}-${id}$`));
      const note = reader.getByRole("complementary").filter({ hasText: "Correction" });
      await expect(note).toContainText(`It was a turnstone${run}, not nobody.`);
      await expect(note.locator("time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT/);
      const data = await structuredData(reader, "NewsArticle");
      expect(Date.parse(String(data.dateModified))).toBeGreaterThan(Date.parse(String(data.datePublished)));
      expect(data.correction).toMatchObject([
        { "@type": "CorrectionComment", text: `It was a turnstone${run}, not nobody.` },
      ]);
      return Date.parse(String(data.dateModified));
    });

  await test.step("feed, sitemap, search and the page of corrections tell the corrected text; the feed's entry is the same one", async () => {
    const items = (await rssItems("/en/feed.xml")).filter(({ title }) => title === headline);
    expect(items).toHaveLength(1);
    expect(items[0]?.content?.encoded).toContain(`turnstone${run}`);
    expect(items[0]?.guid?.value).toContain(id);
    const [url] = (await sitemapUrls("/en/sitemap.xml")).filter(({ loc }) => loc.includes(id));
    expect(url?.loc).toContain(word.slug);
    expect(Math.abs(Date.parse(url?.lastmod ?? "") - modified)).toBeLessThan(1_000);
    await reader.goto("/en/corrections");
    await expect(reader.getByRole("main")).toContainText(`It was a turnstone${run}, not nobody.`);
    await reader.goto(`/en/search?q=turnstone${run}`);
    await expect(reader.getByRole("link", { name: headline })).toBeVisible();
    expect((await publicationRows(database, id)).map(({ state, change, ended }) => [state, change, ended])).toEqual([
      ["ended", "first", "superseded"],
      ["live", "correction", null],
    ]);
  });

  const gone = [...words, `turnstone${run}`];
  await test.step("taken down, it is nowhere, not under its old address either; and it can be published again", async () => {
    await fromMenu(editor, "Take down");
    const dialog = editor.getByRole("dialog", { name: "Take the article down?" });
    await dialog.getByLabel("Reason, for the record").fill("The ships are being counted again.");
    await expect(dialog.getByRole("button", { name: "Take down" })).toBeDisabled();
    await dialog.getByRole("checkbox", { name: "Take it off every page now." }).check();
    await dialog.getByRole("button", { name: "Take down" }).click();
    await expect(editor.getByRole("banner")).toContainText("Unpublished");
    await nothingLeaks(id, gone);
    expect((await reader.goto(address))?.status()).toBe(404);
    await editor.getByRole("button", { name: "Publish" }).click();
    await editor.getByRole("dialog").getByRole("button", { name: "Publish now" }).click();
    await editor.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    expect((await reader.goto(address))?.status()).toBe(200);
  });

  await test.step("killed for a reason: a plain notice with 410, and out of every list, feed, sitemap and search at once", async () => {
    await fromMenu(editor, "Kill");
    const dialog = editor.getByRole("dialog", { name: "Kill this article?" });
    await dialog.getByRole("checkbox", { name: "I know that this cannot be undone." }).check();
    await expect(dialog.getByRole("button", { name: "Kill" })).toBeDisabled();
    await dialog.getByLabel("Reason, for the record").fill("The report was forged.");
    await dialog.getByRole("button", { name: "Kill" }).click();
    await expect(editor.getByRole("banner")).toContainText("Killed");
    await nothingLeaks(id, gone);
    for (const where of [address, articleAddress({ id, edition: "en", slug: word.slug })]) {
      expect((await reader.goto(where))?.status()).toBe(410);
      await expect(reader.getByRole("heading", { name: "This article has been withdrawn" })).toBeVisible();
      await expect(reader.getByText("The report was forged.")).toHaveCount(0);
    }
    await reader.goto("/en/corrections");
    await expect(reader.getByRole("main")).not.toContainText(run);
  });

  await test.step("nobody can write in it any more; what happened stands in the record, and every invariant holds", async () => {
    await expect(writer.getByText("This article was killed.")).toBeVisible();
    // Nothing of hers was waiting: nobody tells her that something was not saved.
    await expect(saveOf(writer)).toHaveText("Saved");
    await expect(fieldOf(writer, "Headline")).not.toBeEditable();
    await openTab(editor, "History");
    await expect(editor.getByRole("tabpanel", { name: "History" })).toContainText("killed it");
    const { rows } = await database.query("SELECT action FROM events WHERE article_id = $1 ORDER BY seq", [id]);
    expect(rows.map(({ action }) => action)).toEqual([
      "article.created",
      "article.submitted",
      "article.sent_back",
      "article.submitted",
      "article.approved",
      "article.reopened",
      "article.submitted",
      "article.approved",
      "article.published",
      "article.reopened",
      "article.submitted",
      "article.approved",
      "article.corrected",
      "article.unpublished",
      "article.published",
      "article.killed",
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

function editors(): [Account, Account] {
  const [first, second] = demoAccounts().filter(({ role }) => role === "editor");
  if (!first || !second) throw new Error("the demo newsroom has two editors");
  return [first, second];
}

const theArticle = (page: Page) => page.getByRole("article").filter({ has: page.getByRole("heading", { level: 1 }) });
const noticed = (page: Page) => page.getByRole("status", { name: "Noticed in what you pasted" });
const chip = (page: Page, name: string) =>
  page.getByRole("tabpanel", { name: "Article" }).getByRole("listitem").filter({ hasText: name });

async function fromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** A command as the page would send it, from the page. */
async function command(
  page: Page,
  id: string,
  name: string,
  body: object,
): Promise<{ status: number; message: string }> {
  return page.evaluate(
    async ([address, json]) => {
      const headers = { "Content-Type": "application/json" };
      const response = await fetch(address ?? "", { method: "POST", headers, body: json ?? "" });
      const answer = (await response.json()) as { error?: { message: string } };
      return { status: response.status, message: answer.error?.message ?? "" };
    },
    [`/desk/api/articles/${id}/${name}`, JSON.stringify(body)],
  );
}

async function nameOf(database: pg.Pool, { email }: Account): Promise<string> {
  const { rows } = await database.query("SELECT name FROM members WHERE email = $1", [email]);
  return rows[0]?.name;
}

async function articleRow(database: pg.Pool, id: string) {
  const { rows } = await database.query("SELECT * FROM articles WHERE id = $1", [id]);
  return rows[0];
}

async function revisionRows(database: pg.Pool, id: string) {
  const { rows } = await database.query(
    `SELECT r.*, (SELECT count(*)::int FROM approvals a WHERE a.revision_id = r.id) AS approvals
     FROM revisions r WHERE r.article_id = $1 ORDER BY r.number`,
    [id],
  );
  return rows;
}

async function publicationRows(database: pg.Pool, id: string) {
  const { rows } = await database.query("SELECT * FROM publications WHERE article_id = $1 ORDER BY created_at", [id]);
  return rows;
}
