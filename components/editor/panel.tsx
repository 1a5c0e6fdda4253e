"use client";

import { X } from "lucide-react";
import { Tabs } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { direction } from "#lib/editions";
import { ArticleTab } from "./article-tab.tsx";
import { ChecksTab } from "./checks-tab.tsx";
import { useOpenEditor } from "./context.tsx";
import { HistoryTab } from "./history-tab.tsx";

export type PanelTab = "article" | "checks" | "history";

/** What stands beside the article; on a small screen a sheet over it, which Escape closes. */
export function Panel({
  tab,
  onTab,
  isSheet,
  open,
  onClose,
  checksOpen,
  save,
}: {
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  /** There is no room beside the article: it stands over it, and what it covers waits. */
  isSheet: boolean;
  open: boolean;
  onClose: () => void;
  checksOpen: number;
  /** Whether what is typed here is safe, where the sheet covers the bar that says so. */
  save: ReactNode;
}) {
  const t = useTranslations("editor.panel");
  const { locale } = useOpenEditor();
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);

  useEffect(() => {
    if (open) {
      before.current = document.activeElement;
      panel.current?.focus();
    } else if (before.current instanceof HTMLElement && panel.current?.contains(document.activeElement)) {
      before.current.focus();
    }
  }, [open]);

  return (
    <>
      {open && isSheet ? <div aria-hidden className="panel-veil" onClick={onClose} /> : null}
      <section
        ref={panel}
        {...(isSheet ? { role: "dialog", "aria-modal": true } : { role: "complementary" })}
        tabIndex={-1}
        aria-label={t("label")}
        className={`editor-panel ${open ? "panel-open" : ""}`}
        onKeyDown={(event) => {
          if (event.key === "Escape" && open && !event.defaultPrevented) onClose();
        }}
      >
        <Tabs.Root
          value={tab}
          onValueChange={(next) => onTab(next as PanelTab)}
          dir={direction[locale]}
          activationMode="manual"
        >
          <div className="panel-head">
            {save ? <p className="panel-save">{save}</p> : null}
            <Tabs.List className="tabs" aria-label={t("label")}>
              <Tabs.Trigger value="article" className="tab">
                {t("article")}
              </Tabs.Trigger>
              <Tabs.Trigger value="checks" className="tab" aria-label={t("checksCountLong", { count: checksOpen })}>
                {t("checksCount", { count: checksOpen })}
              </Tabs.Trigger>
              <Tabs.Trigger value="history" className="tab">
                {t("history")}
              </Tabs.Trigger>
            </Tabs.List>
            <button
              type="button"
              className="button button-small panel-closer"
              aria-label={t("close")}
              onClick={onClose}
            >
              <X aria-hidden size={15} />
            </button>
          </div>
          <Tabs.Content value="article" className="tab-content">
            <ArticleTab />
          </Tabs.Content>
          <Tabs.Content value="checks" className="tab-content">
            <ChecksTab />
          </Tabs.Content>
          <Tabs.Content value="history" className="tab-content">
            <HistoryTab />
          </Tabs.Content>
        </Tabs.Root>
      </section>
    </>
  );
}
