import type { Page } from "@playwright/test";
import type pg from "pg";
import { direction, type Edition, editions } from "#lib/editions";
import { newId } from "#lib/platform/ids";
import { makeTag, paragraphs, publishedArticle } from "#tests/factories/paper";
import { expect, expectAccessible, test } from "#tests/support/e2e";

/** The reader's pages, of every kind and in both editions, as a browser without script and as a person without mouse meets them. */

const site = process.env.E2E_URL ?? "";

type Kind = {
  name: string;
  path: string;
  status: number;
  /** Whether search engines may list it: it then has a canonical address. */
  listed: boolean;
};

const typed: Record<Edition, { found: string; missing: string; headline: string }> = {
  en: { found: "harbour", missing: "xylophonist", headline: "Pages and pages" },
  ar: { found: "الميناء", missing: "ززززز", headline: "صفحات وصفحات" },
};

/** A tag with more articles than one page holds, long ago enough to be nowhere near a front. */
const manyId = newId();
const many: Record<Edition, string> = { en: `many-${manyId}`, ar: `كثير-${manyId}` };

/** What nobody should write and somebody will. */
const longWord: Record<Edition, string> = {
  en: `Donau${"dampfschifffahrts".repeat(6)}gesellschaft`,
  ar: `و${"سنستقبلهم".repeat(12)}`,
};

test.beforeAll(async () => {
  const names = { en: { name: "Many pages", slug: many.en }, ar: { name: "صفحات كثيرة", slug: many.ar } };
  const tag = await makeTag("topic", names);
  for (const edition of editions) {
    const { name, slug } = names[edition];
    for (let index = 0; index < 21; index += 1) {
      await publishedArticle({
        edition,
        headline: index === 20 ? longWord[edition] : `${typed[edition].headline} ${index}`,
        standfirst: index === 20 ? longWord[edition] : "",
        body: paragraphs(longWord[edition]),
        tags: [{ id: tag, type: "topic", name, slug }],
        startsAt: new Date(Date.UTC(2020, 0, 1, index)),
      });
    }
  }
});

/** One page of each kind, taken from what the demo newspaper has published. */
async function kindsOf(database: pg.Pool, edition: Edition): Promise<Kind[]> {
  const one = async (sql: string): Promise<string> => {
    const { rows } = await database.query<{ path: string }>(sql, [edition]);
    if (!rows[0]) throw new Error(`the demo newspaper has no such page in ${edition}: ${sql}`);
    return rows[0].path;
  };
  const article = (where: string) =>
    one(`SELECT p.slug || '-' || p.article_id AS path FROM publications p JOIN revisions r ON r.id = p.revision_id
      WHERE p.edition = $1::edition AND p.starts_at > '2021-01-01' AND ${where} ORDER BY p.starts_at DESC LIMIT 1`);
  const address = (...segments: string[]) =>
    `/${edition}${segments.map((segment) => `/${encodeURIComponent(segment)}`).join("")}`;
  const tags = (type: string) =>
    one(`SELECT n.slug AS path FROM tag_names n JOIN tags t ON t.id = n.tag_id JOIN publication_tags pt ON pt.tag_id = t.id
      JOIN publications p ON p.id = pt.publication_id AND p.edition = n.edition AND p.state = 'live'
      WHERE n.edition = $1::edition AND t.type = '${type}' AND p.starts_at > '2021-01-01' LIMIT 1`);
  const live = "p.state = 'live' AND p.starts_at <= now()";
  const author = await one(`SELECT n.slug AS path FROM author_names n JOIN authors a ON a.id = n.author_id
    WHERE n.edition = $1::edition AND a.portrait_id IS NOT NULL LIMIT 1`);
  const section = await one("SELECT slug AS path FROM section_names WHERE edition = $1::edition LIMIT 1");
  const search = (words: string) => `${address("search")}?q=${encodeURIComponent(words)}`;
  const page = (name: string, path: string, more: Partial<Kind> = {}): Kind => ({
    name,
    path,
    status: 200,
    listed: true,
    ...more,
  });
  return [
    page("front", address()),
    page("section", address("sections", section)),
    page("author", address("authors", author)),
    ...(await Promise.all(
      ["person", "place", "organisation", "topic"].map(async (type) =>
        page(`tag of a ${type}`, address("tags", await tags(type))),
      ),
    )),
    page("list of many", address("tags", many[edition])),
    page("last page", `${address("tags", many[edition])}?page=2`),
    page("article", address("articles", await article(`${live} AND r.content->'lead' <> 'null'`))),
    page("corrected article", address("articles", await article(`${live} AND p.change = 'correction'`))),
    page("article without a photo", address("articles", await article(`${live} AND r.content->'lead' = 'null'`))),
    page(
      "article with a quotation",
      address("articles", await article(`${live} AND r.content::text LIKE '%"quote"%'`)),
    ),
    page("article with a list", address("articles", await article(`${live} AND r.content::text LIKE '%List"%'`))),
    page("article of endless words", await longest(database, edition)),
    page("search, found", search(typed[edition].found), { listed: false }),
    page("search, nothing", search(typed[edition].missing), { listed: false }),
    page("search, empty", address("search")),
    page("corrections", address("corrections")),
    page("missing", address("articles", "nothing-0123456789ab"), { status: 404, listed: false }),
    ...(edition === "en"
      ? [
          page("withdrawn", address("articles", await article("p.ended = 'killed' AND p.starts_at <= p.ended_at")), {
            status: 410,
            listed: false,
          }),
        ]
      : []),
  ];
}

