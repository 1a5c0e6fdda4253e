import { firstStrongDirection } from "./direction.ts";
import { checkHref } from "./href.ts";
import { attribution, inlineText } from "./text.ts";
import type { Block, BodyDoc, InlineNode, ListItem, Mark, Paragraph, TextDirection } from "./types.ts";

/**
 * The body as HTML for feeds and exports: escaped, with absolute addresses only, without classes, styles and
 * script, and with the direction of every block written out, since feed readers know no `dir="auto"`. The
 * dateline stands before the first words, as on the page.
 */
export function bodyHtml(body: BodyDoc, options: { dateline?: string } = {}): string {
  const dateline = options.dateline?.trim() ?? "";
  const before = dateline === "" ? "" : `<b>${escapeHtml(dateline)} —</b> `;
  const first = firstParagraph(body.content);
  const blocks = body.content
    .filter((block) => !isEmpty(block))
    .map((block) => (block === first ? paragraph(first, before) : blockHtml(block)));
  if (before !== "" && !first) blocks.unshift(`<p${dirOf(null, dateline)}>${before.trim()}</p>`);
  return blocks.join("\n");
}

/** The paragraph that the dateline stands before. */
export function firstParagraph(blocks: readonly Block[]): Paragraph | undefined {
  return blocks.find((block) => block.type === "paragraph" && !isEmpty(block)) as Paragraph | undefined;
}

/** A paragraph, heading or quote without words: nothing that a reader should see. */
export function isEmpty(block: Block): boolean {
  return (
    (block.type === "paragraph" || block.type === "heading" || block.type === "quote") &&
    inlineText(block.content).trim() === ""
  );
}

/** Text that can stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function blockHtml(block: Block): string {
  return (writers[block.type] as (block: Block) => string)(block);
}

const writers: { [Name in Block["type"]]: (block: Extract<Block, { type: Name }>) => string } = {
  paragraph: (block) => paragraph(block),
  heading: ({ attrs, content }) => {
    const tag = attrs.level === 3 ? "h3" : "h2";
    return `<${tag}${dirOf(attrs.dir, inlineText(content))}>${inline(content)}</${tag}>`;
  },
  bulletList: ({ content }) => `<ul>${items(content)}</ul>`,
  orderedList: ({ attrs, content }) => {
    const start = Math.trunc(Number(attrs?.start ?? 1));
    return `<ol${start === 1 ? "" : ` start="${start}"`}>${items(content)}</ol>`;
  },
  blockquote: ({ content }) => `<blockquote>${content.map(blockHtml).join("")}</blockquote>`,
  quote: ({ attrs, content }) => {
    const said = attribution(attrs);
    const caption = said === "" ? "" : `<figcaption${dirOf(null, said)}>${escapeHtml(said)}</figcaption>`;
    const quoted = `<blockquote${dirOf(attrs.dir, inlineText(content))}>${inline(content)}</blockquote>`;
    return `<figure>${quoted}${caption}</figure>`;
  },
  horizontalRule: () => "<hr>",
};

function paragraph({ attrs, content }: Paragraph, before = ""): string {
  return `<p${dirOf(attrs?.dir, inlineText(content))}>${before}${inline(content)}</p>`;
}

function items(content: readonly ListItem[]): string {
  return content.map((item) => `<li>${item.content.map(blockHtml).join("")}</li>`).join("");
}

function dirOf(dir: TextDirection | null | undefined, text: string): string {
  const shown = dir ?? firstStrongDirection(text);
  return shown === "rtl" || shown === "ltr" ? ` dir="${shown}"` : "";
}

function inline(content: readonly InlineNode[] = []): string {
  return content
    .map((node) => (node.type === "hardBreak" ? "<br>" : marked(escapeHtml(node.text), node.marks)))
    .join("");
}

function marked(html: string, marks: readonly Mark[] = []): string {
  return marks.reduceRight((inner, mark) => wrap(inner, mark), html);
}

function wrap(inner: string, mark: Mark): string {
  switch (mark.type) {
    case "bold":
      return `<strong>${inner}</strong>`;
    case "italic":
      return `<em>${inner}</em>`;
    case "link": {
      // Asked again: what was stored long ago may be older than today's rule.
      const href = checkHref(mark.attrs.href);
      return href === null ? inner : `<a href="${escapeHtml(href)}">${inner}</a>`;
    }
  }
}
