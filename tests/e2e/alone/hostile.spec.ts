import type { Page } from "@playwright/test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import sharp from "sharp";
import { approve } from "#lib/articles/approve";
import { publish } from "#lib/articles/publish";
import { sendBack } from "#lib/articles/send-back";
import { submit } from "#lib/articles/submit";
import { kill } from "#lib/articles/unpublish";
import { createAuthor } from "#lib/authors/keep";
import { db } from "#lib/platform/db/index";
import { createSection } from "#lib/sections/keep";
import { changeSettings } from "#lib/settings/change";
import { readSettings } from "#lib/settings/read";
import { createTag } from "#lib/tags/keep";
import { makeArticle, makeMember, paragraphs, revisionOf, type } from "#tests/factories/newsroom";
import { makePicture } from "#tests/factories/pictures";
import { ask } from "#tests/support/ask";
import { expect, test } from "#tests/support/e2e";

/**
 * Text that looks like markup, script, formulas or commands, in every field that somebody can type into: it is shown as
 * it was typed, once escaped, wherever it appears, and nothing of it runs. It changes the publication's name, so it
 * runs by itself.
 */

const site = process.env.E2E_URL ?? "";

/** Each fits into its field; together they try every place at which text could become something else. */
const hostile = {
  headline: `</title></script><script>alert("headline")</script> &lt;b&gt; & <b>bold</b> {{7*7}} \${7*7}`,
  standfirst: `"><img src=x onerror=alert('standfirst')> ' onmouseover='alert(1) <!--<script> ]]> &amp;amp; %3Cb%3E`,
  dateline: `<svg onload=alert('dateline')>`,
  caption: `=HYPERLINK("https://evil.example","caption") <iframe src="javascript:alert('caption')"></iframe>`,
  credit: `@SUM(1+1)*cmd|' /C calc'!A0 <script>alert('credit')</script>`,
  alt: `" onload="alert('alt')" x="<script>alert('alt')</script>`,
  body: `<script>alert('body')</script><style>*{display:none}</style> </p></article></body> \u202Edesrever\u202C +1-2`,
  tag: `<a href=javascript:alert('tag')>tag</a>`,
  author: `Anna "><script>alert('author')</script> O'Neil`,
  jobTitle: `</span><script>alert('job')</script>`,
  biography: `First line <script>alert('biography')</script>\n\nSecond & <b>last</b>`,
  section: `News</a><script>alert('section')</script>`,
  description: `"><script>alert('description')</script>`,
  publication: `The </title><script>alert(1)</script> Post`,
  paper: `"><script>alert('paper')</script> & more`,
  closing: `<marquee onstart=alert('closing')>Follow us</marquee>`,
  correction: `</aside><script>alert('correction')</script> It was <i>not</i>.`,
  reason: `<img src=//evil.example/x onerror=alert('reason')> Please & thanks`,
  note: `<script>alert('note')</script>`,
  member: `Max <script>alert('member')</script> & Co`,
  file: `<img src=x onerror=alert('file')>.jpg`,
  word: `Donaudampfschifffahrt${"s".repeat(150)}`,
} as const;

type Watch = { ran: string[]; violations: string[]; elsewhere: string[] };

/** Everything that must not happen on a page, from now on. */
function watch(page: Page): Watch {
  const seen: Watch = { ran: [], violations: [], elsewhere: [] };
  page.on("dialog", async (dialog) => {
    seen.ran.push(`${page.url()}: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.ran.push(`${page.url()}: ${error.message}`));
  page.on("console", (line) => {
    if (/Content.Security.Policy|violates the following|Refused to/i.test(line.text()))
      seen.violations.push(`${page.url()}: ${line.text()}`);
  });
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site))
      seen.elsewhere.push(`${page.url()}: ${request.url()}`);
  });
  return seen;
}

/** What is in the page that only markup can bring there. */
function audit(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`);
        if (/^\s*javascript:/i.test(value)) found.push(`${element.tagName} ${name}=${value}`);
      }
      if (/^(IFRAME|OBJECT|EMBED|MARQUEE|BASE|FRAME)$/.test(element.tagName)) found.push(element.tagName);
      if (
        element.tagName === "SCRIPT" &&
        /alert\(/.test(element.textContent ?? "") &&
        element.getAttribute("type") !== "application/ld+json"
      ) {
        if (!/__next_f|\$RC/.test(element.textContent ?? "")) found.push("SCRIPT");
      }
    }
    return found;
  });
}

type Hostile = Awaited<ReturnType<typeof makeHostile>>;

