import { Extension } from "@tiptap/core";
import { DOMSerializer, Fragment, type ResolvedPos, type Schema, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { blocksFromHtml, isOwnClipboard } from "./paste-html.ts";
import { blocksFromText } from "./paste-text.ts";
import type { Block } from "./types.ts";

/**
 * Pasted and dropped content enters the editor through here, as clean blocks. What was copied in an editor of
 * ours passes as it is; it knows where it was cut.
 */
export const pasteExtension = Extension.create({
  name: "cleanPaste",

  transformPastedHTML(html: string) {
    if (isOwnClipboard(html, parseHtml)) return html;
    return htmlFromBlocks(this.editor.schema, blocksFromHtml(html, parseHtml));
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("cleanPaste"),
        props: {
          clipboardTextParser: (text, $context) => sliceFromText(this.editor.schema, text, $context),
        },
      }),
    ];
  },
});

/** The browser's parser in its inert form: nothing runs, nothing loads. */
function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function fragmentFromBlocks(schema: Schema, blocks: readonly Block[]): Fragment {
  return Fragment.fromArray(blocks.map((block) => schema.nodeFromJSON(block)));
}

/** As the schema writes it, so that the schema reads it back as it was. */
function htmlFromBlocks(schema: Schema, blocks: readonly Block[]): string {
  const container = document.createElement("div");
  container.append(
    DOMSerializer.fromSchema(schema).serializeFragment(fragmentFromBlocks(schema, blocks), { document }),
  );
  return container.innerHTML;
}

/** Open at both ends, so that a few words join the line that they are pasted into, in its type. */
function sliceFromText(schema: Schema, text: string, $context: ResolvedPos): Slice {
  const marks = $context.marks();
  const blocks = blocksFromText(text).map((block) => schema.nodeFromJSON(block));
  const marked = blocks.map((block) =>
    block.isTextblock && marks.length > 0
      ? block.copy(Fragment.fromArray(block.children.map((child) => child.mark(marks))))
      : block,
  );
  return Slice.maxOpen(Fragment.fromArray(marked));
}
