"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquareQuote,
  PilcrowLeft,
  Redo2,
  TextQuote,
  Undo2,
} from "lucide-react";
import { Toolbar } from "radix-ui";
import { useTranslations } from "use-intl/react";
import { direction } from "#lib/editions";
import { useOpenEditor } from "./context.tsx";

type Tool = {
  name:
    | "bold"
    | "italic"
    | "link"
    | "heading2"
    | "heading3"
    | "bulletList"
    | "orderedList"
    | "blockquote"
    | "quote"
    | "direction"
    | "undo"
    | "redo";
  icon: LucideIcon;
  keys?: string;
  /** Absent where there is nothing to be on or off. */
  active?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
  /** Begins a group. */
  first?: boolean;
};

/** The tools of the body: one stop for the Tab key, arrows move within. */
export function BodyToolbar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const t = useTranslations("editor.body");
  const { locale } = useOpenEditor();
  const active = useEditorState({
    editor,
    selector: ({ editor }) => tools.map((tool) => tool.active?.(editor) ?? false).join(),
  }).split(",");
  return (
    <Toolbar.Root aria-label={t("toolbar")} dir={direction[locale]} className="body-toolbar">
      {tools.map(({ name, icon: Icon, keys, active: isToggle, run, first }, index) => (
        <Toolbar.Button
          key={name}
          aria-label={t(name)}
          aria-pressed={isToggle ? active[index] === "true" : undefined}
          aria-keyshortcuts={keys}
          title={keys ? `${t(name)} (${keys.replace("Control", "Ctrl")})` : t(name)}
          // The text keeps its selection while a tool is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (name === "link" ? onLink() : run(editor))}
          className={`tool ${first ? "tool-first" : ""}`}
        >
          <Icon aria-hidden size={17} strokeWidth={1.8} />
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  );
}

const tools: readonly Tool[] = [
  {
    name: "bold",
    icon: Bold,
    keys: "Control+B",
    active: (editor) => editor.isActive("bold"),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    icon: Italic,
    keys: "Control+I",
    active: (editor) => editor.isActive("italic"),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "link",
    icon: Link2,
    keys: "Control+K",
    active: (editor) => editor.isActive("link"),
    run: () => {},
  },
  {
    name: "heading2",
    icon: Heading2,
    keys: "Control+Alt+2",
    first: true,
    active: (editor) => editor.isActive("heading", { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "heading3",
    icon: Heading3,
    keys: "Control+Alt+3",
    active: (editor) => editor.isActive("heading", { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: "bulletList",
    icon: List,
    first: true,
    active: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    icon: ListOrdered,
    active: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "blockquote",
    icon: TextQuote,
    first: true,
    active: (editor) => editor.isActive("blockquote"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: "quote",
    icon: MessageSquareQuote,
    keys: "Control+Alt+Q",
    active: (editor) => editor.isActive("quote"),
    run: (editor) => editor.chain().focus().toggleQuote().run(),
  },
  {
    name: "direction",
    icon: PilcrowLeft,
    keys: "Control+Shift+X",
    run: (editor) => editor.chain().focus().toggleDirection().run(),
  },
  {
    name: "undo",
    icon: Undo2,
    keys: "Control+Z",
    first: true,
    run: (editor) => editor.chain().focus().undo().run(),
  },
  { name: "redo", icon: Redo2, keys: "Control+Shift+Z", run: (editor) => editor.chain().focus().redo().run() },
];