async function longest(database: pg.Pool, edition: Edition): Promise<string> {
  const { rows } = await database.query<{ path: string }>(
    "SELECT slug || '-' || article_id AS path FROM publications WHERE edition = $1::edition AND headline = $2 LIMIT 1",
    [edition, longWord[edition]],
  );
  return `/${edition}/articles/${encodeURIComponent(rows[0]?.path ?? "")}`;
}

for (const edition of editions) {
  test.describe(`the ${edition} edition`, () => {
    // Twenty pages each: what is waited for is never more than the next of them.
    test.describe.configure({ timeout: 300_000 });
    let kinds: Kind[] = [];
    test.beforeEach(async ({ database }) => {
      if (kinds.length === 0) kinds = await kindsOf(database, edition);
    });

    test("is whole without script: every page says what it is, to people and to machines", async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site, javaScriptEnabled: false });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(`${request.resourceType()} ${request.url()}`));
      for (const kind of kinds) {
        await test.step(kind.name, async () => {
          const response = await page.goto(kind.path);
          expect(response?.status()).toBe(kind.status);
          const html = page.locator("html");
          await expect(html).toHaveAttribute("lang", edition);
          await expect(html).toHaveAttribute("dir", direction[edition]);
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expect(page.getByRole("main")).toBeVisible();
          await expect(page).toHaveTitle(/\S/);
          await expectCanonical(page, kind);
          await expectVersions(page, edition);
          await expectJsonLd(page, kind);
        });
      }
      expect(asked.filter((line) => line.startsWith("script") || !line.includes(` ${site}/`))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    });

    test("announces its feeds, and each is a feed of this language", async ({ reader, request }) => {
      for (const kind of kinds.filter(({ name }) => ["front", "section", "author", "article"].includes(name))) {
        await reader.goto(kind.path);
        const types = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
        for (const type of types) {
          const links = reader.locator(`head link[rel="alternate"][type="${type}"]`);
          expect(await links.count(), `${kind.name}: ${type}`).toBeGreaterThan(0);
          const feed = await request.get(new URL((await links.first().getAttribute("href")) ?? "", site).href);
          expect(feed.status()).toBe(200);
          expect(feed.headers()["content-type"]).toContain(type);
          expect(await feed.text()).toMatch(
            new RegExp(`<language>${edition}<|xml:lang="${edition}"|"language": ?"${edition}"`),
          );
        }
      }
    });

    for (const colorScheme of ["light", "dark"] as const) {
      test(`has no page that axe objects to, ${colorScheme}`, async ({ browser }) => {
        const context = await browser.newContext({ baseURL: site, colorScheme });
        const page = await context.newPage();
        // Tags differ by a word, articles with a list from those with a quotation by nothing that could be met here.
        for (const kind of kinds.filter(({ name }) => !/^tag of a (person|place|organ)|with a list/.test(name))) {
          await test.step(kind.name, async () => {
            await page.goto(kind.path);
            await expectAccessible(page);
          });
        }
        await context.close();
      });
    }

    test("fits a screen 320 wide, also with words without end, and at twice the letters", async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site, viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      for (const kind of kinds) {
        await page.goto(kind.path);
        const widthOf = () => page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
        expect(await widthOf(), kind.name).toBeLessThanOrEqual(320);
        // WCAG 1.4.4 and 1.4.12: larger letters and wider lines lose nothing.
        await page.setViewportSize({ width: 640, height: 640 });
        // The page's policy refuses a style element; what the reader sets is not the page's.
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("html{font-size:200%}*{line-height:1.5!important;word-spacing:.16em!important}");
          document.adoptedStyleSheets = [sheet];
        });
        expect(await widthOf(), `${kind.name}, enlarged`).toBeLessThanOrEqual(640);
        await page.setViewportSize({ width: 320, height: 640 });
      }
      await context.close();
    });

    test("can be read by keyboard alone: the first stop leads past the menu to the text", async ({ reader }) => {
      const kind = kinds.find(({ name }) => name === "article with a quotation");
      await reader.goto(kind?.path ?? "");
      await reader.keyboard.press("Tab");
      const skip = reader.locator(":focus");
      await expect(skip).toHaveAttribute("href", "#main");
      await expect(skip).toBeInViewport();
      await reader.keyboard.press("Enter");
      await expect(reader).toHaveURL(/#main$/);
      await reader.keyboard.press("Tab");
      expect(await reader.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
      expect(
        await reader.evaluate(() => {
          const style = getComputedStyle(document.activeElement ?? document.body);
          return [style.outlineStyle, Number.parseFloat(style.outlineWidth) >= 2];
        }),
      ).toEqual(["solid", true]);
    });

    test("prints an article alone: no menu, no doors, dark letters on white", async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site, colorScheme: "dark" });
      const page = await context.newPage();
      await page.goto(kinds.find(({ name }) => name === "corrected article")?.path ?? "");
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator(".prose")).toBeVisible();
      await expect(page.locator("aside.correction").first()).toBeVisible();
      await expect(page.locator(".nameplate").first()).toBeVisible();
      await expect(page.locator("header nav")).toBeHidden();
      await expect(page.locator(".doors")).toBeHidden();
      await expect(page.locator("aside.band")).toBeHidden();
      const [ink, paper] = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        return [style.color, style.backgroundColor];
      });
      expect(ink).toBe("rgb(0, 0, 0)");
      expect(paper).toBe("rgb(255, 255, 255)");
      await context.close();
    });

    test("does not move while its letters and pictures come", async ({ browser }) => {
      const context = await browser.newContext({ baseURL: site, viewport: { width: 390, height: 800 } });
      const page = await context.newPage();
      for (const kind of kinds.filter(({ name }) => ["front", "article", "section", "author"].includes(name))) {
        await page.goto(kind.path, { waitUntil: "load" });
        const moved = await page.evaluate(async () => {
          await document.fonts.ready;
          return new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0));
            }).observe({ type: "layout-shift", buffered: true });
            // There is no entry where nothing has moved: two frames later that is known.
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
          });
        });
        expect(moved, kind.name).toBeLessThan(0.05);
      }
      await context.close();
    });
  });
}

