import { readArticleSegment } from "#lib/addresses";
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

/** The article that `slug-id` names, and the slug by which it was asked for. */
export function askedArticle(segment: string): { id: string; slug: string } {
  return readArticleSegment(askedSlug(segment));
}

export type Query = Promise<Record<string, string | string[] | undefined>>;

/** `?page=n`, from 1. */
export async function askedPage(query: Query): Promise<number> {
  const { page } = await query;
  return typeof page === "string" && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1;
}
