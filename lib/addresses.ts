import type { Edition } from "#lib/editions";
import { env } from "#lib/platform/env";

export { articleAddress } from "#lib/surfaces";

/** Addresses of the reader's pages: percent-encoded, without the site's origin (`absolute` adds it). */
export const frontAddress = (edition: Edition) => `/${edition}`;
export const sectionAddress = (edition: Edition, slug: string) => `/${edition}/sections/${encodeURIComponent(slug)}`;
export const tagAddress = (edition: Edition, slug: string) => `/${edition}/tags/${encodeURIComponent(slug)}`;
export const authorAddress = (edition: Edition, slug: string) => `/${edition}/authors/${encodeURIComponent(slug)}`;
export const correctionsAddress = (edition: Edition) => `/${edition}/corrections`;
export const searchAddress = (edition: Edition) => `/${edition}/search`;

/** Page `page` of a list; the first page is the bare address. */
export function pageAddress(address: string, page: number): string {
  if (page <= 1) return address;
  return `${address}${address.includes("?") ? "&" : "?"}page=${page}`;
}

/** With the site's origin in front, as feeds, sitemaps, canonical links and share cards need it. */
export function absolute(address: string): string {
  return env.siteUrl + address;
}
