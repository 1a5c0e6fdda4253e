import canonicalize from "canonicalize";
import { areSame, compareLines, compareTexts, type Line, type Part } from "./compare-lines.ts";
import { bodyPieces, bylinePieces, type Piece, tagPieces } from "./compare-pieces.ts";
import type { ArticleContent, LeadPhoto } from "./content.ts";

export type { FormChange, Line, Part } from "./compare-lines.ts";
export type { Form } from "./compare-pieces.ts";

/**
 * What differs between two versions of an article, as plain data; each field is named by its key in
 * `messages/<language>/editor.json` under `fields`, each form by its key under `compare.forms`.
 */
export type Difference =
  | { field: WordField; shows: "words"; parts: Part[] }
  | { field: LineField; shows: "lines"; lines: Line[] }
  | { field: "lead"; shows: "photo"; before: LeadPhoto | null; after: LeadPhoto | null; words: PhotoWords[] }
  /** The same words and forms, and yet not the same: an address or an identity behind them. */
  | { field: WordField | LineField | "lead" | "whole"; shows: "form" };

type WordField = "headline" | "standfirst" | "section" | "slug" | "dateline";
type LineField = "bylines" | "translators" | "tags" | "body";
export type PhotoWords = { field: "leadCaption" | "leadCredit" | "leadAlt"; parts: Part[] };

const wordFields: [WordField, (content: ArticleContent) => string][] = [
  ["headline", (content) => content.headline],
  ["standfirst", (content) => content.standfirst],
  ["section", (content) => content.section?.name ?? ""],
  ["slug", (content) => content.slug],
  ["dateline", (content) => content.dateline],
];

const lineFields: [LineField, (content: ArticleContent) => Piece[]][] = [
  ["bylines", (content) => bylinePieces(content.bylines)],
  ["translators", (content) => bylinePieces(content.translators ?? [])],
  ["tags", (content) => tagPieces(content.tags)],
  ["body", (content) => bodyPieces(content.body)],
];

/**
 * Only fields that differ, the photo and the text last; lines of text with those that stay, for context. Nothing only
 * where both are the same to the last bit that their hashes are made of.
 */
export function compare(before: ArticleContent | null, after: ArticleContent): Difference[] {
  const [bylines, translators, tags, body] = lineFields.map((field) => lineDifference(field, before, after));
  const differences = [
    ...wordFields.map((field) => wordDifference(field, before, after)),
    bylines,
    translators,
    tags,
    leadDifference(before, after),
    body,
  ].filter((difference) => difference !== null && difference !== undefined);
  if (differences.length === 0 && !isIdentical(before, after)) return [{ field: "whole", shows: "form" }];
  return differences;
}

function wordDifference(
  [field, text]: (typeof wordFields)[number],
  before: ArticleContent | null,
  after: ArticleContent,
): Difference | null {
  const [old, next] = [before ? text(before) : "", text(after)];
  if (old !== next) return { field, shows: "words", parts: compareTexts(old, next) };
  return behind(field, before, after);
}

function lineDifference(
  [field, pieces]: (typeof lineFields)[number],
  before: ArticleContent | null,
  after: ArticleContent,
): Difference | null {
  const lines = compareLines(before ? pieces(before) : [], pieces(after));
  return areSame(lines) ? behind(field, before, after) : { field, shows: "lines", lines };
}

const photoWords = { leadCaption: "caption", leadCredit: "credit", leadAlt: "alt" } as const;

function leadDifference(before: ArticleContent | null, after: ArticleContent): Difference | null {
  const [old, next] = [before?.lead ?? null, after.lead];
  const shown = ["storageKey", "caption", "credit", "alt", "archive"] as const;
  if (shown.every((key) => old?.[key] === next?.[key])) return behind("lead", before, after);
  const words = Object.entries(photoWords).map(([field, key]) => ({
    field: field as PhotoWords["field"],
    parts: compareTexts(old?.[key] ?? "", next?.[key] ?? ""),
  }));
  return { field: "lead", shows: "photo", before: old, after: next, words };
}

/** What no words show: where a field shows nothing and its values are not the same. */
function behind(
  field: WordField | LineField | "lead",
  before: ArticleContent | null,
  after: ArticleContent,
): Difference | null {
  return !before || isIdentical(before[field], after[field]) ? null : { field, shows: "form" };
}

/** As their hashes would say it. */
function isIdentical(before: unknown, after: unknown): boolean {
  return canonicalize(before) === canonicalize(after);
}
