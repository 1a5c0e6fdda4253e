import { type Attribute, Extension } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { firstStrongDirection, isDirection } from "../direction.ts";
import type { TextDirection } from "../types.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    direction: {
      /** Fixes the direction of the selected paragraphs; null lets each follow its first letter. */
      setDirection: (dir: TextDirection | null) => ReturnType;
      /** Turns the selected paragraphs round. */
      toggleDirection: () => ReturnType;
    };
  }
}

/** The `dir` attribute of paragraphs, headings and quotes: kept in the document, one block at a time. */
export const directionAttribute: Attribute = {
  default: null,
  validate: (value: unknown) => {
    if (value !== null && !isDirection(value)) throw new RangeError("dir is neither ltr nor rtl");
  },
  parseHTML: (element) => {
    const dir = element.getAttribute("dir");
    return isDirection(dir) ? dir : null;
  },
  renderHTML: ({ dir }) => ({ dir: isDirection(dir) ? dir : "auto" }),
};

/**
 * Commands and key for the direction of a block; Firefox and Google Docs taught people the key. `neutral`: how a
 * block runs that has no letter to go by.
 */
export const Direction = Extension.create<{ neutral: TextDirection }>({
  name: "direction",

  addOptions() {
    return { neutral: "ltr" };
  },

  addCommands() {
    const { neutral } = this.options;
    const change =
      (next: (text: string, dir: TextDirection | null) => TextDirection | null) =>
      ({ tr, dispatch }: { tr: Transaction; dispatch: unknown }) => {
        let found = false;
        for (const { $from, $to } of tr.selection.ranges) {
          tr.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
            if (!node.isTextblock || !("dir" in node.attrs)) return;
            found = true;
            const dir = next(node.textContent, isDirection(node.attrs.dir) ? node.attrs.dir : null);
            if (dispatch && dir !== node.attrs.dir) tr.setNodeAttribute(pos, "dir", dir);
          });
        }
        return found;
      };
    return {
      setDirection: (dir) => change(() => dir),
      toggleDirection: () => change((text, dir) => turned(firstStrongDirection(text) ?? neutral, dir)),
    };
  },

  addKeyboardShortcuts() {
    return { "Mod-Shift-x": () => this.editor.commands.toggleDirection() };
  },
});

/** The opposite of what is shown now; null where the letters alone would give it, so that they may decide again. */
function turned(automatic: TextDirection, dir: TextDirection | null): TextDirection | null {
  const opposite = (dir ?? automatic) === "ltr" ? "rtl" : "ltr";
  return opposite === automatic ? null : opposite;
}
