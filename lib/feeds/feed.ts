import type { Edition } from "#lib/editions";

/** A list of articles as feed readers get it, before it takes one of the formats. Every address is absolute. */
export type Feed = {
  edition: Edition;
  title: string;
  description: string;
  /** The page whose list this is. */
  home: string;
  /** Permanent and the same in every format. */
  id: string;
  updatedAt: Date;
  publisher: string;
  entries: FeedEntry[];
};

export type FeedEntry = {
  /** Never changes, whatever happens to the article's address. */
  id: string;
  address: string;
  title: string;
  summary: string;
  /** The whole article, with its corrections. */
  html: string;
  publishedAt: Date;
  /** Moves with a significant change only. */
  updatedAt: Date;
  authors: { name: string; address: string }[];
  /** Who translated it. */
  contributors: { name: string; address: string }[];
  categories: string[];
  image: FeedImage | null;
};

export type FeedImage = {
  address: string;
  type: "image/jpeg";
  width: number;
  height: number;
  caption: string;
  credit: string;
  alt: string;
};

/** One way to write a feed; the file name says which. */
export type FeedFormat = {
  contentType: string;
  /** `self` is the feed's own address. */
  write(feed: Feed, self: string): string;
};
