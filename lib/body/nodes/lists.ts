import { BulletList as TiptapBulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem as TiptapListItem } from "@tiptap/extension-list/item";
import { OrderedList as TiptapOrderedList } from "@tiptap/extension-list/ordered-list";

export const orderedListStartMax = 9_999;

export const BulletList = TiptapBulletList;

/** A numbered list; `start` is the number of its first item. Letters and Roman numbers are left to style sheets. */
export const OrderedList = TiptapOrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element) => orderedListStart(element.getAttribute("start")),
        validate: (value: unknown) => {
          if (!isStart(value)) throw new RangeError("list that starts at no number");
        },
      },
    };
  },

  // Plain text is turned into blocks in one place, `paste-text.ts`.
  addProseMirrorPlugins() {
    return [];
  },
});

/** An item begins with a paragraph, and may hold more of them and lists, nothing else. */
export const ListItem = TiptapListItem.extend({
  content: "paragraph (paragraph | bulletList | orderedList)*",
});

/** The number that `<ol start>` says, 1 where it says none that we keep. */
export function orderedListStart(value: string | null): number {
  const start = Number(value ?? 1);
  return isStart(start) ? start : 1;
}

function isStart(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= orderedListStartMax;
}
