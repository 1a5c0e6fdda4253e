/**
 * Carries the address that was asked for from our server to the desk's pages and layouts, which Next does not tell.
 * What a browser sends under this name is overwritten.
 */
export const askedAddressHeader = "x-desk-address";

/** The address as a person would type it: without the mark by which Next asks for a page in parts. */
export function askedAddress(url: string): string {
  const [path = "/desk"] = url.split("?", 1);
  const asked = new URLSearchParams(url.slice(path.length));
  asked.delete("_rsc");
  return asked.size > 0 ? `${path}?${asked}` : path;
}
