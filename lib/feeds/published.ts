import { authorAddress } from "#lib/addresses";
import type { Byline } from "#lib/articles/content";
import { type FeedItem, listFeedItems, type Scope } from "#lib/articles/published";
import { fallbackWidthFor, renditionAddress } from "#lib/assets/renditions";
import { bodyHtml, escapeHtml } from "#lib/body/html";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { datesFor } from "#lib/paper/dates";
import { listNames } from "#lib/paper/names";
import { now } from "#lib/platform/clock";
import { absolute } from "#lib/platform/site";
import { getSettings } from "#lib/settings/published";
import { feedFiles } from "#lib/surfaces";
import { atom } from "./atom.ts";
import type { Feed, FeedEntry, FeedFormat, FeedImage } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss } from "./rss.ts";

export type FeedFile = (typeof feedFiles)[number];

/** Every format by its file name: a new one is a file and a line here. */
const formats: Record<FeedFile, FeedFormat> = { "feed.xml": rss, "feed.atom": atom, "feed.json": jsonFeed };

export function isFeedFile(name: string): name is FeedFile {
  return (feedFiles as readonly string[]).includes(name);
}

/** The list behind a feed: what it holds, what it is called, and the address of its page. */
export type FeedList = { edition: Edition; scope: Scope; title: string | null; description: string; address: string };

/** The newest articles of a list as a file of this format, with its type and the instant of its last change. */
export async function writeFeed(
  list: FeedList,
  file: FeedFile,
): Promise<{ text: string; contentType: string; updatedAt: Date; entries: number }> {
  const [items, settings] = await Promise.all([listFeedItems(list.edition, list.scope), getSettings(list.edition)]);
  const words = translator(list.edition, "reader.feeds");
  const feed: Feed = {
    edition: list.edition,
    title: list.title === null ? settings.name : words("list", { name: settings.name, list: list.title }),
    description: list.description || settings.description || settings.name,
    home: absolute(list.address),
    id: `urn:dateline:feed:${list.edition}${idOf(list.scope)}`,
    updatedAt: new Date(Math.max(...items.map((item) => item.modifiedAt.getTime()), 0) || now()),
    publisher: settings.name,
    entries: items.map((item) => entryOf(item, settings)),
  };
  const format = formats[file];
  return {
    text: format.write(feed, `${feed.home}/${file}`),
    contentType: format.contentType,
    updatedAt: feed.updatedAt,
    entries: items.length,
  };
}

function idOf(scope: Scope): string {
  if ("section" in scope) return `:section:${scope.section}`;
  if ("tag" in scope) return `:tag:${scope.tag}`;
  if ("author" in scope) return `:author:${scope.author}`;
  return "";
}

function entryOf(item: FeedItem, paper: { closingLine: string; timeZone: string }): FeedEntry {
  const { content, edition } = item;
  const named = ({ name, slug }: Byline) => ({ name, address: absolute(authorAddress(edition, slug)) });
  return {
    id: `urn:dateline:article:${item.id}`,
    address: absolute(item.address),
    title: item.headline,
    summary: item.standfirst,
    html: htmlOf(item, paper),
    publishedAt: item.firstPublishedAt,
    updatedAt: item.modifiedAt,
    authors: content.bylines.map(named),
    contributors: (content.translators ?? []).map(named),
    categories: [item.section.name, ...content.tags.map((tag) => tag.name)].filter(Boolean),
    image: imageOf(item),
  };
}

/** The article as it stands on its page: photo, text, translators, corrections, the edition's closing line. */
function htmlOf(item: FeedItem, paper: { closingLine: string; timeZone: string }): string {
  const { content, edition } = item;
  const words = translator(edition, "reader.feeds");
  const dates = datesFor(edition, paper.timeZone, now());
  const image = imageOf(item);
  const translators = listNames(
    (content.translators ?? []).map(({ name }) => name),
    { edition, words: translator(edition, "reader") },
  );
  const photo = image
    ? `<figure><img src="${escapeHtml(image.address)}" width="${image.width}" height="${image.height}" alt="${escapeHtml(image.alt)}">` +
      `<figcaption>${escapeHtml([image.caption, image.credit].filter(Boolean).join(" · "))}</figcaption></figure>`
    : "";
  return [
    photo,
    bodyHtml(content.body, { dateline: content.dateline }),
    // Few readers show who contributed, and one format has no place for it.
    translators ? `<p>${escapeHtml(words("translators", { names: translators }))}</p>` : "",
    ...item.corrections.map(
      ({ kind, text, at }) => `<p><strong>${escapeHtml(words(kind, { time: dates.full(at), text }))}</strong></p>`,
    ),
    paper.closingLine ? `<p>${escapeHtml(paper.closingLine)}</p>` : "",
  ]
    .filter(Boolean)
    .join("\n");
}

function imageOf({ content }: FeedItem): FeedImage | null {
  const { lead } = content;
  if (!lead || lead.widths.length === 0) return null;
  const width = fallbackWidthFor(lead.width);
  return {
    address: absolute(renditionAddress(lead.storageKey, width, "jpg")),
    type: "image/jpeg",
    width,
    height: Math.round((lead.height * width) / lead.width),
    caption: lead.caption,
    credit: lead.credit,
    alt: lead.alt,
  };
}
