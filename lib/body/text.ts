import type { Edition } from "#lib/editions";
import type { Block, BodyDoc, InlineNode, ListItem } from "./types.ts";

/** The words of a body as plain text: blocks stand apart by a blank line, list items by a line each. */
export function bodyText(body: BodyDoc): string {
  return blocksText(body.content);
}

/** The same of some blocks. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text.trim() !== "")
    .join("\n\n");
}

/** The words of one block; a quote ends with who said it. */
export function blockText(block: Block): string {
  return (writers[block.type] as (block: Block) => string)(block);
}

const writers: { [Name in Block["type"]]: (block: Extract<Block, { type: Name }>) => string } = {
  paragraph: (block) => inlineText(block.content),
  heading: (block) => inlineText(block.content),
  bulletList: (block) => itemsText(block.content),
  orderedList: (block) => itemsText(block.content),
  blockquote: (block) => blocksText(block.content),
  quote: (block) => [inlineText(block.content), attribution(block.attrs)].filter((text) => text !== "").join("\n"),
  horizontalRule: () => "",
};

function itemsText(items: readonly ListItem[]): string {
  return items
    .map((item) => item.content.map(blockText).join("\n"))
    .filter((text) => text.trim() !== "")
    .join("\n");
}

/** The words of a line of text, line breaks as such. */
export function inlineText(content: readonly InlineNode[] = []): string {
  return content.map((node) => (node.type === "text" ? node.text : "\n")).join("");
}

/** "Hala Nasser, mediator", with the comma of the script that the name is written in. */
export function attribution({ speaker, role }: { speaker: string; role: string }): string {
  const said = [speaker.trim(), role.trim()].filter((part) => part !== "");
  return said.join(/\p{Script=Arabic}/u.test(said[0] ?? "") ? "، " : ", ");
}

// ── Counting ─────────────────────────────────────────────────────────────────

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const words: Record<Edition, Intl.Segmenter> = {
  en: new Intl.Segmenter("en", { granularity: "word" }),
  ar: new Intl.Segmenter("ar", { granularity: "word" }),
};

/** Words per minute of a grown reader of news. */
export const readingSpeed: Record<Edition, number> = { en: 230, ar: 190 };

export function wordCount(text: string, edition: Edition): number {
  let count = 0;
  for (const segment of words[edition].segment(text)) if (segment.isWordLike) count += 1;
  return count;
}

/** Characters as people count them: a letter with its marks, or an emoji of several parts, is one. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** Whole minutes it takes to read so many words, at least one. */
export function readingMinutes(wordsCount: number, edition: Edition): number {
  return Math.max(1, Math.round(wordsCount / readingSpeed[edition]));
}

/**
 * The beginning of a text on one line, at most `charactersMax` characters (graphemes), cut between words where there is a
 * place to cut, with an ellipsis where something is left out.
 */
export function excerpt(text: string, charactersMax: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const end = graphemeOffset(line, charactersMax);
  if (end === line.length) return line;
  const room = line.slice(0, graphemeOffset(line, charactersMax - 1));
  const space = line[room.length] === " " ? room.length : room.lastIndexOf(" ");
  const cut = space > room.length / 2 ? room.slice(0, space) : room;
  return `${cut.replace(/[\s\p{P}]+$/u, "")}…`;
}

/** Where the first so many characters of a text end, in code units. */
export function graphemeOffset(text: string, count: number): number {
  let left = count;
  for (const { index } of graphemes.segment(text)) {
    if (left <= 0) return index;
    left -= 1;
  }
  return text.length;
}