async function makeHostile(cookie: string) {
  const [editor, administrator] = [await makeMember("managing_editor"), await makeMember("administrator")];
  const writer = await makeMember("journalist");
  await db.member.updateMany({ where: { id: { in: [editor.id, writer.id] } }, data: { name: hostile.member } });
  const inEnglish = <More extends object>(name: string, more: More, none: More) => ({
    en: { name, slug: "", ...more },
    ar: { name: "", slug: "", ...none },
  });
  const section = await createSection(editor, {
    names: inEnglish(hostile.section, { description: hostile.description }, { description: "" }),
  });
  const tag = await createTag(editor, {
    type: "topic",
    names: inEnglish(hostile.tag, { description: hostile.description }, { description: "" }),
  });
  const author = await createAuthor(editor, {
    kind: "person",
    memberId: null,
    portraitId: null,
    names: inEnglish(
      hostile.author,
      { jobTitle: hostile.jobTitle, biography: hostile.biography },
      { jobTitle: "", biography: "" },
    ),
  });
  const telling = await sharp(await makePicture("jpeg"))
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">&lt;script&gt;alert('xmp')&lt;/script&gt;</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
    )
    .jpeg()
    .toBuffer();
  const uploaded = await ask(`/desk/api/assets?name=${encodeURIComponent(hostile.file)}`, {
    method: "POST",
    headers: { cookie, origin: site },
    body: telling,
  });
  const asset = JSON.parse(uploaded.text) as { id: string; fileName: string };
  expect(asset.fileName).toBe(hostile.file);

  const fields = {
    ...{
      headline: hostile.headline,
      standfirst: hostile.standfirst,
      dateline: hostile.dateline,
      sectionId: section.id,
    },
    ...{ leadAssetId: asset.id, leadCaption: hostile.caption, leadCredit: hostile.credit, leadAlt: hostile.alt },
    ...{ bylines: [author.id], tags: [tag.id], body: paragraphs(hostile.body, hostile.word) },
  };
  const { id } = await makeArticle({ writer, publicState: "live", workState: "approved", fields });
  // A correction, and a draft after it that was sent back with a reason.
  await type(writer, id, { dateline: `${hostile.dateline}!` });
  await submit(writer, id, { note: hostile.note });
  await approve(editor, id, await revisionOf(id));
  await publish(editor, id, {
    ...(await revisionOf(id)),
    when: { kind: "now" },
    change: "correction",
    changeNote: hostile.correction,
  });
  const { id: returned } = await makeArticle({ writer, workState: "in_review", fields });
  await sendBack(editor, returned, { ...(await revisionOf(returned)), reason: hostile.reason });
  const { id: waiting } = await makeArticle({ writer, workState: "in_review", fields });
  const { id: killed } = await makeArticle({ writer, publicState: "live", workState: "approved", fields });
  await kill(editor, killed, { reason: hostile.reason });

  const { versions } = await readSettings(db);
  const both = (text: string) => ({ en: text, ar: text });
  await changeSettings(administrator, "publication", {
    name: both(hostile.publication),
    description: both(hostile.paper),
    closingLine: both(hostile.closing),
    version: versions.publication,
  });
  const slugs = {
    section: (await db.sectionName.findFirstOrThrow({ where: { sectionId: section.id } })).slug,
    tag: (await db.tagName.findFirstOrThrow({ where: { tagId: tag.id } })).slug,
    author: (await db.authorName.findFirstOrThrow({ where: { authorId: author.id } })).slug,
  };
  const address = String((await ask(`/en/articles/x-${id}`)).headers.location);
  return { id, returned, waiting, killed, address, slugs, administrator };
}

let made: Hostile;
let restore: () => Promise<void>;

test.beforeEach(async ({ as }) => {
  if (made) return;
  const { publication } = await readSettings(db);
  const { cookie } = await as("photo_editor");
  made = await makeHostile(cookie);
  restore = async () => {
    const { versions } = await readSettings(db);
    await changeSettings(made.administrator, "publication", { ...publication, version: versions.publication });
  };
});
test.afterAll(async () => {
  await restore?.();
});

function publicPages({ address, slugs, killed }: Hostile): string[] {
  const lists = [`/en/sections/${slugs.section}`, `/en/tags/${slugs.tag}`, `/en/authors/${slugs.author}`];
  const asked = [hostile.headline, hostile.author, `"><script>alert(1)</script>`, "' OR 1=1", hostile.word];
  return [
    ...["/en", address, ...lists, "/en/corrections", "/ar", "/ar/search", `/en/articles/x-${killed}`, "/en/nothing"],
    ...asked.map((words) => `/en/search?q=${encodeURIComponent(words)}`),
  ];
}

