import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { Refusal } from "#lib/platform/errors";
import { checkBody } from "./check.ts";
import { withoutForbidden } from "./clean.ts";
import { bodySchema } from "./extensions.ts";
import type { BodyDoc } from "./types.ts";

/**
 * The body of a live document as readers would get it: empty paragraphs at the end are gone, and so is what a
 * merge can leave behind (a list whose last item one person deleted while another deleted the first). No word
 * is dropped. Equal texts give equal JSON, whoever typed what in which order.
 *
 * Throws `Refusal("invalid")` where the document holds something that is not of the schema.
 */
export function bodyFromYjs(fragment: Y.XmlFragment): BodyDoc {
  return checkBody({ type: "doc", content: settled(read(fragment)) });
}

/**
 * Makes a live document's body say `body`, touching only what differs; carets elsewhere stay. Runs in one
 * transaction of the fragment's document.
 */
export function bodyToYjs(body: BodyDoc, fragment: Y.XmlFragment): Y.XmlFragment {
  const checked = checkBody(body);
  const write = () => prosemirrorJSONToYXmlFragment(bodySchema, checked, fragment);
  if (fragment.doc) fragment.doc.transact(write);
  else write();
  return fragment;
}

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: unknown; marks?: JsonMark[] };
type JsonMark = { type: string; attrs?: unknown };

function read(fragment: Y.XmlFragment): Json[] {
  try {
    return (yXmlFragmentToProsemirrorJSON(fragment).content as (Json | Json[])[]).flat();
  } catch {
    // Nested beyond the stack, or made of types that no editor of ours writes.
    throw new Refusal("invalid", "body.unknown", { fields: { body: { code: "body.unknown" } } });
  }
}

function settled(blocks: Json[]): Json[] {
  const kept = blocks.flatMap((block) => settledNode(block, 0));
  while (kept.length > 0 && isEmptyParagraph(kept.at(-1))) kept.pop();
  return kept.length > 0 ? kept : [{ type: "paragraph" }];
}

function settledNode(node: Json, depth: number): Json[] {
  if (node.type === "text") return settledText(node);
  // Deeper than any body may be: left as it is for the check to refuse.
  if (depth > 100) return [node];
  const content = (node.content ?? []).flatMap((child) => settledNode(child, depth + 1));
  if (["bulletList", "orderedList", "listItem", "blockquote"].includes(node.type) && content.length === 0) return [];
  if (node.type === "listItem" && content[0]?.type !== "paragraph") content.unshift({ type: "paragraph" });
  const { content: _, ...rest } = node;
  return [content.length > 0 ? { ...rest, content } : rest];
}

function settledText(node: Json): Json[] {
  if (typeof node.text !== "string") return [node];
  const text = withoutForbidden(node.text);
  // Two people linking the same word at once leave two links on it: one stands, the same for everybody.
  const marks = new Map(
    (node.marks ?? [])
      .filter((mark) => mark.attrs !== null)
      .sort((a, b) => (JSON.stringify(a.attrs) < JSON.stringify(b.attrs) ? -1 : 1))
      .map((mark) => [mark.type, Object.keys(mark.attrs ?? {}).length > 0 ? mark : { type: mark.type }]),
  );
  return text === "" ? [] : [{ type: "text", text, ...(marks.size > 0 ? { marks: [...marks.values()] } : {}) }];
}

function isEmptyParagraph(block: Json | undefined): boolean {
  return (
    block?.type === "paragraph" &&
    (block.content ?? []).every(
      (node) => node.type === "hardBreak" || (typeof node.text === "string" && node.text.trim() === ""),
    )
  );
}
