import {
  articleAddress,
  authorAddress,
  correctionsAddress,
  frontAddress,
  readArticleSegment,
  searchAddress,
  sectionAddress,
  tagAddress,
} from "./addresses.ts";
import { parseRenditionFile } from "./assets/renditions.ts";
import { type Edition, editions, isEdition } from "./editions.ts";

/**
 * The one list of public surfaces: every address at which a stranger may read something that came from an
 * article. The server answers no reader address that is not here, the purge takes its cache tags from here, and
 * tests walk it when they look for what must not be public.
 */
export const surfaces: readonly Surface[] = [
  {
    // Leads to the front of the default edition.
    name: "home",
    needsDatabase: false,
    match: (path) => (path.length === 1 && path[0] === "" ? {} : null),
    addresses: () => ["/"],
    tags: () => [],
  },
  {
    name: "front",
    match: (path) => (path.length === 1 ? editionOf(path[0]) : null),
    addresses: ({ edition }) => [frontAddress(edition)],
    tags: ({ edition }) => [`front:${edition}`, `edition:${edition}`],
  },
  {
    name: "article",
    match: (path) => {
      const edition = path.length === 3 && path[1] === "articles" ? editionOf(path[0]) : null;
      return edition && { ...edition, articleId: readArticleSegment(path[2] ?? "").id };
    },
    addresses: (article) => [articleAddress(article)],
    tags: ({ id }) => [`article:${id}`],
  },
  {
    name: "section",
    query: ["page"],
    match: (path) => (path.length === 3 && path[1] === "sections" ? editionOf(path[0]) : null),
    addresses: sectionAddresses,
    tags: ({ section }) => (section ? [`section:${section.id}`] : []),
  },
  {
    name: "tag",
    query: ["page"],
    match: (path) => (path.length === 3 && path[1] === "tags" ? editionOf(path[0]) : null),
    addresses: tagAddresses,
    tags: ({ tags }) => tags.map((tag) => `tag:${tag.id}`),
  },
  {
    name: "author",
    query: ["page"],
    match: (path) => (path.length === 3 && path[1] === "authors" ? editionOf(path[0]) : null),
    addresses: authorAddresses,
    tags: ({ authors }) => authors.map((author) => `author:${author.id}`),
  },
  {
    name: "search",
    query: ["page", "q"],
    match: (path) => (path.length === 2 && path[1] === "search" ? editionOf(path[0]) : null),
    addresses: ({ edition, headline }) => [`${searchAddress(edition)}?q=${encodeURIComponent(headline)}`],
    tags: ({ edition }) => [`edition:${edition}`],
  },
  {
    name: "corrections",
    query: ["page"],
    match: (path) => (path.length === 2 && path[1] === "corrections" ? editionOf(path[0]) : null),
    addresses: ({ edition }) => [correctionsAddress(edition)],
    tags: ({ edition }) => [`edition:${edition}`],
  },
  {
    name: "feed",
    match: (path) => {
      if (!isFeedFile(path.at(-1))) return null;
      const ofList = path.length === 4 && ["sections", "tags", "authors"].includes(path[1] ?? "");
      return path.length === 2 || ofList ? editionOf(path[0]) : null;
    },
    addresses: (article) =>
      [
        frontAddress(article.edition),
        ...sectionAddresses(article),
        ...tagAddresses(article),
        ...authorAddresses(article),
      ].flatMap((address) => feedFiles.map((file) => `${address}/${file}`)),
    tags: (article) => [
      `edition:${article.edition}`,
      ...(article.section ? [`section:${article.section.id}`] : []),
      ...article.tags.map((tag) => `tag:${tag.id}`),
      ...article.authors.map((author) => `author:${author.id}`),
    ],
  },
  {
    name: "sitemap-index",
    match: (path) => (path.length === 1 && path[0] === "sitemap.xml" ? {} : null),
    addresses: () => ["/sitemap.xml"],
    tags: ({ edition }) => [`edition:${edition}`],
  },
  {
    name: "sitemap",
    query: ["page"],
    match: (path) => (path.length === 2 && path[1] === "sitemap.xml" ? editionOf(path[0]) : null),
    addresses: ({ edition }) => [`/${edition}/sitemap.xml`],
    tags: ({ edition }) => [`edition:${edition}`],
  },
  {
    name: "news-sitemap",
    match: (path) => (path.length === 2 && path[1] === "news-sitemap.xml" ? editionOf(path[0]) : null),
    addresses: ({ edition }) => [`/${edition}/news-sitemap.xml`],
    tags: ({ edition }) => [`edition:${edition}`],
  },
  {
    name: "media",
    match: (path) =>
      path.length === 3 && path[0] === "media" && /^[\w-]+$/.test(path[1] ?? "") && parseRenditionFile(path[2] ?? "")
        ? {}
        : null,
    addresses: ({ assets }) =>
      assets.flatMap(({ storageKey, files }) => files.map((file) => `/media/${storageKey}/${file}`)),
    tags: ({ assets }) => assets.map((asset) => `asset:${asset.id}`),
  },
  {
    name: "robots",
    needsDatabase: false,
    match: (path) => (path.length === 1 && path[0] === "robots.txt" ? {} : null),
    addresses: () => ["/robots.txt"],
    tags: () => [],
  },
];

