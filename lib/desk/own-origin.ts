import { env } from "#lib/platform/env";
import { Refusal } from "#lib/platform/errors";

/**
 * Throws `forbidden` unless a request that changes something was made by a page of ours: browsers send the
 * page's origin with every such request, and what sends none is not a browser showing the desk.
 *
 * Forwarded headers are not read: the configured address decides.
 */
export function assertOwnOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if ((site !== null && site !== "same-origin") || origin === null || !isOwnOrigin(origin, headers.get("host"))) {
    throw new Refusal("forbidden", "request.origin");
  }
}

/** Whether an `Origin` header names this site: the configured address, or the host asked for over its scheme. */
export function isOwnOrigin(origin: string, host: string | null): boolean {
  const site = new URL(env.siteUrl);
  if (origin === site.origin) return true;
  if (host !== null && origin === `${site.protocol}//${host}`) return true;
  // A desk tried out on one's own computer answers to all of that computer's names for itself.
  return isLoopback(site.hostname) && loopbackNames.some((name) => origin === originOf(site, name));
}

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

function isLoopback(hostname: string): boolean {
  return loopbackNames.includes(hostname);
}

function originOf(site: URL, hostname: string): string {
  return `${site.protocol}//${hostname}${site.port === "" ? "" : `:${site.port}`}`;
}
