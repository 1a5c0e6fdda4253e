import { orderedListStartMax } from "./nodes/lists.ts";
import type { Block, BulletList, ListItem, OrderedList, Paragraph } from "./types.ts";

/** Nested deeper than this, items stand on the level above: nobody reads a seventh level. */
export const listLevelsMax = 6;

/** A list item that its source wrote as a paragraph with a place in a list (Word), or as a list of its own (Word online). */
export type ListLine = { place: ListPlace; content: Paragraph[] };
export type ListPlace = { key: string; level: number; ordered: boolean; start: number };

/** Items that stand one after the other, made into the lists that they were: nested by level, so deep at most. */
export function listsFromLines(lines: readonly ListLine[], levelsMax = listLevelsMax): (BulletList | OrderedList)[] {
  const lists: (BulletList | OrderedList)[] = [];
  /** The lists that are open, outermost first, with the level each has in the source. */
  const open: { list: BulletList | OrderedList; place: ListPlace }[] = [];
  for (const { place, content } of lines) {
    if (content.length === 0) continue;
    while (open.length > 0 && !holds(open.at(-1)?.place, place)) open.pop();
    const innermost = open.at(-1);
    const deeper = innermost && innermost.place.level < place.level && open.length < levelsMax;
    if (!innermost || deeper) {
      const list = emptyList(place);
      const parent = innermost?.list.content.at(-1);
      if (parent) parent.content.push(list);
      else lists.push(list);
      open.push({ list, place });
    }
    open.at(-1)?.list.content.push({ type: "listItem", content: [...content] });
  }
  return lists;
}

/** Whether a line belongs into a list of that place, or below it. */
function holds(list: ListPlace | undefined, line: ListPlace): boolean {
  if (!list || list.key !== line.key) return false;
  return list.level < line.level || (list.level === line.level && list.ordered === line.ordered);
}

function emptyList({ ordered, start }: ListPlace): BulletList | OrderedList {
  if (!ordered) return { type: "bulletList", content: [] };
  return start === 1 ? { type: "orderedList", content: [] } : { type: "orderedList", attrs: { start }, content: [] };
}

/** What the marker that Word prints before an item says: "·" and "o" are bullets, "3." and "ب)" count. */
export function readMarker(marker: string): { ordered: boolean; start: number } {
  const sign = marker.replace(/\s/gu, "");
  const number = /^\(?([\p{Nd}]{1,4})[.)\-–]?/u.exec(sign)?.[1];
  if (number !== undefined) return { ordered: true, start: Math.min(digits(number), orderedListStartMax) };
  return { ordered: /^\(?[\p{L}]{1,5}[.)\-–]/u.test(sign), start: 1 };
}

function digits(text: string): number {
  // Arabic-Indic and Persian digits hold their value in the last four bits, as 0–9 do.
  return Number([...text].map((digit) => (digit.codePointAt(0) ?? 0) & 0xf).join(""));
}

/** The items of a real list, each given as the blocks that were found in it. */
export function listFromItems(
  items: readonly Block[][],
  place: Pick<ListPlace, "ordered" | "start" | "level">,
): BulletList | OrderedList | null {
  const list = emptyList({ ...place, key: "" });
  for (const blocks of items) {
    const content = itemContent(blocks);
    const nested = content.findIndex((block) => block.type !== "paragraph");
    const previous = list.content.at(-1);
    if (nested !== 0) {
      if (content.length > 0) pushItem(list, content, place.level);
    } else if (previous) {
      // A list that stands between items instead of in one (Google Docs) belongs to the item before it.
      pushInto(list, previous, content, place.level);
    } else {
      for (const block of content) {
        if (block.type === "paragraph") list.content.push(item([block]));
        else list.content.push(...block.content);
      }
    }
  }
  return list.content.length > 0 ? list : null;
}

function pushItem(list: BulletList | OrderedList, content: ListItem["content"], level: number): void {
  const made = item([]);
  list.content.push(made);
  pushInto(list, made, content, level);
}

function pushInto(list: BulletList | OrderedList, target: ListItem, content: ListItem["content"], level: number): void {
  for (const block of content) {
    if (block.type === "paragraph" || level < listLevelsMax) target.content.push(block);
    else list.content.push(...block.content);
  }
}

function item(content: ListItem["content"]): ListItem {
  return { type: "listItem", content };
}

/** The blocks that an item may hold; the words of all others as paragraphs. */
function itemContent(blocks: readonly Block[]): ListItem["content"] {
  return blocks.flatMap((block): ListItem["content"] =>
    block.type === "bulletList" || block.type === "orderedList" ? [block] : paragraphsOf(block),
  );
}

/** The words of a block as paragraphs. */
export function paragraphsOf(block: Block | ListItem): Paragraph[] {
  switch (block.type) {
    case "paragraph":
      return [block];
    case "heading":
    case "quote": {
      const dir = block.attrs.dir;
      return [
        { type: "paragraph", ...(dir ? { attrs: { dir } } : {}), ...(block.content ? { content: block.content } : {}) },
      ];
    }
    case "blockquote":
    case "bulletList":
    case "orderedList":
    case "listItem":
      return (block.content as (Block | ListItem)[]).flatMap(paragraphsOf);
    case "horizontalRule":
      return [];
  }
}
