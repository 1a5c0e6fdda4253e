"use client";

import { type Editor, Extension } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { useId, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Notice } from "#components/desk/notice";
import { direction } from "#lib/editions";
import { memberColour } from "#lib/live/colours";
import { editorExtensions } from "./body-extensions.ts";
import { BodyToolbar } from "./body-toolbar.tsx";
import { fieldId, useOpenEditor } from "./context.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { WireBar } from "./wire-bar.tsx";

/** The text of the article, written where readers will read it. Mount it only once the document is ready. */
export function BodyEditor({ onPicture }: { onPicture: (file: File) => void }) {
  const t = useTranslations("editor.body");
  const save = useTranslations("editor.save");
  const placeholder = useTranslations("editor.article")("bodyPlaceholder");
  const { article, connection, locale, member, readOnly } = useOpenEditor();
  const { id, name } = member;
  const { edition } = article;
  const [linking, setLinking] = useState(false);
  const [broken, setBroken] = useState(false);
  const hint = useId();
  const extensions = useMemo(
    () => [
      ...editorExtensions({
        doc: connection.doc,
        provider: connection.provider,
        member: { id, name, colour: memberColour(id) },
        edition,
        placeholder,
      }),
      Extension.create({
        name: "linkKey",
        addKeyboardShortcuts: () => ({
          "Mod-k": ({ editor }) => {
            takeSelection(editor);
            setLinking(true);
            return true;
          },
        }),
      }),
    ],
    [connection, id, name, edition, placeholder],
  );
  const editor = useEditor(
    {
      extensions,
      editable: !readOnly,
      immediatelyRender: false,
      enableContentCheck: true,
      // By default the editor would go on with an empty document, for everybody.
      onContentError: ({ editor }) => {
        editor.setEditable(false, false);
        setBroken(true);
      },
      editorProps: {
        attributes: {
          id: fieldId("body"),
          class: "prose body-text",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": t("label"),
          "aria-describedby": hint,
          ...(readOnly ? { "aria-readonly": "true", tabindex: "0" } : {}),
        },
        handlePaste: (_view, event) => takePicture(event.clipboardData, event, onPicture),
        handleDrop: (_view, event, _slice, moved) => !moved && takePicture(event.dataTransfer, event, onPicture),
      },
    },
    [extensions, readOnly],
  );
  return (
    <div className="relative">
      {editor && !readOnly && !broken ? (
        <div className="body-tools">
          <BodyToolbar editor={editor} onLink={() => setLinking(true)} />
          <WireBar editor={editor} />
        </div>
      ) : null}
      {broken ? (
        <div lang={locale} dir={direction[locale]}>
          <Notice>{save("broken")}</Notice>
        </div>
      ) : null}
      <EditorContent editor={editor} />
      <p id={hint} lang={locale} className="sr-only">
        {t("leave")}
      </p>
      {editor && linking ? <LinkDialog editor={editor} onClose={() => setLinking(false)} /> : null}
    </div>
  );
}

/**
 * Takes over the selection as the browser has it. The editor is told of it a moment after it is made; a key that comes
 * sooner would be meant for one selection and act on the one before.
 */
function takeSelection({ view, commands }: Editor): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0);
  const head = view.posAtDOM(focusNode, focusOffset ?? 0);
  commands.setTextSelection({ from: Math.min(anchor, head), to: Math.max(anchor, head) });
}

/** A picture that is pasted or dropped into the text, with no words beside it, is the lead photo. */
function takePicture(data: DataTransfer | null, event: Event, onPicture: (file: File) => void): boolean {
  const file = [...(data?.files ?? [])].find(({ type }) => type.startsWith("image/"));
  if (!file || data?.getData("text/plain")) return false;
  event.preventDefault();
  onPicture(file);
  return true;
}
