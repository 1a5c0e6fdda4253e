import { type FeedList, isFeedFile, writeFeed } from "#lib/feeds/published";
import { answer } from "#lib/platform/page-context";

/** A feed as an answer, or 404 where the list or the format is none. A list that is empty may be refused. */
export async function feedAnswer(file: string, list: FeedList | null, needsEntries = false): Promise<Response> {
  if (!list || !isFeedFile(file)) return nothingHere();
  const feed = await writeFeed(list, file);
  if (needsEntries && feed.entries === 0) return nothingHere();
  return new Response(feed.text, {
    headers: { "Content-Type": feed.contentType, "Last-Modified": feed.updatedAt.toUTCString() },
  });
}

export function nothingHere(): Response {
  answer({ status: 404 });
  return new Response(null, { status: 404 });
}

export function movedTo(location: string): Response {
  answer({ status: 301, location });
  return new Response(null, { status: 301, headers: { Location: location } });
}
