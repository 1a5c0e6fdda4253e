import { env } from "./env.ts";

/** An address with the site's origin in front, as feeds, sitemaps, canonical links and share cards need it. */
export function absolute(address: string): string {
  return env.siteUrl + address;
}
