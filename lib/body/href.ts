/**
 * The one place that says which addresses a link may lead to. Every output (page, feed, export) trusts what
 * this returned, so it is asked whenever a link comes in: typed, pasted, imported or frozen.
 */
export const hrefLengthMax = 2_048;

const schemePattern = /^[a-z][a-z0-9+.-]*:/i;
const barePattern =
  /^(?:www\.)?[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[:/?#]|$)/u;
const mailPattern = /^[^\s@<>"'?&]+@[^\s@<>"'?&]+\.[^\s@<>"'?&]+$/;

/**
 * The address in its one spelling (`https://EXAMPLE.org` and `https://example.org/` are one), or null where it
 * is none that an article may carry: only http, https and mailto, no credentials, nothing relative.
 * A bare host (`example.org/page`) and a bare mail address are taken for what they mean.
 */
export function checkHref(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const typed = value.trim();
  if (typed === "" || typed.length > hrefLengthMax) return null;
  if (mailPattern.test(typed) && !schemePattern.test(typed)) return checkHref(`mailto:${typed}`);
  const absolute = barePattern.test(typed) ? `https://${typed}` : typed;
  if (!URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  if (url.protocol === "mailto:") {
    // What follows the address could put recipients and text into the reader's mail.
    return mailPattern.test(decoded(url.pathname)) ? `mailto:${url.pathname}` : null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // "http:example.org" is read as absolute by browsers; a person who typed that meant something else.
  if (!/^https?:\/\//i.test(absolute) || url.username !== "" || url.password !== "") return null;
  return url.href.length <= hrefLengthMax ? url.href : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}
