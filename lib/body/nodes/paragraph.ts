import { Paragraph as TiptapParagraph } from "@tiptap/extension-paragraph";
import { directionAttribute } from "./direction.ts";

/** A paragraph; `dir` fixes its direction where the first letter would mislead. */
export const Paragraph = TiptapParagraph.extend({
  addAttributes() {
    return { dir: directionAttribute };
  },
});