test("a translation is one click away in both directions, and both pages say so to machines", async ({
  reader,
  database,
}) => {
  const { rows } = await database.query<{ path: string; other: string }>(
    `SELECT p.slug || '-' || p.article_id AS path, q.slug || '-' || q.article_id AS other
     FROM publications p JOIN articles a ON a.id = p.article_id
     JOIN articles b ON b.translation_group_id = a.translation_group_id AND b.id <> a.id
     JOIN publications q ON q.article_id = b.id AND q.state = 'live'
     WHERE p.state = 'live' AND p.edition = 'en' LIMIT 1`,
  );
  const english = `/en/articles/${rows[0]?.path}`;
  const arabic = `/ar/articles/${encodeURIComponent(rows[0]?.other ?? "")}`;
  await reader.goto(english);
  const alternates = () =>
    reader
      .locator('head link[rel="alternate"][hreflang]')
      .evaluateAll((links) =>
        links.map((link) => `${link.getAttribute("hreflang")} ${link.getAttribute("href")}`).sort(),
      );
  const said = await alternates();
  expect(said).toEqual([`ar ${site}${arabic}`, `en ${site}${english}`, `x-default ${site}${english}`]);
  await reader.getByRole("link", { name: "Read this article in العربية" }).click();
  await expect(reader).toHaveURL(`${site}${arabic}`);
  expect(await alternates()).toEqual(said);
  await reader.getByRole("main").getByRole("link", { name: "English" }).click();
  await expect(reader).toHaveURL(`${site}${english}`);
});

