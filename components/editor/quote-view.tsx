"use client";

import { NodeViewContent, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { useTranslations } from "use-intl/react";
import { withoutForbidden } from "#lib/body/clean";
import { speakerLengthMax } from "#lib/body/nodes/quote";

/** A quotation set apart, as readers see it, with who said it typed into fields below. */
function QuoteView({ node, editor, updateAttributes }: NodeViewProps) {
  const t = useTranslations("editor.body");
  const field = (name: "speaker" | "role") => (
    <input
      type="text"
      dir="auto"
      aria-label={t(name)}
      placeholder={t(name)}
      value={String(node.attrs[name] ?? "")}
      maxLength={speakerLengthMax}
      readOnly={!editor.isEditable}
      className="bare-input"
      onChange={(event) => updateAttributes({ [name]: withoutForbidden(event.target.value) })}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          editor.commands.focus();
        }
      }}
    />
  );
  return (
    <NodeViewWrapper as="figure" className="quote">
      <NodeViewContent<"blockquote"> as="blockquote" dir={(node.attrs.dir as string | null) ?? "auto"} />
      <figcaption contentEditable={false} className="quote-fields">
        {field("speaker")}
        {field("role")}
      </figcaption>
    </NodeViewWrapper>
  );
}

export const quoteView = ReactNodeViewRenderer(QuoteView, {
  // What is typed into the two fields is theirs.
  stopEvent: ({ event }) => event.target instanceof HTMLInputElement,
});
