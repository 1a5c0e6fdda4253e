import { Extension, type Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Dropcursor, Gapcursor, Placeholder } from "@tiptap/extensions";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { bodyRoot } from "#lib/articles/document";
import { bodyExtensions } from "#lib/body/extensions";
import { Quote } from "#lib/body/nodes/quote";
import { pasteExtension } from "#lib/body/paste";
import type { LiveProvider } from "./live/provider.ts";
import { quoteView } from "./quote-view.tsx";

/** The body's nodes with what the editor adds: colleagues and their carets, paste, placeholder, the way out. */
export function editorExtensions(given: {
  doc: Y.Doc;
  provider: LiveProvider;
  member: { id: string; name: string; colour: string };
  placeholder: string;
}): Extensions {
  return [
    ...bodyExtensions.map((extension) =>
      extension === Quote ? Quote.extend({ addNodeView: () => quoteView }) : extension,
    ),
    Collaboration.configure({ fragment: given.doc.getXmlFragment(bodyRoot) }),
    CollaborationCaret.configure({
      provider: given.provider,
      user: { id: given.member.id, name: given.member.name, color: given.member.colour },
      render: caret,
    }),
    pasteExtension,
    Placeholder.configure({ placeholder: given.placeholder, showOnlyWhenEditable: true }),
    Dropcursor.configure({ width: 2, color: "var(--accent)" }),
    Gapcursor,
    leaveByTab,
  ];
}

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

function caret(user: Record<string, unknown>): HTMLElement {
  const element = document.createElement("span");
  element.className = "peer-caret";
  element.style.setProperty("--peer", String(user.color ?? "transparent"));
  const label = document.createElement("span");
  label.className = "peer-caret-name";
  label.textContent = String(user.name ?? "");
  element.append(label);
  return element;
}
