import { firstStrongDirection, isDirection } from "./direction.ts";
import { checkHref } from "./href.ts";
import { headingLevel } from "./nodes/heading.ts";
import { orderedListStart } from "./nodes/lists.ts";
import { speakerLengthMax } from "./nodes/quote.ts";
import { type Piece, type PieceMarks, tidyOneLine, tidyParagraphs } from "./paste-inline.ts";
import {
  type ListLine,
  type ListPlace,
  listFromItems,
  listLevelsMax,
  listsFromLines,
  paragraphsOf,
  readMarker,
} from "./paste-lists.ts";
import { graphemeOffset, inlineText } from "./text.ts";
import type { Block, InlineNode, Quote, TextDirection } from "./types.ts";

/**
 * Reads pasted HTML, from Word, Google Docs, LibreOffice or a web page, as blocks of ours: paragraphs,
 * headings, quotes, lists, links, bold and italic stay; all else goes, and no block is empty. `parse` is the
 * browser's (or a test's) HTML parser; it must not run scripts or load anything.
 */
export function blocksFromHtml(html: string, parse: (html: string) => Document): Block[] {
  const flow = new Flow();
  flow.readChildren(parse(html).body, rootContext);
  return flow.end();
}

/** Whether the clipboard was filled by an editor of ours: then it holds nothing to clean, and knows where it was cut. */
export function isOwnClipboard(html: string, parse: (html: string) => Document): boolean {
  if (!html.includes("data-pm-slice")) return false;
  return [...parse(html).body.querySelectorAll("*")].every((element) => {
    const known = ownAttributes[nameOf(element)];
    return (
      known !== undefined &&
      [...element.attributes].every(({ name }) => known.includes(name) || name === "data-pm-slice")
    );
  });
}

const ownAttributes: Record<string, readonly string[]> = {
  p: ["dir"],
  h2: ["dir"],
  h3: ["dir"],
  strong: [],
  em: [],
  a: ["href"],
  ul: [],
  ol: ["start"],
  li: [],
  blockquote: [],
  figure: ["class", "data-quote", "data-speaker", "data-role", "dir"],
  br: [],
  hr: [],
};

// ── Walking ──────────────────────────────────────────────────────────────────

/** What a node inherits from those around it. */
type Context = {
  marks: PieceMarks;
  /** Written on a block around, not on the whole page. */
  dir: TextDirection | null;
  heading: 2 | 3 | null;
  quoted: boolean;
  list: ListPlace | null;
  /** Line feeds in the text are line breaks. */
  preformatted: boolean;
  listLevel: number;
  depth: number;
};

const rootContext: Context = {
  marks: {},
  dir: null,
  heading: null,
  quoted: false,
  list: null,
  preformatted: false,
  listLevel: 0,
  depth: 0,
};

/** Nested deeper than any page, elements are read as their text. */
const depthMax = 200;

type Found = { block: Block; quoted: boolean; list: ListPlace | null };

/** Collects the blocks of one flow: of the page, of a list item, of a quotation. */
class Flow {
  readonly #listLevel: number;
  readonly #found: Found[] = [];
  #pieces: Piece[] = [];
  #context: Context = rootContext;

  constructor(listLevel = 0) {
    this.#listLevel = listLevel;
  }

  readChildren(parent: Node, context: Context): void {
    for (const node of parent.childNodes) this.#read(node, context);
  }

  end(): Block[] {
    this.#endLine();
    return grouped(this.#found, Math.max(1, listLevelsMax - this.#listLevel));
  }

  #read(node: Node, context: Context): void {
    if (node.nodeType === nodeTypes.text) this.#readText(node.nodeValue ?? "", context);
    else if (node.nodeType === nodeTypes.element) this.#readElement(node as Element, context);
  }

