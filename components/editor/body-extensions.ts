import { Extension, type Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Dropcursor, Gapcursor, Placeholder } from "@tiptap/extensions";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { bodyRoot } from "#lib/articles/document";
import { firstStrongDirection } from "#lib/body/direction";
import { bodyExtensions } from "#lib/body/extensions";
import { Direction } from "#lib/body/nodes/direction";
import { Quote } from "#lib/body/nodes/quote";
import { pasteExtension } from "#lib/body/paste";
import type { TextDirection } from "#lib/body/types";
import { direction, type Edition } from "#lib/editions";
import type { LiveProvider } from "./live/provider.ts";
import { quoteView } from "./quote-view.tsx";

/** The body's nodes with what the editor adds: colleagues and their carets, paste, placeholder, the way out. */
export function editorExtensions(given: {
  doc: Y.Doc;
  provider: LiveProvider;
  member: { id: string; name: string; colour: string };
  edition: Edition;
  placeholder: string;
}): Extensions {
  const neutral = direction[given.edition];
  return [
    ...bodyExtensions.map((extension) => {
      if (extension === Quote) return Quote.extend({ addNodeView: () => quoteView });
      return extension === Direction ? Direction.configure({ neutral }) : extension;
    }),
    Collaboration.configure({ fragment: given.doc.getXmlFragment(bodyRoot) }),
    CollaborationCaret.configure({
      provider: given.provider,
      user: { id: given.member.id, name: given.member.name, color: given.member.colour },
      render: caret,
    }),
    pasteExtension,
    Placeholder.configure({ placeholder: given.placeholder, showOnlyWhenEditable: true }),
    beginsAs(neutral),
    Dropcursor.configure({ width: 2, color: "var(--accent)" }),
    Gapcursor,
    leaveByTab,
  ];
}

/**
 * A block with no letter to go by begins where the article's language does: `dir="auto"` alone would put the caret
 * of an empty Arabic paragraph on the left. By a class, since a decoration that sets an attribute takes the block's
 * own along when it goes.
 */
const beginsAs = (neutral: TextDirection) =>
  Extension.create({
    name: "beginsAs",
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("beginsAs"),
          props: {
            decorations: ({ doc }) => {
              const found: Decoration[] = [];
              doc.descendants((node, pos) => {
                if (!node.isTextblock) return true;
                if (node.attrs.dir === null && firstStrongDirection(node.textContent) === null) {
                  found.push(Decoration.node(pos, pos + node.nodeSize, { class: `begins-${neutral}` }));
                }
                return false;
              });
              return DecorationSet.create(doc, found);
            },
          },
        }),
      ];
    },
  });

/** In lists Tab moves an item; after Escape it leads out of the text, as everywhere else. */
const leaveByTab = Extension.create({
  name: "leaveByTab",
  addProseMirrorPlugins() {
    let escaped = false;
    return [
      new Plugin({
        key: new PluginKey("leaveByTab"),
        props: {
          handleDOMEvents: {
            keydown: (_view, event) => {
              const leaves = event.key === "Tab" && escaped;
              if (event.key !== "Shift") escaped = event.key === "Escape";
              // True keeps the editor's own keys from it; the browser then does what it does with Tab.
              return leaves;
            },
          },
        },
      }),
    ];
  },
});

/** A colleague's caret. The name is drawn, not written: what is in the text belongs to the article. */
function caret(user: Record<string, unknown>): HTMLElement {
  const element = document.createElement("span");
  element.className = "peer-caret";
  element.ariaHidden = "true";
  element.title = String(user.name ?? "");
  element.style.setProperty("--peer", String(user.color ?? "transparent"));
  return element;
}
