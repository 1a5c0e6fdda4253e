import { withoutForbidden } from "./clean.ts";
import type { InlineNode, Mark } from "./types.ts";

/** A run of text as it was found, or a line break. */
export type Piece = { text: string; marks: PieceMarks } | "break";
export type PieceMarks = { href?: string; bold?: boolean; italic?: boolean };

/**
 * Pieces of a pasted block as lines of clean text: blanks collapsed, ends trimmed, characters gone that no
 * text may hold. A single break stays a break, two part a paragraph from the next. Empty lines are left out.
 */
export function tidyParagraphs(pieces: readonly Piece[]): InlineNode[][] {
  const paragraphs: InlineNode[][] = [];
  let open = false;
  for (const line of splitAtBreaks(pieces).map(tidyLine)) {
    const last = paragraphs.at(-1);
    if (line.length > 0 && open && last) last.push({ type: "hardBreak" }, ...line);
    else if (line.length > 0) paragraphs.push(line);
    open = line.length > 0;
  }
  return paragraphs;
}

/** All pieces as one line, breaks as blanks: for headings. */
export function tidyOneLine(pieces: readonly Piece[]): InlineNode[] {
  return tidyLine(pieces.map((piece) => (piece === "break" ? { text: " ", marks: {} } : piece)));
}

function splitAtBreaks(pieces: readonly Piece[]): Exclude<Piece, "break">[][] {
  const lines: Exclude<Piece, "break">[][] = [[]];
  for (const piece of pieces) {
    if (piece === "break") lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines;
}

/** Soft hyphens, zero-width blanks and byte order marks: typesetting of the page they come from. */
const invisible = /[\u00AD\u200B\u2060\uFEFF]/gu;

function tidyLine(pieces: readonly Piece[]): InlineNode[] {
  const line = new Line();
  for (const piece of pieces) {
    if (piece === "break") continue;
    for (const sign of withoutForbidden(piece.text).replace(invisible, "")) line.add(sign, piece.marks);
  }
  return line.nodes;
}

/** Collects signs, holding a blank back until it is known that something follows it. */
class Line {
  readonly nodes: InlineNode[] = [];
  #last: PieceMarks = {};
  #blank: string | null = null;

  add(sign: string, marks: PieceMarks): void {
    if (/\s/u.test(sign)) {
      this.#blank = this.#blank === null ? sign : " ";
      return;
    }
    if (this.#blank !== null && this.nodes.length > 0) {
      // A blank at the edge of a link or of bold type belongs to neither.
      this.#push(this.#asKept(this.#blank, sign), shared(this.#last, marks));
    }
    this.#blank = null;
    this.#push(sign, marks);
  }

  /** A no-break blank stays where it keeps a number with its unit, or a sign with its word. */
  #asKept(blank: string, next: string): string {
    if (/[\u2000-\u200A\u202F\u205F\u3000]/u.test(blank)) return blank;
    const node = this.nodes.at(-1);
    const before = node?.type === "text" ? node.text.at(-1) : undefined;
    return blank === "\u00A0" && (/[\p{Nd}«]/u.test(before ?? "") || /[»:;!?%]/u.test(next)) ? blank : " ";
  }

  #push(sign: string, marks: PieceMarks): void {
    const node = this.nodes.at(-1);
    if (node?.type === "text" && same(this.#last, marks)) node.text += sign;
    else this.nodes.push({ type: "text", text: sign, ...(asMarks(marks).length > 0 ? { marks: asMarks(marks) } : {}) });
    this.#last = marks;
  }
}

function same(a: PieceMarks, b: PieceMarks): boolean {
  return a.href === b.href && Boolean(a.bold) === Boolean(b.bold) && Boolean(a.italic) === Boolean(b.italic);
}

function shared(a: PieceMarks, b: PieceMarks): PieceMarks {
  return {
    href: a.href === b.href ? a.href : undefined,
    bold: a.bold && b.bold,
    italic: a.italic && b.italic,
  };
}

function asMarks({ href, bold, italic }: PieceMarks): Mark[] {
  return [
    ...(href === undefined ? [] : [{ type: "link", attrs: { href } } as const]),
    ...(bold ? [{ type: "bold" } as const] : []),
    ...(italic ? [{ type: "italic" } as const] : []),
  ];
}
