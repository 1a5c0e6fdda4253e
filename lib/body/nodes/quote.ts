import { type Attribute, mergeAttributes, Node } from "@tiptap/core";
import { directionAttribute } from "./direction.ts";

/** Longest name or role beside a quotation, in characters as people count them. */
export const speakerLengthMax = 200;

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    quote: {
      setQuote: (attributes?: { speaker?: string; role?: string }) => ReturnType;
      toggleQuote: () => ReturnType;
      /** Changes who said it, and as what. */
      updateQuote: (attributes: { speaker?: string; role?: string }) => ReturnType;
    };
  }
}

/** A quotation set apart, with who said it kept as data. */
export const Quote = Node.create({
  name: "quote",

  group: "block",

  content: "inline*",

  defining: true,

  addAttributes() {
    return { speaker: words("data-speaker"), role: words("data-role"), dir: directionAttribute };
  },

  parseHTML() {
    return [{ tag: "figure[data-quote]", contentElement: "blockquote", priority: 60 }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", mergeAttributes({ class: "quote", "data-quote": "" }, HTMLAttributes), ["blockquote", 0]];
  },

  addCommands() {
    return {
      setQuote:
        (attributes = {}) =>
        ({ commands }) =>
          commands.setNode(this.name, attributes),
      toggleQuote:
        () =>
        ({ commands }) =>
          commands.toggleNode(this.name, "paragraph"),
      updateQuote:
        (attributes) =>
        ({ commands }) =>
          commands.updateAttributes(this.name, attributes),
    };
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-q": () => this.editor.commands.toggleQuote() };
  },
});

function words(attribute: string): Attribute {
  const name = attribute.slice("data-".length);
  return {
    default: "",
    parseHTML: (element) => element.getAttribute(attribute) ?? "",
    renderHTML: (attributes) => (attributes[name] ? { [attribute]: String(attributes[name]) } : {}),
    validate: "string",
  };
}
