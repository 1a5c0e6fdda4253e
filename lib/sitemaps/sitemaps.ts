import { element, type Xml, xmlDocument } from "#lib/platform/xml";

/** What a sitemap says of one page; addresses are absolute. */
export type SitemapUrl = { address: string; modifiedAt?: Date | null };

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A sitemap: addresses and when each page last changed significantly. */
export function sitemap(urls: SitemapUrl[]): string {
  return xmlDocument(element("urlset", { xmlns: sitemapNamespace }, urls.map(url)));
}

/** The list of a site's sitemaps. */
export function sitemapIndex(sitemaps: SitemapUrl[]): string {
  return xmlDocument(
    element(
      "sitemapindex",
      { xmlns: sitemapNamespace },
      sitemaps.map(({ address, modifiedAt }) =>
        element("sitemap", {}, element("loc", {}, address), modifiedAt && lastmod(modifiedAt)),
      ),
    ),
  );
}

/** What Google News reads: the articles of the last two days, each with the time of its first publication. */
export function newsSitemap(
  entries: { address: string; title: string; publishedAt: Date }[],
  publication: { name: string; language: string },
): string {
  return xmlDocument(
    element(
      "urlset",
      { xmlns: sitemapNamespace, "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" },
      entries.map(({ address, title, publishedAt }) =>
        element(
          "url",
          {},
          element("loc", {}, address),
          element(
            "news:news",
            {},
            element(
              "news:publication",
              {},
              element("news:name", {}, publication.name),
              element("news:language", {}, publication.language),
            ),
            element("news:publication_date", {}, publishedAt.toISOString()),
            element("news:title", {}, title),
          ),
        ),
      ),
    ),
  );
}

function url({ address, modifiedAt }: SitemapUrl): Xml {
  return element("url", {}, element("loc", {}, address), modifiedAt && lastmod(modifiedAt));
}

function lastmod(instant: Date): Xml {
  return element("lastmod", {}, instant.toISOString());
}
