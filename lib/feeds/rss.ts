import { escapeHtml } from "#lib/body/html";
import { element, xmlDocument } from "#lib/platform/xml";
import type { FeedEntry, FeedFormat, FeedImage } from "./feed.ts";

/** RSS 2.0 with the modules that news readers use: whole text, writers, media. */
export const rss: FeedFormat = {
  contentType: "application/rss+xml; charset=utf-8",
  write: (feed, self) =>
    xmlDocument(
      element(
        "rss",
        {
          version: "2.0",
          "xmlns:atom": "http://www.w3.org/2005/Atom",
          "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
          "xmlns:dc": "http://purl.org/dc/elements/1.1/",
          "xmlns:media": "http://search.yahoo.com/mrss/",
        },
        element(
          "channel",
          {},
          element("title", {}, feed.title),
          element("link", {}, feed.home),
          element("description", {}, feed.description),
          element("language", {}, feed.edition),
          element("lastBuildDate", {}, rfc822(feed.updatedAt)),
          element("atom:link", { rel: "self", type: "application/rss+xml", href: self }),
          feed.entries.map(item),
        ),
      ),
    ),
};

function item(entry: FeedEntry) {
  return element(
    "item",
    {},
    element("title", {}, entry.title),
    element("link", {}, entry.address),
    element("guid", { isPermaLink: "false" }, entry.id),
    element("pubDate", {}, rfc822(entry.publishedAt)),
    element("atom:updated", {}, entry.updatedAt.toISOString()),
    entry.authors.map(({ name }) => element("dc:creator", {}, name)),
    entry.contributors.map(({ name }) => element("dc:contributor", {}, name)),
    entry.categories.map((category) => element("category", {}, category)),
    // Readers that know one of the two take the first they meet: the summary goes before the whole. Both are HTML to
    // them, so what was typed is written as the HTML that shows it.
    element("description", {}, escapeHtml(entry.summary || entry.title)),
    element("content:encoded", {}, entry.html),
    entry.image && media(entry.image),
  );
}

function media({ address, type, width, height, caption, credit }: FeedImage) {
  return element(
    "media:content",
    { url: address, type, medium: "image", width, height },
    caption !== "" && element("media:description", { type: "plain" }, caption),
    credit !== "" && element("media:credit", {}, credit),
  );
}

/** `Tue, 24 Nov 2026 01:02:03 GMT`: English in every edition, as the format demands. */
function rfc822(instant: Date): string {
  return instant.toUTCString();
}
