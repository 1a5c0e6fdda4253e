"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { choicesRoot } from "#lib/articles/document";
import { direction } from "#lib/editions";
import { useOpenEditor } from "./context.tsx";
import { useTextField } from "./shared-values.ts";
import { carryOut, removeLine, type WireLine, wireLinesOf } from "./wire-lines.ts";

/** What was noticed in a paste, offered line by line; nothing is done unless somebody clicks. */
export function WireBar({ editor }: { editor: Editor }) {
  const t = useTranslations("editor.wire");
  const { doc, locale } = useOpenEditor();
  const [lines, setLines] = useState<WireLine[]>([]);
  const [headline] = useTextField(doc, "headline");
  const [dateline] = useTextField(doc, "dateline");
  const [leadCaption] = useTextField(doc, "leadCaption");
  const filled = { headline, dateline, leadCaption };

  useEffect(() => {
    const noticed = ({ transaction }: { transaction: Parameters<typeof wireLinesOf>[0] }) => {
      const found = wireLinesOf(transaction);
      if (found.length > 0) setLines((before) => [...before, ...found.filter(isNewIn(before))]);
    };
    editor.on("transaction", noticed);
    return () => void editor.off("transaction", noticed);
  }, [editor]);

  function keep(line: WireLine) {
    setLines((before) => before.filter(({ key }) => key !== line.key));
  }

  function take(line: WireLine, act: typeof carryOut) {
    keep(line);
    if (!act(editor, doc, line)) toast(t("gone"));
    else toast(act === removeLine ? t("removed") : doneOf(line));
  }

  /** What became of the line: the field it went to is seldom in sight. */
  const doneOf = ({ proposal }: WireLine): string => {
    const waits = doc.getMap(choicesRoot).get("leadAssetId") ? "" : "Waits";
    if (proposal.action === "remove") return t("removed");
    if (proposal.action === "flag") return t(`done.flag${waits}`);
    return t(proposal.field === "leadCaption" ? `done.leadCaption${waits}` : `done.${proposal.field}`);
  };

  const actOf = (line: WireLine): string => {
    if (line.proposal.action === "remove") return t("remove");
    if (line.proposal.action === "flag") return t("setArchive");
    const isEmpty = filled[line.proposal.field].trim() === "";
    if (line.proposal.field === "dateline") return t(isEmpty ? "useDateline" : "replaceDateline");
    if (line.proposal.field === "leadCaption") return t(isEmpty ? "useCaption" : "replaceCaption");
    return t(isEmpty ? "useHeadline" : "replaceHeadline");
  };

  return (
    <section
      role="status"
      aria-label={t("label")}
      lang={locale}
      dir={direction[locale]}
      className={lines.length > 0 ? "wire-bar" : "sr-only"}
    >
      {lines.map((line) => (
        <div key={line.key} className="wire-line">
          <p className="min-w-0">
            <span className="text-soft">{t(line.kind)}</span> <bdi className="font-medium">{short(line.text)}</bdi>
          </p>
          <span className="wire-acts">
            <Act line={line} look="plain" name={actOf(line)} onClick={() => take(line, carryOut)} />
            {line.kind === "caption" ? (
              <Act line={line} look="plain" name={t("remove")} onClick={() => take(line, removeLine)} />
            ) : null}
            <Act line={line} look="quiet" name={t("keep")} onClick={() => keep(line)} />
          </span>
        </div>
      ))}
    </section>
  );
}

/** What can be done about a line; its name says which line is meant where one hears it alone. */
function Act({
  line,
  name,
  ...button
}: {
  line: WireLine;
  name: string;
  look: "plain" | "quiet";
  onClick: () => void;
}) {
  return (
    <Button small aria-label={`${name}: ${short(line.text)}`} {...button}>
      {name}
    </Button>
  );
}

const isNewIn = (lines: WireLine[]) => (line: WireLine) => !lines.some(({ key }) => key === line.key);

function short(text: string): string {
  return text.length > 110 ? `“${text.slice(0, 100).trimEnd()}…”` : `“${text}”`;
}
