import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { newsSitemap, sitemap, sitemapIndex } from "#lib/sitemaps/sitemaps";

const at = new Date("2026-11-24T08:05:00Z");
const parse = (text: string) => {
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({ ignoreAttributes: false, trimValues: false }).parse(text);
};

test("a sitemap lists addresses with the time of their last significant change, and nothing that search engines ignore", () => {
  const text = sitemap([
    { address: "https://lantern.example/ar?a=1&b=2", modifiedAt: at },
    { address: "https://lantern.example/en" },
  ]);
  const { urlset } = parse(text);
  expect(urlset["@_xmlns"]).toBe("http://www.sitemaps.org/schemas/sitemap/0.9");
  expect(urlset.url).toEqual([
    { loc: "https://lantern.example/ar?a=1&b=2", lastmod: "2026-11-24T08:05:00.000Z" },
    { loc: "https://lantern.example/en" },
  ]);
  expect(text).not.toMatch(/priority|changefreq/);
});

test("the index names each sitemap by its absolute address", () => {
  const { sitemapindex } = parse(sitemapIndex([{ address: "https://lantern.example/en/sitemap.xml", modifiedAt: at }]));
  expect(sitemapindex.sitemap).toEqual({
    loc: "https://lantern.example/en/sitemap.xml",
    lastmod: "2026-11-24T08:05:00.000Z",
  });
});

test("the news sitemap has name, language, first publication and plain title of each, and none of the retired tags", () => {
  const text = newsSitemap(
    [{ address: "https://lantern.example/ar/articles/x", title: 'Salt & <b>pepper</b> "now"', publishedAt: at }],
    { name: "الفانوس", language: "ar" },
  );
  const { urlset } = parse(text);
  expect(urlset["@_xmlns:news"]).toBe("http://www.google.com/schemas/sitemap-news/0.9");
  expect(urlset.url["news:news"]).toEqual({
    "news:publication": { "news:name": "الفانوس", "news:language": "ar" },
    "news:publication_date": "2026-11-24T08:05:00.000Z",
    "news:title": 'Salt & <b>pepper</b> "now"',
  });
  expect(text).not.toMatch(/genres|keywords|stock_tickers|news:access/);
});

test("an edition without news has an empty news sitemap, which is allowed", () => {
  expect(parse(newsSitemap([], { name: "x", language: "en" }))).toHaveProperty("urlset");
});
