import { tidyOneLine } from "./paste-inline.ts";
import { type ListLine, listsFromLines } from "./paste-lists.ts";
import type { Block, Paragraph } from "./types.ts";

/**
 * Reads pasted plain text as paragraphs: parted by blank lines, or by single line breaks where the lines are
 * paragraphs of their own. Lines that a mail program broke to a fixed width are joined again. Lines that begin with
 * a bullet, as word processors copy them, become a list.
 */
export function blocksFromText(text: string): Block[] {
  const groups = lineGroups(text);
  const width = groups.flat().reduce((widest, line) => Math.max(widest, line.length), 0);
  const paragraphs = isHardWrapped(groups, width) ? groups.flatMap((group) => unwrapped(group, width)) : groups.flat();
  return grouped(paragraphs);
}

/** Groups of lines between blank ones. */
function lineGroups(text: string): string[][] {
  const lines = text
    .replace(/\r\n?|[\u0085\v\u2028]/gu, "\n")
    .replace(/[\f\u2029]/gu, "\n\n")
    .split("\n");
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") groups.push([]);
    else groups.at(-1)?.push(line.trim());
  }
  return groups.filter((group) => group.length > 0);
}

// ── Mail text ────────────────────────────────────────────────────────────────

/** Longest line of text that is broken by width; unbroken paragraphs are longer, or differ. */
const wrapWidthMax = 100;
const wrapWidthMin = 40;

const sentenceEnd = /[.!?…؟:؛][)\]"'”’»]*$/u;
const bullet = /^(?:[•·▪◦‣●○]\s*|[-*–o§]\t\s*)/u;
const numbered = /^\(?(\p{Nd}{1,3})[.)]\t\s*/u;

/**
 * Text is broken by width where hardly any line would have had room for the first word of the next one. Lines
 * that end a sentence may end a paragraph and say nothing; and it takes a few lines to tell.
 */
function isHardWrapped(groups: readonly string[][], width: number): boolean {
  const lines = groups.flat();
  if (width > wrapWidthMax || width < wrapWidthMin) return false;
  if (lines.some((line) => bullet.test(line) || numbered.test(line))) return false;
  const pairs = groups.flatMap((group) => group.slice(1).map((next, index) => [group[index] ?? "", next] as const));
  const full = pairs.filter(([line, next]) => isFull(line, next, width));
  const unexplained = pairs.filter(([line, next]) => !isFull(line, next, width) && !sentenceEnd.test(line));
  const open = full.filter(([line]) => !sentenceEnd.test(line));
  return full.length >= 3 && open.length * 2 >= pairs.length && unexplained.length * 20 <= pairs.length;
}

/** Whether the first word of the next line had no room left on this one. */
function isFull(line: string, next: string, width: number): boolean {
  const word = /^\S+/u.exec(next)?.[0] ?? "";
  // A mail program may break some columns early; no program leaves this much.
  return line.length + 1 + word.length > width - 4;
}

function unwrapped(group: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  let ended = true;
  for (const [index, line] of group.entries()) {
    if (ended) paragraphs.push(line);
    else paragraphs.push(`${paragraphs.pop()} ${line}`);
    ended = sentenceEnd.test(line) && !isFull(line, group[index + 1] ?? "", width);
  }
  return paragraphs;
}

// ── Blocks ───────────────────────────────────────────────────────────────────

function grouped(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let list: ListLine[] = [];
  const endList = () => {
    blocks.push(...listsFromLines(list));
    list = [];
  };
  for (const line of lines) {
    const item = listLine(line);
    if (item) {
      list.push(item);
      continue;
    }
    endList();
    blocks.push(...paragraph(line));
  }
  endList();
  return blocks;
}

function listLine(line: string): ListLine | null {
  const number = numbered.exec(line)?.[1];
  const marker = number === undefined ? bullet : numbered;
  if (!marker.test(line)) return null;
  const start = number === undefined || !/^[0-9]+$/u.test(number) ? 1 : Number(number);
  return {
    place: { key: "text", level: 1, ordered: number !== undefined, start },
    content: paragraph(line.replace(marker, "")),
  };
}

function paragraph(line: string): Paragraph[] {
  const content = tidyOneLine([{ text: line, marks: {} }]);
  return content.length > 0 ? [{ type: "paragraph", content }] : [];
}
