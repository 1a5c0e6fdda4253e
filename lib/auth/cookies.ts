import { env } from "#lib/platform/env";

/** Whether the site is reached over TLS: cookies are then `Secure` and bound to the very host. */
export const secureSite = (): boolean => env.siteUrl.startsWith("https:");

/** Name of the session cookie. `__Host-` makes browsers refuse one that a neighbouring host has set. */
export const sessionCookie = (): string => (secureSite() ? "__Host-dateline-session" : "dateline-session");

/** The value of one cookie of a `Cookie` header; undefined when it is absent or cannot be read. */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    try {
      return decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return undefined;
}