  #readText(text: string, context: Context): void {
    if (this.#pieces.length === 0) this.#context = context;
    const lines = context.preformatted ? text.split(/\r\n?|\n/u) : [text];
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#pieces.push("break");
      for (const [part, segment] of line.split(/[\u2028\u2029]/u).entries()) {
        if (part > 0) this.#pieces.push("break");
        this.#pieces.push({ text: segment, marks: context.marks });
      }
    }
  }

  #readElement(element: Element, outer: Context): void {
    if (goes(element)) return;
    const name = nameOf(element);
    if (outer.depth >= depthMax) this.#readText(element.textContent ?? "", outer);
    else if (name === "br") this.#readBreak(element, outer);
    else if (blockNames.has(name)) this.#readBlock(element, name, inner(element, outer));
    else if (name === "q") this.#readQuoted(element, inner(element, outer));
    else this.readChildren(element, inner(element, outer));
  }

  #readBlock(element: Element, name: string, context: Context): void {
    this.#endLine();
    if (name === "hr") this.#push({ type: "horizontalRule" }, context);
    else if (name === "ul" || name === "ol") this.#readList(element, context);
    else if (name === "figure") this.#readFigure(element, context);
    else this.readChildren(element, context);
    this.#endLine();
  }

  /** Browsers draw the marks of `<q>` themselves: they are not in its text. */
  #readQuoted(element: Element, context: Context): void {
    const [open, close] = firstStrongDirection(element.textContent ?? "") === "rtl" ? ["«", "»"] : ["“", "”"];
    this.#readText(open ?? "", context);
    this.readChildren(element, context);
    this.#readText(close ?? "", context);
  }

  #readBreak(element: Element, context: Context): void {
    if (element.getAttribute("class") === "Apple-interchange-newline") return;
    if (/page-break-before\s*:\s*always/iu.test(element.getAttribute("style") ?? "")) {
      this.#endLine();
      return;
    }
    if (this.#pieces.length === 0) this.#context = context;
    this.#pieces.push("break");
  }

  #readList(element: Element, context: Context): void {
    const level = context.listLevel + 1;
    const ordered = nameOf(element) === "ol";
    const place = { ordered, start: orderedListStart(element.getAttribute("start")), level };
    const items = [...element.childNodes].map((child) => {
      const flow = new Flow(level);
      flow.#read(child, { ...context, listLevel: level, quoted: false, heading: null, list: null });
      return { child, blocks: flow.end() };
    });
    // Word online writes every item as a list of its own and says its place in attributes.
    const first = items.find(({ child }) => nameOf(child) === "li")?.child as Element | undefined;
    const written = Number(first?.getAttribute("data-aria-level") ?? 0);
    if (first && written > 0) {
      const key = `online ${first.getAttribute("data-listid") ?? ""}`;
      for (const { blocks } of items) {
        for (const paragraph of blocks.flatMap(paragraphsOf)) {
          this.#push(paragraph, { ...context, list: { ...place, key, level: written } });
        }
      }
      return;
    }
    const list = listFromItems(
      items.map(({ blocks }) => blocks),
      place,
    );
    if (list) this.#push(list, context);
  }

  /** A quotation with a caption that says whose it is becomes a quote; any other figure is what is in it. */
  #readFigure(element: Element, context: Context): void {
    const quotation = element.querySelector("blockquote");
    if (!quotation) {
      this.readChildren(element, context);
      return;
    }
    const flow = new Flow();
    flow.readChildren(quotation, { ...context, listLevel: 0, list: null, quoted: false, heading: null });
    const paragraphs = flow.end().flatMap(paragraphsOf);
    const content = joined(paragraphs.map((paragraph) => paragraph.content ?? []));
    if (content.length === 0) return;
    const dir = keptDirection(directionOf(quotation) ?? context.dir, inlineText(content));
    this.#push({ type: "quote", attrs: { ...sayer(element), ...(dir ? { dir } : {}) }, content }, context);
  }

  /** Ends the block that is being collected. */
  #endLine(): void {
    const pieces = this.#pieces;
    const context = this.#context;
    this.#pieces = [];
    if (context.heading !== null && !context.list && context.listLevel === 0) {
      const content = tidyOneLine(pieces.map((piece) => (piece === "break" ? piece : unbold(piece))));
      if (content.length === 0) return;
      const dir = keptDirection(context.dir, inlineText(content));
      this.#push({ type: "heading", attrs: { level: context.heading, ...(dir ? { dir } : {}) }, content }, context);
      return;
    }
    for (const content of tidyParagraphs(pieces)) {
      const dir = keptDirection(context.dir, inlineText(content));
      this.#push({ type: "paragraph", ...(dir ? { attrs: { dir } } : {}), content }, context);
    }
  }

  #push(block: Block, { quoted, list }: Context): void {
    this.#found.push({ block, quoted, list });
  }
}

