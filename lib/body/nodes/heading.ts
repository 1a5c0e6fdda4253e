import { mergeAttributes } from "@tiptap/core";
import { Heading as TiptapHeading } from "@tiptap/extension-heading";
import { directionAttribute } from "./direction.ts";

/** Levels that a body has: the headline of the article is level 1. */
export const headingLevels = [2, 3] as const;
export type HeadingLevel = (typeof headingLevels)[number];

/** The level that a heading of another document becomes here. */
export function headingLevel(level: number): HeadingLevel {
  return level <= 2 ? 2 : 3;
}

/** A heading between paragraphs. */
export const Heading = TiptapHeading.extend({
  addOptions() {
    return { HTMLAttributes: {}, levels: [...headingLevels] };
  },

  addAttributes() {
    return {
      level: {
        default: 2,
        rendered: false,
        validate: (value: unknown) => {
          if (value !== 2 && value !== 3) throw new RangeError("heading of an unknown level");
        },
      },
      dir: directionAttribute,
    };
  },

  parseHTML() {
    return [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: headingLevel(level) } }));
  },

  renderHTML({ node, HTMLAttributes }) {
    return [node.attrs.level === 3 ? "h3" : "h2", mergeAttributes(HTMLAttributes), 0];
  },
});
