/**
 * The body of an article as ProseMirror JSON: a closed set of nodes and marks. What is stored is a contract:
 * revisions are never rewritten, so a node or an attribute, once out, keeps its meaning.
 */
export type TextDirection = "ltr" | "rtl";

export type Mark = { type: "bold" } | { type: "italic" } | { type: "link"; attrs: { href: string } };

export type InlineNode = { type: "text"; text: string; marks?: Mark[] } | { type: "hardBreak" };

/** `dir: null` follows the first strong letter of the paragraph. */
export type Paragraph = { type: "paragraph"; attrs?: { dir?: TextDirection | null }; content?: InlineNode[] };

export type Heading = {
  type: "heading";
  attrs: { level: 2 | 3; dir?: TextDirection | null };
  content?: InlineNode[];
};

export type ListItem = { type: "listItem"; content: (Paragraph | BulletList | OrderedList)[] };
export type BulletList = { type: "bulletList"; content: ListItem[] };
export type OrderedList = { type: "orderedList"; attrs?: { start?: number }; content: ListItem[] };

export type Blockquote = { type: "blockquote"; content: Paragraph[] };

/** A quotation set apart, with who said it as data. */
export type Quote = {
  type: "quote";
  attrs: { speaker: string; role: string; dir?: TextDirection | null };
  content?: InlineNode[];
};

export type HorizontalRule = { type: "horizontalRule" };

export type Block = Paragraph | Heading | BulletList | OrderedList | Blockquote | Quote | HorizontalRule;

export type BodyDoc = { type: "doc"; content: Block[] };

export type NodeName = (Block | ListItem | InlineNode | BodyDoc)["type"];
export type MarkName = Mark["type"];