/** Neighbours that belong together made one: list items of Word into lists, quoted paragraphs into a blockquote. */
function grouped(found: readonly Found[], listLevels: number): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < found.length; ) {
    const { list, quoted } = found[index] as Found;
    const kind = (other: Found | undefined) =>
      other && Boolean(other.list) === Boolean(list) && other.quoted === quoted;
    let end = index + 1;
    while (kind(found[end])) end += 1;
    const group = found.slice(index, end);
    index = end;
    if (list) {
      const lines = group.map(
        ({ block, list: place }): ListLine => ({ place: place ?? list, content: paragraphsOf(block) }),
      );
      blocks.push(...listsFromLines(lines, listLevels));
    } else if (quoted) {
      const content = group.flatMap(({ block }) => paragraphsOf(block));
      if (content.length > 0) blocks.push({ type: "blockquote", content });
    } else {
      blocks.push(...group.map(({ block }) => block));
    }
  }
  return blocks;
}

// ── Reading an element ───────────────────────────────────────────────────────

const nodeTypes = { element: 1, text: 3 } as const;

function nameOf(node: Node): string {
  return node.nodeName.toLowerCase();
}

const blockNames = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main ol p pre section summary table tbody td tfoot " +
    "th thead tr ul"
  ).split(" "),
);

const goneNames = new Set(
  (
    "applet area audio base button canvas col colgroup del embed frame frameset head iframe img input " +
    "link map math menu meta nav noscript object option param picture progress rp rt script select source style " +
    "svg template textarea title track video xml"
  ).split(" "),
);

