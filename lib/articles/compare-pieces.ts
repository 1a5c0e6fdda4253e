import type { Block, BodyDoc, InlineNode, ListItem, Mark, TextDirection } from "#lib/body/types";
import type { Byline, ContentTag } from "./content.ts";

/**
 * A body, or a list of names, laid out as a row of pieces that can be held against those of another version: the words,
 * and beside them all that says what they are.
 */
export type Piece = {
  /** Only pieces of one kind can be the same piece, reworded. */
  kind: string;
  text: string;
  /** What stands on each code unit of the text. */
  marks: readonly (readonly Form[])[];
  /** What the piece is, the outermost first. */
  forms: readonly Form[];
  /** How many of the things around it (a list, its item) it shares with the piece before. */
  shared: number;
};

/** What words are, beside the words: named as in the catalogue under `editor.compare.forms`. */
export type Form = { name: PlainForm } | { name: "link"; address: string } | { name: "start"; number: number };

export type PlainForm =
  | "paragraph"
  | "heading2"
  | "heading3"
  | "bulletList"
  | "orderedList"
  | "blockquote"
  | "quote"
  | "speaker"
  | "role"
  | "horizontalRule"
  | "leftToRight"
  | "rightToLeft"
  | "bold"
  | "italic"
  | "lineBreak"
  | Byline["kind"]
  | ContentTag["type"];

/** Two forms are one if they have the same key. */
export function formKey(form: Form): string {
  return JSON.stringify(form);
}

/** Text that can be the same piece with other words. */
export const wording = "text";

/** Bylines, or translators, in their order, agencies named as such. */
export function bylinePieces(bylines: readonly Byline[]): Piece[] {
  return bylines.map(({ id, kind, name }) => nameOf(id, name, kind === "agency" ? [{ name: kind }] : []));
}

/** Tags in their order, with their types. */
export function tagPieces(tags: readonly ContentTag[]): Piece[] {
  return tags.map(({ id, type, name }) => nameOf(id, name, [{ name: type }]));
}

function nameOf(id: string, text: string, forms: Form[]): Piece {
  return { kind: id, text, marks: unmarked(text), forms, shared: 0 };
}

/** Every line of text and every rule of a body, from the top. */
export function bodyPieces(body: BodyDoc): Piece[] {
  let before: readonly Around[] = [];
  return body.content
    .flatMap((block) => [...laidOut(block, [])])
    .map(({ around, forms, ...line }) => {
      const parting = around.findIndex((each, depth) => each !== before[depth]);
      const shared = parting === -1 ? around.length : parting;
      before = around;
      // Where a numbered list begins is said at its first line.
      const outer = around.flatMap((each, depth) => [...each.forms, ...(depth < shared ? [] : each.atFirst)]);
      return { ...line, forms: [...outer, ...forms], shared };
    });
}

/** What stands around a line: a list, its item, a quotation. */
type Around = { forms: readonly Form[]; atFirst: readonly Form[] };
type Laid = Omit<Piece, "shared"> & { around: readonly Around[] };

function* laidOut(block: Block | ListItem, around: readonly Around[]): Generator<Laid> {
  switch (block.type) {
    case "paragraph": {
      const own: Form[] = around.length === 0 ? [{ name: "paragraph" }] : [];
      yield { kind: wording, ...inline(block.content), forms: [...own, ...directed(block.attrs?.dir)], around };
      break;
    }
    case "heading": {
      const own: Form = { name: block.attrs.level === 3 ? "heading3" : "heading2" };
      yield { kind: wording, ...inline(block.content), forms: [own, ...directed(block.attrs.dir)], around };
      break;
    }
    case "quote": {
      const forms: Form[] = [{ name: "quote" }, ...directed(block.attrs.dir)];
      yield { kind: wording, ...inline(block.content), forms, around };
      for (const name of ["speaker", "role"] as const) {
        const text = block.attrs[name];
        if (text !== "") yield { kind: name, text, marks: unmarked(text), forms: [{ name }], around };
      }
      break;
    }
    case "horizontalRule":
      yield { kind: block.type, text: "", marks: [], forms: [{ name: block.type }], around };
      break;
    default: {
      const start = block.type === "orderedList" ? (block.attrs?.start ?? 1) : 1;
      const within: Around = {
        forms: block.type === "listItem" ? [] : [{ name: block.type }],
        atFirst: start === 1 ? [] : [{ name: "start", number: start }],
      };
      for (const inner of block.content) yield* laidOut(inner, [...around, within]);
    }
  }
}

function directed(dir: TextDirection | null | undefined): Form[] {
  if (!dir) return [];
  return [{ name: dir === "rtl" ? "rightToLeft" : "leftToRight" }];
}

function inline(content: readonly InlineNode[] = []): Pick<Piece, "text" | "marks"> {
  let text = "";
  const marks: (readonly Form[])[] = [];
  for (const node of content) {
    const words = node.type === "text" ? node.text : "\n";
    const on = "marks" in node ? (node.marks ?? []).map(markForm) : [];
    const all: Form[] = node.type === "text" ? on : [...on, { name: "lineBreak" }];
    for (let at = 0; at < words.length; at += 1) marks.push(all);
    text += words;
  }
  return { text, marks };
}

function markForm(mark: Mark): Form {
  return mark.type === "link" ? { name: "link", address: mark.attrs.href } : { name: mark.type };
}

/** Marks of a text that has none. */
export function unmarked(text: string): (readonly Form[])[] {
  return Array.from({ length: text.length }, () => []);
}
