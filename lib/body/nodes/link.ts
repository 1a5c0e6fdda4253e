import { type LinkOptions, Link as TiptapLink } from "@tiptap/extension-link";
import { checkHref } from "../href.ts";

/** A link: an address that `checkHref` let through, and nothing else. How it opens is the page's business. */
export const Link = TiptapLink.extend({
  addOptions(): LinkOptions {
    return {
      ...(this.parent?.() as LinkOptions),
      HTMLAttributes: {},
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      markdownLinks: false,
      protocols: [],
      defaultProtocol: "https",
      isAllowedUri: (uri) => checkHref(uri) !== null,
    };
  },

  addAttributes() {
    return {
      href: {
        default: "",
        parseHTML: (element) => checkHref(element.getAttribute("href")) ?? "",
        renderHTML: ({ href }) => ({ href: checkHref(href) ?? "" }),
        // Not validated here: the Yjs binding deletes, for everyone, a block that its schema refuses. `checkBody` refuses.
      },
    };
  },

  addCommands() {
    const checked = (attributes?: { href: string }) => {
      const href = checkHref(attributes?.href);
      return href === null ? null : { href };
    };
    return {
      setLink:
        (attributes) =>
        ({ chain }) => {
          const link = checked(attributes);
          return link !== null && chain().setMark(this.name, link).setMeta("preventAutolink", true).run();
        },
      toggleLink:
        (attributes) =>
        ({ chain }) => {
          const link = checked(attributes);
          if (attributes && link === null) return false;
          return chain()
            .toggleMark(this.name, link ?? undefined, { extendEmptyMarkRange: true })
            .setMeta("preventAutolink", true)
            .run();
        },
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark(this.name, { extendEmptyMarkRange: true }).setMeta("preventAutolink", true).run(),
    };
  },
});
