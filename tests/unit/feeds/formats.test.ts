import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { escapeHtml } from "#lib/body/html";
import { atom } from "#lib/feeds/atom";
import type { Feed } from "#lib/feeds/feed";
import { jsonFeed } from "#lib/feeds/json-feed";
import { rss } from "#lib/feeds/rss";

/** Feeds are read back with parsers that are not ours; what they say must be what was meant, whatever was typed. */

const hostile = 'Tea & <b>"scones"</b> ]]> it\'s <script>alert(1)</script> \u0000\u0008\ud800 end\u2028 ١٢';
/** The same without what XML cannot hold. */
const readBack = 'Tea & <b>"scones"</b> ]]> it\'s <script>alert(1)</script> \ufffd end\u2028 ١٢';

const feed: Feed = {
  edition: "ar",
  title: "الفانوس",
  description: "أخبار",
  home: "https://lantern.example/ar",
  id: "urn:dateline:feed:ar",
  updatedAt: new Date("2026-11-24T08:05:00Z"),
  publisher: "الفانوس",
  entries: [
    {
      id: "urn:dateline:article:0123456789ab",
      address: "https://lantern.example/ar/articles/%D9%86-0123456789ab",
      title: hostile,
      summary: hostile,
      html: `<p dir="rtl">نص &amp; ${hostile.slice(0, 3)}</p>`,
      publishedAt: new Date("2026-11-23T01:02:03Z"),
      updatedAt: new Date("2026-11-24T08:05:00Z"),
      authors: [
        { name: "ليلى منصور", address: "https://lantern.example/ar/authors/x" },
        { name: 'A & "B"', address: "https://lantern.example/ar/authors/y" },
      ],
      contributors: [{ name: "داليا <المر>", address: "https://lantern.example/ar/authors/z" }],
      categories: ["سياسة", "Salt & pepper"],
      image: {
        address: "https://lantern.example/media/k/1200.jpg",
        type: "image/jpeg",
        width: 1200,
        height: 800,
        caption: hostile,
        credit: "Yusuf Rahal",
        alt: "",
      },
    },
    {
      id: "urn:dateline:article:ba9876543210",
      address: "https://lantern.example/ar/articles/%D9%88-ba9876543210",
      title: "بلا شيء",
      summary: "",
      html: "",
      publishedAt: new Date("2026-11-22T00:00:00Z"),
      updatedAt: new Date("2026-11-22T00:00:00Z"),
      authors: [],
      contributors: [],
      categories: [],
      image: null,
    },
  ],
};
const self = (file: string) => `https://lantern.example/ar/${file}`;

describe("RSS", () => {
  const text = rss.write(feed, self("feed.xml"));
  const xml = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    processEntities: true,
    htmlEntities: true,
  });

  test("is well formed, and feed readers find every field as it was written", () => {
    expect(XMLValidator.validate(text)).toBe(true);
    const parsed = parseRssFeed(text);
    expect(parsed).toMatchObject({
      title: "الفانوس",
      link: "https://lantern.example/ar",
      description: "أخبار",
      language: "ar",
      atom: { links: [{ rel: "self", type: "application/rss+xml", href: self("feed.xml") }] },
    });
    expect(parsed.items?.[0]).toMatchObject({
      title: readBack,
      // HTML, as the format has it: shown by a reader it says what was typed.
      description: escapeHtml(readBack),
      link: feed.entries[0]?.address,
      guid: { value: "urn:dateline:article:0123456789ab", isPermaLink: false },
      pubDate: "Mon, 23 Nov 2026 01:02:03 GMT",
      dc: { creators: ["ليلى منصور", 'A & "B"'], contributors: ["داليا <المر>"] },
      content: { encoded: feed.entries[0]?.html },
      media: {
        contents: [
          {
            url: "https://lantern.example/media/k/1200.jpg",
            type: "image/jpeg",
            medium: "image",
            width: 1200,
            height: 800,
          },
        ],
      },
    });
    expect(parsed.items?.[1]).toMatchObject({ title: "بلا شيء", description: "بلا شيء" });
  });

  test("keeps to what validators ask: summary before the whole, English dates, one namespace each", () => {
    expect(text.indexOf("<description>", text.indexOf("<item>"))).toBeLessThan(text.indexOf("<content:encoded>"));
    expect(text).toContain('xmlns:media="http://search.yahoo.com/mrss/"');
    for (const date of text.matchAll(/<(?:pubDate|lastBuildDate)>([^<]+)</g)) {
      expect(date[1]).toMatch(
        /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/,
      );
    }
    expect(text).not.toContain("<enclosure");
    const item = xml.parse(text).rss.channel.item[0];
    expect(item.title).toBe(readBack);
    expect(item["media:content"]["media:credit"]).toBe("Yusuf Rahal");
  });
});

describe("Atom", () => {
  const text = atom.write(feed, self("feed.atom"));

  test("is well formed, and has what RFC 4287 asks of a feed and of every entry", () => {
    expect(XMLValidator.validate(text)).toBe(true);
    const parsed = parseAtomFeed(text);
    expect(parsed).toMatchObject({
      id: "urn:dateline:feed:ar",
      updated: "2026-11-24T08:05:00.000Z",
      authors: [{ name: "الفانوس" }],
    });
    expect(text).toContain('xml:lang="ar"');
    expect(parsed.links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rel: "self", href: self("feed.atom") }),
        expect.objectContaining({ rel: "alternate", href: "https://lantern.example/ar" }),
      ]),
    );
    expect(parsed.entries?.[0]).toMatchObject({
      id: "urn:dateline:article:0123456789ab",
      published: "2026-11-23T01:02:03.000Z",
      updated: "2026-11-24T08:05:00.000Z",
      links: [{ rel: "alternate", href: feed.entries[0]?.address }],
      authors: [{ name: "ليلى منصور", uri: "https://lantern.example/ar/authors/x" }, { name: 'A & "B"' }],
      contributors: [{ name: "داليا <المر>", uri: "https://lantern.example/ar/authors/z" }],
    });
    for (const tag of ["id", "title", "updated"]) {
      expect(text.match(new RegExp(`<${tag}>`, "g")), tag).toHaveLength(1 + feed.entries.length);
    }
    expect(new XMLParser({ trimValues: false }).parse(text).feed.entry[0].title).toBe(readBack);
  });
});

describe("JSON Feed", () => {
  test("is version 1.1 with permanent ids, absolute addresses and RFC 3339 dates", () => {
    const text = jsonFeed.write(feed, self("feed.json"));
    const parsed = parseJsonFeed(JSON.parse(text));
    expect(parsed).toMatchObject({
      title: "الفانوس",
      home_page_url: "https://lantern.example/ar",
      feed_url: self("feed.json"),
      language: "ar",
    });
    expect(JSON.parse(text).version).toBe("https://jsonfeed.org/version/1.1");
    expect(JSON.parse(text).items[0]).toMatchObject({
      id: "urn:dateline:article:0123456789ab",
      content_html: feed.entries[0]?.html,
      date_published: "2026-11-23T01:02:03.000Z",
      authors: [{ name: "ليلى منصور", url: "https://lantern.example/ar/authors/x" }, { name: 'A & "B"' }],
      tags: ["سياسة", "Salt & pepper"],
    });
  });
});
