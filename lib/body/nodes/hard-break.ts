import { HardBreak as TiptapHardBreak } from "@tiptap/extension-hard-break";

/** A line break inside a paragraph. Only Shift-Enter makes one: the desk's forms use Mod-Enter. */
export const HardBreak = TiptapHardBreak.extend({
  addKeyboardShortcuts() {
    return { "Shift-Enter": () => this.editor.commands.setHardBreak() };
  },
});