test("readers see it as it was typed, on every page, and nothing of it runs", async ({ reader }) => {
  const seen = watch(reader);
  for (const path of publicPages(made)) {
    await reader.goto(path);
    expect(await audit(reader), path).toEqual([]);
  }
  await reader.goto(made.address);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(hostile.headline);
  await expect(reader).toHaveTitle(`${hostile.headline} | ${hostile.publication}`);
  const article = reader.getByRole("article");
  for (const field of [
    "standfirst",
    "caption",
    "credit",
    "body",
    "word",
    "tag",
    "author",
    "jobTitle",
    "closing",
    "correction",
    "dateline",
    "section",
  ] as const) {
    await expect(article, field).toContainText(hostile[field]);
  }
  await expect(article.locator("figure img")).toHaveAttribute("alt", hostile.alt);
  for (const [name, content] of Object.entries({
    ...{ "og:title": hostile.headline, "og:description": hostile.standfirst, "og:site_name": hostile.publication },
    ...{ "og:image:alt": hostile.alt, "article:tag": hostile.tag, "article:section": hostile.section },
  })) {
    await expect(reader.locator(`meta[property="${name}"]`), name).toHaveAttribute("content", content);
  }
  await expect(reader.locator('meta[name="description"]')).toHaveAttribute("content", hostile.standfirst);
  const told = await reader
    .locator('script[type="application/ld+json"]')
    .evaluateAll((all) => all.map((each) => JSON.parse(each.textContent ?? "")));
  expect(told[0]).toMatchObject({
    headline: hostile.headline,
    description: hostile.standfirst,
    dateline: `${hostile.dateline}!`,
    articleSection: hostile.section,
    author: [{ name: hostile.author, jobTitle: hostile.jobTitle }],
    publisher: { name: hostile.publication },
    about: [{ name: hostile.tag }],
    correction: [{ text: hostile.correction }],
  });
  expect(JSON.stringify(told[0].image)).toContain(JSON.stringify(hostile.caption).slice(1, -1));
  await reader.goto(`/en/authors/${made.slugs.author}`);
  for (const text of [hostile.author, hostile.jobTitle, ...hostile.biography.split("\n\n")])
    await expect(reader.getByRole("main")).toContainText(text);
  await reader.goto(`/en/sections/${made.slugs.section}`);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(hostile.section);
  const words = `"><script>alert(1)</script>`;
  await reader.goto(`/en/search?q=${encodeURIComponent(words)}`);
  await expect(reader.getByRole("searchbox")).toHaveValue(words);
  expect(seen).toEqual({ ran: [], violations: [], elsewhere: [] });
});

test("machines read it as it was typed: feeds and sitemaps are whole, and nothing in them is markup of somebody's", async ({
  reader,
}) => {
  const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false });
  const read = async (path: string) => {
    const { text, status } = await ask(path);
    expect(status, path).toBe(200);
    expect(XMLValidator.validate(text), path).toBe(true);
    return parser.parse(text);
  };
  const lists = [
    "/en",
    `/en/sections/${made.slugs.section}`,
    `/en/tags/${made.slugs.tag}`,
    `/en/authors/${made.slugs.author}`,
  ];
  for (const list of lists) {
    const rss = (await read(`${list}/feed.xml`)).rss.channel;
    const item = [rss.item].flat().find((each: { link: string }) => each.link.endsWith(made.id));
    expect(item, list).toMatchObject({
      title: hostile.headline,
      category: [hostile.section, hostile.tag],
      "dc:creator": hostile.author,
    });
    expect(item["media:content"]["media:credit"], list).toBe(hostile.credit);
    // A reader of feeds takes a description for HTML: shown by one, it must say what was typed.
    for (const html of [item.description, item["content:encoded"]]) {
      const shown = await reader.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, "text/html");
        const bad = parsed.querySelectorAll(
          "script, style, iframe, svg, marquee, [onerror], [onload], [onmouseover], [onstart]",
        );
        return { text: parsed.body.textContent ?? "", bad: bad.length };
      }, html);
      expect(shown.bad, list).toBe(0);
      expect(shown.text, list).toContain(html === item.description ? hostile.standfirst : hostile.body);
    }
    const atom = (await read(`${list}/feed.atom`)).feed;
    const entry = [atom.entry]
      .flat()
      .find((each: { link: { "@_href": string } }) => each.link["@_href"].endsWith(made.id));
    expect(entry, list).toMatchObject({
      title: hostile.headline,
      summary: hostile.standfirst,
      author: { name: hostile.author },
    });
    const json = JSON.parse((await ask(`${list}/feed.json`)).text);
    expect(json.items.find(({ url }: { url: string }) => url.endsWith(made.id))).toMatchObject({
      title: hostile.headline,
      summary: hostile.standfirst,
      authors: [{ name: hostile.author }],
      tags: [hostile.section, hostile.tag],
    });
  }
  const news = [(await read("/en/news-sitemap.xml")).urlset.url].flat();
  const entry = news.find(({ loc }: { loc: string }) => loc.endsWith(made.id));
  expect(entry["news:news"]).toMatchObject({
    "news:title": hostile.headline,
    "news:publication": { "news:name": hostile.publication },
  });
  await read("/en/sitemap.xml");
  await read("/sitemap.xml");
});