export type SurfaceName =
  | "home"
  | "front"
  | "article"
  | "section"
  | "tag"
  | "author"
  | "search"
  | "corrections"
  | "feed"
  | "sitemap-index"
  | "sitemap"
  | "news-sitemap"
  | "media"
  | "robots";

export type Surface = {
  name: SurfaceName;
  /** Query parameters that mean something here; every other one is ignored. */
  query?: readonly SurfaceParameter[];
  /** False where there is an answer without a database as well. */
  needsDatabase?: boolean;
  /**
   * Whether an address, as its decoded path segments, is one of this surface's; of which edition, if it has one, and
   * which article it names. It says nothing about whether anything is there.
   */
  match(path: readonly string[]): { edition?: Edition; articleId?: string } | null;
  /** Where a reader could meet this article on this surface; percent-encoded, without the site's origin. */
  addresses(article: ArticleSubject): string[];
  /** The cache tags by which a change of this article reaches this surface. */
  tags(article: ArticleSubject): string[];
};

export type SurfaceParameter = "page" | "q";

/** What must be known of an article to say where it shows. Take it before *and* after a change. */
export type ArticleSubject = {
  id: string;
  edition: Edition;
  slug: string;
  headline: string;
  section: { id: string; slug: string } | null;
  tags: readonly { id: string; slug: string }[];
  authors: readonly { id: string; slug: string }[];
  assets: readonly {
    id: string;
    storageKey: string;
    /** Names of its renditions. */
    files: readonly string[];
  }[];
};

export const feedFiles = ["feed.xml", "feed.atom", "feed.json"] as const;

/** The surface that answers at these decoded path segments. */
export function surfaceAt(path: readonly string[]): { surface: Surface; edition?: Edition; articleId?: string } | null {
  for (const surface of surfaces) {
    const found = surface.match(path);
    if (found) return { surface, ...found };
  }
  return null;
}

/**
 * Every cache tag that a change of this article must drop, each once. Where a change moves the article (another
 * section, one tag fewer, another photo), pass both what it was and what it is now.
 */
export function cacheTagsOf(...subjects: readonly ArticleSubject[]): string[] {
  const tags = subjects.flatMap((subject) => surfaces.flatMap((surface) => surface.tags(subject)));
  return [...new Set(tags)];
}

/** Every address at which this article can be met, each once. */
export function addressesOf(article: ArticleSubject): string[] {
  return [...new Set(surfaces.flatMap((surface) => surface.addresses(article)))];
}

function sectionAddresses({ edition, section }: ArticleSubject): string[] {
  return section ? [sectionAddress(edition, section.slug)] : [];
}

function tagAddresses({ edition, tags }: ArticleSubject): string[] {
  return tags.map(({ slug }) => tagAddress(edition, slug));
}

function authorAddresses({ edition, authors }: ArticleSubject): string[] {
  return authors.map(({ slug }) => authorAddress(edition, slug));
}

function editionOf(segment: string | undefined): { edition: Edition } | null {
  return isEdition(segment) ? { edition: segment } : null;
}

function isFeedFile(segment: string | undefined): boolean {
  return (feedFiles as readonly (string | undefined)[]).includes(segment);
}

/** The addresses that are there whatever is published: what a probe asks besides those of an article. */
export const fixedAddresses: readonly string[] = [
  "/",
  ...editions.flatMap((edition) => [
    frontAddress(edition),
    searchAddress(edition),
    correctionsAddress(edition),
    ...feedFiles.map((file) => `/${edition}/${file}`),
    `/${edition}/sitemap.xml`,
    `/${edition}/news-sitemap.xml`,
  ]),
  "/sitemap.xml",
  "/robots.txt",
];
