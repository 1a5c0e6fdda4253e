import { isId } from "#lib/platform/ids";

/** The article that a purge is about, from its cause: `article.killed ID`. Null where it is about something else. */
export function articleOf(cause: string): string | null {
  const last = cause.split(" ").at(-1);
  return isId(last) ? last : null;
}
