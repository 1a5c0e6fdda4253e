import { Blockquote as TiptapBlockquote } from "@tiptap/extension-blockquote";

/** Paragraphs taken from elsewhere, indented; a quotation with a speaker is a `quote`. */
export const Blockquote = TiptapBlockquote.extend({ content: "paragraph+" });
