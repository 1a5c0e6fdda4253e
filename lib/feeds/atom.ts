import { element, xmlDocument } from "#lib/platform/xml";
import type { FeedEntry, FeedFormat } from "./feed.ts";

/** Atom 1.0 (RFC 4287). */
export const atom: FeedFormat = {
  contentType: "application/atom+xml; charset=utf-8",
  write: (feed, self) =>
    xmlDocument(
      element(
        "feed",
        {
          xmlns: "http://www.w3.org/2005/Atom",
          "xmlns:media": "http://search.yahoo.com/mrss/",
          "xml:lang": feed.edition,
        },
        element("id", {}, feed.id),
        element("title", {}, feed.title),
        feed.description !== "" && element("subtitle", {}, feed.description),
        element("updated", {}, feed.updatedAt.toISOString()),
        element("author", {}, element("name", {}, feed.publisher)),
        element("link", { rel: "self", type: "application/atom+xml", href: self }),
        element("link", { rel: "alternate", type: "text/html", href: feed.home }),
        feed.entries.map(entryElement),
      ),
    ),
};

function entryElement(entry: FeedEntry) {
  const { image } = entry;
  return element(
    "entry",
    {},
    element("id", {}, entry.id),
    element("title", {}, entry.title),
    element("link", { rel: "alternate", type: "text/html", href: entry.address }),
    element("published", {}, entry.publishedAt.toISOString()),
    element("updated", {}, entry.updatedAt.toISOString()),
    entry.authors.map(({ name, address }) =>
      element("author", {}, element("name", {}, name), element("uri", {}, address)),
    ),
    entry.contributors.map(({ name, address }) =>
      element("contributor", {}, element("name", {}, name), element("uri", {}, address)),
    ),
    entry.categories.map((category) => element("category", { term: category })),
    entry.summary !== "" && element("summary", {}, entry.summary),
    element("content", { type: "html" }, entry.html),
    image &&
      element(
        "media:content",
        { url: image.address, type: image.type, medium: "image", width: image.width, height: image.height },
        image.caption !== "" && element("media:description", { type: "plain" }, image.caption),
        image.credit !== "" && element("media:credit", {}, image.credit),
      ),
  );
}
