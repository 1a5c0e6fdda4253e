import type { DeskArticle } from "#lib/articles/desk-article";

/** What a dialog shows of an article's publications, as commands carry it: the server refuses where it is another by then. */
export function seenOf({ live, ahead }: Pick<DeskArticle, "live" | "ahead">): string[] {
  return [live, ahead].flatMap((publication) => publication?.id ?? []);
}