/** A member's browser in which nothing may run: `look` opens a page, `quiet` says that nothing ran since. */
async function watched(staff: { page: Page }) {
  const { page } = staff;
  const seen = watch(page);
  return {
    page,
    look: async (path: string) => {
      await page.goto(path);
      expect(await audit(page), path).toEqual([]);
    },
    quiet: () => expect(seen).toEqual({ ran: [], violations: [], elsewhere: [] }),
  };
}

test("in the lists of the desk it is only text, for those with more rights than its writer", async ({ as }) => {
  const { page, look, quiet } = await watched(await as("managing_editor"));
  await look("/desk");
  const links = await page
    .getByRole("navigation")
    .first()
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(6);
  for (const href of links.filter((each) => !each.includes("section="))) await look(href);
  await look(`/desk/articles?q=${encodeURIComponent(hostile.word)}`);
  await expect(page.getByText(hostile.headline).first()).toBeVisible();
  await look("/desk/media");
  await expect(page.getByText("<script>alert('xmp')</script>").first()).toBeVisible();
  quiet();
});

test("in the editor, its history, its preview and its comparison it is only text", async ({ as }) => {
  const { page, look, quiet } = await watched(await as("managing_editor"));
  await look(`/desk/articles/${made.returned}`);
  await expect(page.getByText(hostile.reason).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveValue(hostile.headline);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    expect(await audit(page), `tab ${await tab.textContent()}`).toEqual([]);
  }
  await look(`/desk/articles/${made.id}/compare`);
  await look(`/desk/articles/${made.id}/revisions/1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile.headline);
  await look(`/desk/articles/${made.killed}`);
  quiet();
});

test("for whoever keeps people and settings it is only text", async ({ as }) => {
  const { page, look, quiet } = await watched(await as("administrator"));
  for (const path of ["/desk", "/desk/people", "/desk/settings", "/desk/profile"]) await look(path);
  await expect(page.getByRole("banner").getByText(hostile.publication).first()).toBeAttached();
  quiet();
});

test("a line of commands, NUL, half a letter and a megabyte are refused or cleaned, each with a sentence", async ({
  as,
}) => {
  const editor = await as("managing_editor");
  const send = (path: string, method: string, body: string) =>
    ask(path, { method, headers: { cookie: editor.cookie, origin: site, "content-type": "application/json" }, body });
  const tag = (name: string) =>
    `{"type":"topic","names":{"en":{"name":${name},"slug":"","description":""},"ar":{"name":"","slug":"","description":""}}}`;
  for (const [what, name, status] of [
    ["NUL", '"a\\u0000b"', 422],
    ["half a letter", '"a\\ud800b"', 422],
    ["a megabyte", `"${"x".repeat(1_000_000)}"`, 413],
    ["more than fits", `"${"x".repeat(81)}"`, 422],
    ["blanks alone", '" \\t\\n \\u00a0"', 422],
  ] as const) {
    const answer = await send("/desk/api/tags", "POST", tag(name));
    expect(answer.status, what).toBe(status);
    const { error } = JSON.parse(answer.text);
    expect(error.message, what).toMatch(/^[A-Z].+\.$/);
    expect(JSON.stringify(error).length, what).toBeLessThan(2_000);
  }
  const kept = await send("/desk/api/tags", "POST", tag('"Bell \\u0007 and \\u001b[31m red \\ufffe line\\r\\nbreak"'));
  expect(kept.status).toBe(200);
  const { name } = await db.tagName.findFirstOrThrow({ where: { tagId: JSON.parse(kept.text).id } });
  expect(name).toBe("Bell and [31m red line break");
});
