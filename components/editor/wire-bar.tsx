"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { choicesRoot, replaceText } from "#lib/articles/document";
import { direction } from "#lib/editions";
import { useOpenEditor } from "./context.tsx";
import { useTextField } from "./shared-values.ts";
import { takeFromBody, type WireLine, wireLinesOf } from "./wire-lines.ts";

/** What was noticed in a paste, offered line by line; nothing is done unless somebody clicks. */
export function WireBar({ editor }: { editor: Editor }) {
  const t = useTranslations("editor.wire");
  const { doc, locale } = useOpenEditor();
  const [lines, setLines] = useState<WireLine[]>([]);
  const [headline] = useTextField(doc, "headline");

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

  function take(line: WireLine) {
    const { proposal } = line;
    keep(line);
    if (!takeFromBody(editor, line)) return void toast(t("gone"));
    if (proposal.action === "lift" || proposal.action === "lift_start") {
      replaceText(doc.getText(proposal.field), proposal.value);
    }
    if (proposal.action === "flag") doc.getMap(choicesRoot).set("leadArchive", true);
    if (proposal.action === "remove") toast(t("removed"));
  }

  const actOf = (line: WireLine): string => {
    if (line.proposal.action === "remove") return t("remove");
    if (line.proposal.action === "flag") return t("setArchive");
    if (line.kind === "dateline") return t("useDateline");
    if (line.kind === "caption") return t("useCaption");
    return headline.trim() === "" ? t("useHeadline") : t("replaceHeadline");
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
          <span className="flex flex-none gap-1.5">
            <Button small onClick={() => take(line)} aria-label={`${actOf(line)}: ${short(line.text)}`}>
              {actOf(line)}
            </Button>
            <Button small look="quiet" onClick={() => keep(line)} aria-label={`${t("keep")}: ${short(line.text)}`}>
              {t("keep")}
            </Button>
          </span>
        </div>
      ))}
    </section>
  );
}

const isNewIn = (lines: WireLine[]) => (line: WireLine) => !lines.some(({ key }) => key === line.key);

function short(text: string): string {
  return text.length > 110 ? `“${text.slice(0, 100).trimEnd()}…”` : `“${text}”`;
}
