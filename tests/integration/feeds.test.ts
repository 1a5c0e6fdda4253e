import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { afterEach, beforeAll, expect, test } from "vitest";
import { type FeedFile, writeFeed } from "#lib/feeds/published";
import { setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { withPageContext } from "#lib/platform/page-context";
import { publishedArticle } from "#tests/factories/paper";

/** Feeds of articles as they are stored: what a reader of feeds gets, and when an entry counts as changed. */

const hostile = `</title><script>alert("x")</script> & ]]> 'q'`;
const list = { edition: "en" as const, scope: { all: true } as const, title: null, description: "", address: "/en" };
const hour = 3_600_000;

let id: string;
beforeAll(async () => {
  await db.setting.create({
    data: {
      key: "publication",
      value: {
        name: { en: "The Lantern", ar: "الفانوس" },
        description: { en: "News", ar: "أخبار" },
        closingLine: { en: "Follow <us> & read", ar: "" },
      },
    },
  });
  const assetId = newId();
  const memberId = newId();
  await db.member.create({ data: { id: memberId, email: "a@lantern.example", name: "A", roles: ["editor"] } });
  await db.asset.create({
    data: {
      id: assetId,
      status: "ready",
      fileName: "secret name.jpg",
      mediaType: "image/jpeg",
      byteLength: 1,
      sha256: "0".repeat(64),
      storageKey: "k".repeat(24),
      width: 2400,
      height: 1600,
      uploadedById: memberId,
    },
  });
  const article = {
    headline: hostile,
    standfirst: hostile,
    dateline: hostile,
    body: {
      type: "doc" as const,
      content: [
        { type: "paragraph" as const, content: [{ type: "text" as const, text: hostile }] },
        {
          type: "paragraph" as const,
          content: [
            {
              type: "text" as const,
              text: "bad",
              marks: [{ type: "link" as const, attrs: { href: "javascript:alert(1)" } }],
            },
          ],
        },
      ],
    },
    lead: {
      assetId,
      storageKey: "k".repeat(24),
      width: 2400,
      height: 1600,
      colour: "#000000",
      widths: [320],
      caption: hostile,
      credit: hostile,
      alt: `" onerror="alert(1)`,
      archive: false,
    },
    firstPublishedAt: new Date(Date.now() - 5 * hour),
  };
  const first = new Date(Date.now() - 5 * hour);
  const corrected = new Date(Date.now() - 2 * hour);
  ({ id } = await publishedArticle({
    ...article,
    startsAt: first,
    state: "ended",
    ended: "superseded",
    endedAt: corrected,
  }));
  await publishedArticle({
    ...article,
    id,
    startsAt: corrected,
    modifiedAt: corrected,
    change: "correction",
    changeNote: `It was <seven>, not eight.`,
  });
});
afterEach(() => setClockOffset(0));

async function read(file: FeedFile): Promise<{ id?: string; title?: string; html: string; updated?: string }[]> {
  const { text } = await writeFeed(list, file);
  if (file === "feed.json") {
    const items = parseJsonFeed(JSON.parse(text)).items ?? [];
    return items.map((item) => ({
      id: item.id,
      title: item.title,
      html: item.content_html ?? "",
      updated: item.date_modified,
    }));
  }
  if (file === "feed.atom") {
    const entries = parseAtomFeed(text).entries ?? [];
    return entries.map((entry) => ({
      id: entry.id,
      title: typeof entry.title === "string" ? entry.title : entry.title?.value,
      html: (typeof entry.content === "string" ? entry.content : entry.content?.value) ?? "",
      updated: entry.updated,
    }));
  }
  const items = parseRssFeed(text).items ?? [];
  return items.map((item) => ({
    id: item.guid?.value,
    title: item.title,
    html: item.content?.encoded ?? "",
    updated: item.atom?.updated,
  }));
}

test.each(["feed.xml", "feed.atom", "feed.json"] as const)(
  "%s tells the words as they are and runs nothing, with absolute addresses and the correction",
  async (file) => {
    const [entry, ...others] = await read(file);
    expect(others).toEqual([]);
    expect(entry?.id).toBe(`urn:dateline:article:${id}`);
    expect(entry?.title).toBe(hostile);
    expect(new Date(entry?.updated ?? 0).getTime()).toBeGreaterThan(Date.now() - 3 * hour);
    const html = entry?.html ?? "";
    expect(markupOf(html)).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(html).toContain("&lt;script&gt;");
    expect(html).toMatch(/<strong>Correction, \d\d:\d\d, [^<]*: It was &lt;seven&gt;, not eight\.<\/strong>/);
    expect(html).toContain("Follow &lt;us&gt; &amp; read");
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^https?:\/\//);
    expect(html).not.toContain("secret name");
  },
);

/** The tags alone, without what stands in quotation marks: where a word could do harm. */
function markupOf(html: string): string {
  return (html.replace(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? []).join("");
}

test("an entry's time of change is its significant one, and the feed's is its newest entry's", async () => {
  const { updatedAt } = await writeFeed(list, "feed.xml");
  expect(Math.abs(updatedAt.getTime() - (Date.now() - 2 * hour))).toBeLessThan(hour);
});

test("an embargoed article enters the feed by the clock alone, and the feed knows when", async () => {
  const startsAt = new Date(Date.now() + hour);
  const hidden = await publishedArticle({ headline: "Not yet", embargo: true, startsAt });
  const before = await withPageContext(() => writeFeed(list, "feed.xml"));
  expect(before.result.text).not.toContain(hidden.id);
  expect(before.result.text).not.toContain("Not yet");
  expect(before.context.outdatedAtMs).toBe(startsAt.getTime());
  expect([...before.context.tags]).toEqual(expect.arrayContaining(["edition:en", "settings"]));
  setClockOffset(2 * hour);
  expect((await writeFeed(list, "feed.xml")).text).toContain(hidden.id);
});
