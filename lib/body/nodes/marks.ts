/** Bold and italic say nothing but themselves: they carry no attributes. */
export { Bold } from "@tiptap/extension-bold";
export { Italic } from "@tiptap/extension-italic";
