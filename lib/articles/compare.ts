import { type Change, diffWordsWithSpace } from "diff";
import { bodyText } from "#lib/body/text";
import type { ArticleContent } from "./content.ts";

/**
 * What differs between two versions of an article, field by field and block by block, in words.
 */
export type Difference = {
  /** Key of the field's name in `messages/<language>/editor.json` under `fields`. */
  field: "headline" | "standfirst" | "dateline" | "slug" | "section" | "bylines" | "tags" | "lead" | "body";
  parts: Part[];
};

export type Part = { kind: "same" | "added" | "removed"; text: string };

/** Only fields that differ, in the order in which a reader meets them; the body with what stays, for context. */
export function compare(before: ArticleContent | null, after: ArticleContent): Difference[] {
  const pairs: [Difference["field"], (content: ArticleContent) => string][] = [
    ["headline", (c) => c.headline],
    ["standfirst", (c) => c.standfirst],
    ["section", (c) => c.section?.name ?? ""],
    ["slug", (c) => c.slug],
    ["dateline", (c) => c.dateline],
    ["bylines", (c) => c.bylines.map((byline) => byline.name).join("\n")],
    ["tags", (c) => c.tags.map((tag) => tag.name).join("\n")],
    ["lead", leadText],
    ["body", (c) => bodyText(c.body)],
  ];
  return pairs.flatMap(([field, text]) => {
    const [old, next] = [before ? text(before) : "", text(after)];
    return old === next ? [] : [{ field, parts: words(old, next) }];
  });
}

/** A difference by words; joined up, `same` and `removed` give the old text, `same` and `added` the new. */
export function words(before: string, after: string): Part[] {
  return diffWordsWithSpace(before, after).map((change: Change) => ({
    kind: change.added ? "added" : change.removed ? "removed" : "same",
    text: change.value,
  }));
}

function leadText({ lead }: ArticleContent): string {
  if (!lead) return "";
  return [lead.storageKey.slice(0, 8), lead.caption, lead.credit, lead.alt, lead.archive ? "archive" : ""]
    .filter(Boolean)
    .join("\n");
}
