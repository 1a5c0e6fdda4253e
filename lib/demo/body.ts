import type { Block, BodyDoc, InlineNode, Mark } from "#lib/body/types";
import type { DemoBlock } from "./types.ts";

/** Turns the demo's plain notation into a body; `[words](address)`, `**bold**` and `_italic_` in its texts. */
export function demoBody(blocks: readonly DemoBlock[]): BodyDoc {
  return { type: "doc", content: blocks.map(block) };
}

function block(source: DemoBlock): Block {
  switch (source.kind) {
    case "p":
      return { type: "paragraph", attrs: { dir: source.dir ?? null }, content: inline(source.text) };
    case "h2":
    case "h3":
      return {
        type: "heading",
        attrs: { level: source.kind === "h2" ? 2 : 3, dir: null },
        content: inline(source.text),
      };
    case "quote":
      return {
        type: "quote",
        attrs: { speaker: source.speaker, role: source.role, dir: null },
        content: inline(source.text),
      };
    case "list": {
      const content = source.items.map((item) => ({
        type: "listItem" as const,
        content: [{ type: "paragraph" as const, attrs: { dir: null }, content: inline(item) }],
      }));
      return source.ordered ? { type: "orderedList", attrs: { start: 1 }, content } : { type: "bulletList", content };
    }
  }
}

const marked = /\[([^\]]+)\]\((https?:[^)]+)\)|\*\*([^*]+)\*\*|(?<![\p{L}\p{N}])_([^_]+)_(?![\p{L}\p{N}])/gu;

function inline(text: string): InlineNode[] {
  const nodes: InlineNode[] = [];
  const push = (words: string, mark?: Mark) => {
    if (words) nodes.push(mark ? { type: "text", text: words, marks: [mark] } : { type: "text", text: words });
  };
  let end = 0;
  for (const match of text.matchAll(marked)) {
    push(text.slice(end, match.index));
    const [whole, linked, href, bold, italic] = match;
    if (linked && href) push(linked, { type: "link", attrs: { href } });
    else if (bold) push(bold, { type: "bold" });
    else if (italic) push(italic, { type: "italic" });
    end = match.index + whole.length;
  }
  push(text.slice(end));
  return nodes;
}
