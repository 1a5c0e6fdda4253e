import type { FeedFormat } from "./feed.ts";

/** JSON Feed 1.1. */
export const jsonFeed: FeedFormat = {
  contentType: "application/feed+json; charset=utf-8",
  write: (feed, self) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: feed.title,
      description: feed.description || undefined,
      home_page_url: feed.home,
      feed_url: self,
      language: feed.edition,
      authors: [{ name: feed.publisher }],
      items: feed.entries.map((entry) => ({
        id: entry.id,
        url: entry.address,
        title: entry.title,
        summary: entry.summary || undefined,
        content_html: entry.html,
        image: entry.image?.address,
        date_published: entry.publishedAt.toISOString(),
        date_modified: entry.updatedAt.toISOString(),
        authors:
          entry.authors.length > 0 ? entry.authors.map(({ name, address }) => ({ name, url: address })) : undefined,
        tags: entry.categories,
        language: feed.edition,
      })),
    }),
};
