import type { Edition } from "#lib/editions";

/**
 * How the addresses of the reader's pages are written: percent-encoded, without the site's origin, which
 * `absolute` in lib/platform/site puts in front.
 */
export const frontAddress = (edition: Edition) => `/${edition}`;
export const sectionAddress = (edition: Edition, slug: string) => `/${edition}/sections/${encodeURIComponent(slug)}`;
export const tagAddress = (edition: Edition, slug: string) => `/${edition}/tags/${encodeURIComponent(slug)}`;
export const authorAddress = (edition: Edition, slug: string) => `/${edition}/authors/${encodeURIComponent(slug)}`;
export const correctionsAddress = (edition: Edition) => `/${edition}/corrections`;
export const searchAddress = (edition: Edition) => `/${edition}/search`;

/** `/{edition}/articles/{slug}-{id}`: the id decides, the slug is for people. */
export function articleAddress({ id, edition, slug }: { id: string; edition: Edition; slug: string }): string {
  return `/${edition}/articles/${encodeURIComponent(`${slug}-${id}`)}`;
}

/** `slug-id`: all that follows the last hyphen names the article. */
export function readArticleSegment(text: string): { id: string; slug: string } {
  const hyphen = text.lastIndexOf("-");
  return { slug: text.slice(0, Math.max(0, hyphen)), id: text.slice(hyphen + 1) };
}

/** Page `page` of a list; the first page is the bare address. */
export function pageAddress(address: string, page: number): string {
  if (page <= 1) return address;
  return `${address}${address.includes("?") ? "&" : "?"}page=${page}`;
}