const goneClasses =
  /(?:^|\s)(?:msoDel|MsoCommentReference|MsoCommentText|MsoHeader|MsoFooter|msocomtxt|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/u;

/** Elements of which not even the words stay: scripts, pictures, hidden text, comments, deletions that are tracked. */
function goes(element: Element): boolean {
  const name = nameOf(element);
  if (goneNames.has(name) || /^(?:v|w|m|st1):/u.test(name) || element.hasAttribute("hidden")) return true;
  if (goneClasses.test(element.getAttribute("class") ?? "")) return true;
  if (name === "a" && /^#(?:cmnt|_msocom)/u.test(element.getAttribute("href") ?? "")) return true;
  // The line that Word draws over its footnotes.
  if (name === "hr" && element.getAttribute("width") === "33%") return true;
  const style = element.getAttribute("style") ?? "";
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|mso-element\s*:\s*(?:comment-list|header|footer))/iu.test(
    style,
  );
}

function inner(element: Element, outer: Context): Context {
  const name = nameOf(element);
  const context = { ...outer, depth: outer.depth + 1, marks: marksOf(element, outer.marks) };
  if (!blockNames.has(name)) {
    return { ...context, preformatted: preformatted(element, name, outer.preformatted) };
  }
  const heading = headingOf(element, name);
  return {
    ...context,
    dir: name === "body" ? outer.dir : (directionOf(element) ?? outer.dir),
    heading: heading ?? outer.heading,
    quoted: outer.quoted || (name === "blockquote" && outer.listLevel === 0) || isWordQuotation(element),
    list: heading === null ? (wordPlace(element, name) ?? outer.list) : null,
    preformatted: preformatted(element, name, outer.preformatted),
  };
}

function headingOf(element: Element, name: string): 2 | 3 | null {
  const level = /^h([1-6])$/u.exec(name)?.[1];
  if (level !== undefined) return headingLevel(Number(level));
  if (element.getAttribute("role") === "heading") return headingLevel(Number(element.getAttribute("aria-level") ?? 2));
  return /(?:^|\s)MsoTitle/u.test(element.getAttribute("class") ?? "") ? 2 : null;
}

function isWordQuotation(element: Element): boolean {
  return /(?:^|\s)Mso(?:Intense)?Quote/u.test(element.getAttribute("class") ?? "");
}

/** Word writes a list item as a paragraph with `mso-list:l0 level1 lfo1` and its marker in a span to be ignored. */
function wordPlace(element: Element, name: string): ListPlace | null {
  if (name === "li") {
    // An item whose list was not copied with it.
    return nameOf(element.parentNode ?? element) === "body"
      ? { key: "loose", level: 1, ordered: false, start: 1 }
      : null;
  }
  const place = /(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?/iu.exec(styleOf(element, "mso-list") ?? "");
  if (!place) return null;
  const marker = [...element.querySelectorAll("span")].find((span) => /ignore/iu.test(styleOf(span, "mso-list") ?? ""));
  return {
    key: `${place[1]} ${place[3] ?? ""}`,
    level: Math.max(1, Number(place[2])),
    ...readMarker(marker?.textContent ?? ""),
  };
}

function marksOf(element: Element, outer: PieceMarks): PieceMarks {
  const name = nameOf(element);
  const marks = { ...outer };
  if (name === "b" || name === "strong") marks.bold = true;
  if (name === "i" || name === "em" || name === "cite") marks.italic = true;
  const weight = styleOf(element, "font-weight");
  if (weight) marks.bold = /^bold/iu.test(weight) || Number.parseInt(weight, 10) >= 600;
  const slant = styleOf(element, "font-style");
  if (slant) marks.italic = /^(?:italic|oblique)/iu.test(slant);
  if (name === "a") {
    const href = checkHref(unwrapped(element.getAttribute("href") ?? ""));
    if (href !== null) marks.href = href;
  }
  return marks;
}

/** The address behind the ones that mail programs and search engines put in front to count the click. */
function unwrapped(href: string): string {
  if (!URL.canParse(href)) return href;
  const url = new URL(href);
  const behind =
    /(?:^|\.)google\.[a-z.]+$/u.test(url.hostname) && url.pathname === "/url"
      ? (url.searchParams.get("q") ?? url.searchParams.get("url"))
      : url.hostname.endsWith(".safelinks.protection.outlook.com")
        ? url.searchParams.get("url")
        : null;
  return behind ?? href;
}

function preformatted(element: Element, name: string, outer: boolean): boolean {
  if (name === "pre") return true;
  const space = styleOf(element, "white-space");
  return space ? /^(?:pre|break-spaces)/iu.test(space) : outer;
}

function directionOf(element: Element): TextDirection | null {
  const dir = (element.getAttribute("dir") ?? styleOf(element, "direction") ?? "").toLowerCase();
  return isDirection(dir) ? dir : null;
}

/** A direction is kept where the letters alone would not give it. */
function keptDirection(dir: TextDirection | null, text: string): TextDirection | null {
  return dir === (firstStrongDirection(text) ?? "ltr") ? null : dir;
}

/** One property of an element's own style; the browser's parser would drop those of Word. */
function styleOf(element: Element, property: string): string | null {
  const style = element.getAttribute("style");
  if (!style) return null;
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "iu").exec(style)?.[1];
  return found?.trim() ?? null;
}

function unbold(piece: Exclude<Piece, "break">): Piece {
  return { text: piece.text, marks: { ...piece.marks, bold: false } };
}

function joined(lines: readonly InlineNode[][]): InlineNode[] {
  return lines.flatMap((line, index) => (index > 0 ? [{ type: "hardBreak" } as const, ...line] : line));
}

/** "— Hala Nasser, mediator": the name stands before the first comma, of either script. */
function sayer(figure: Element): Pick<Quote["attrs"], "speaker" | "role"> {
  const caption = (figure.querySelector("figcaption")?.textContent ?? "").replace(/\s+/gu, " ").trim();
  const parts = /^[-–—\s]*([^,،]*)[,،]?\s*(.*)$/u.exec(caption);
  return {
    speaker: limited(figure.getAttribute("data-speaker") ?? parts?.[1] ?? ""),
    role: limited(figure.getAttribute("data-role") ?? parts?.[2] ?? ""),
  };
}

function limited(words: string): string {
  const line = inlineText(tidyOneLine([{ text: words, marks: {} }]));
  return line.slice(0, Math.min(graphemeOffset(line, speakerLengthMax), 5 * speakerLengthMax)).toWellFormed();
}
