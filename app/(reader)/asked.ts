import { type Edition, isEdition } from "#lib/editions";

/** What an address asks for, read once for every page; null where it cannot be one of ours. */
export function askedEdition(value: string): Edition | null {
  return isEdition(value) ? value : null;
}

/** A segment of the address as text. */
export function askedSlug(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize("NFC");
  } catch {
    return "";
  }
}

/** `slug-id`: all that follows the last hyphen names the article, the rest is for people. */
export function askedArticle(segment: string): { id: string; slug: string } {
  const text = askedSlug(segment);
  const hyphen = text.lastIndexOf("-");
  return { slug: text.slice(0, Math.max(0, hyphen)), id: text.slice(hyphen + 1) };
}

export type Query = Promise<Record<string, string | string[] | undefined>>;

/** `?page=n`, from 1. */
export async function askedPage(query: Query): Promise<number> {
  const { page } = await query;
  return typeof page === "string" && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1;
}