test("search is a form that works without script, and Arabic is found however it is spelled", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: site, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/ar/search");
  const ask = async (words: string): Promise<string[]> => {
    await page.getByRole("searchbox").fill(words);
    await page.getByRole("searchbox").press("Enter");
    await expect(page).toHaveURL(/\?q=/);
    return page.locator(".river h2").allTextContents();
  };
  const found = await ask("الإنذار");
  expect(found.length).toBeGreaterThan(0);
  expect(await ask("الانذار")).toEqual(found);
  expect(await ask("الإِنْذَار")).toEqual(found);
  await context.close();
});

async function expectCanonical(page: Page, { listed, path }: Kind): Promise<void> {
  const canonical = page.locator('head link[rel="canonical"]');
  const robots = page.locator('head meta[name="robots"]');
  if (listed) {
    await expect(canonical).toHaveCount(1);
    await expect(canonical).toHaveAttribute("href", `${site}${path}`);
    await expect(robots).toHaveAttribute("content", "max-image-preview:large");
  } else {
    await expect(canonical).toHaveCount(0);
    await expect(robots).toHaveAttribute("content", "noindex");
  }
}

/** Where a page names versions, it names itself, a default, and pages that name it back. */
async function expectVersions(page: Page, edition: Edition): Promise<void> {
  const links = await page
    .locator('head link[rel="alternate"][hreflang]')
    .evaluateAll((all) => all.map((link) => [link.getAttribute("hreflang") ?? "", link.getAttribute("href") ?? ""]));
  if (links.length === 0) return;
  const versions = Object.fromEntries(links) as Record<string, string>;
  expect(versions[edition]).toBe(await page.locator('head link[rel="canonical"]').getAttribute("href"));
  expect(Object.keys(versions)).toContain("x-default");
  for (const other of editions.filter((each) => each !== edition)) {
    const html = await (await page.request.get(versions[other] ?? "")).text();
    expect(html).toContain(`hrefLang="${edition}" href="${versions[edition]}"`);
  }
}

async function expectJsonLd(page: Page, { name, path }: Kind): Promise<void> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const data = texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  for (const each of data) expect(each["@context"]).toBe("https://schema.org");
  if (!path.includes("/articles/") || name === "missing" || name === "withdrawn") return;
  const news = data.find((each) => each["@type"] === "NewsArticle");
  expect(news).toMatchObject({
    headline: await page.getByRole("heading", { level: 1 }).textContent(),
    url: `${site}${path}`,
    datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/),
  });
  const images = (news?.image ?? []) as { url: string; width: number; height: number }[];
  if (name === "article") {
    expect(images.map(({ width, height }) => (width / height).toFixed(2))).toEqual(["1.78", "1.33", "1.00"]);
    expect(await page.locator('meta[property="og:image"]').getAttribute("content")).toBe(images[0]?.url);
  }
  for (const { url } of images) {
    const picture = await page.request.get(url);
    expect(picture.status(), url).toBe(200);
    expect(picture.headers()["content-type"]).toBe("image/jpeg");
  }
}
