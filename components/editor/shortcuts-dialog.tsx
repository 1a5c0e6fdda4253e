"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { Dialog, DialogActions } from "#components/desk/dialog";

/** The keys that this page knows. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("editor.shortcuts");
  const words = useTranslations("editor");
  return (
    <Dialog open onOpenChange={onClose} title={t("title")}>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 gap-y-1.5">
        {keys.map(([name, ...combination]) => (
          <div key={name} className="contents">
            <dt>{t(name)}</dt>
            <dd dir="ltr" className="text-end">
              {combination.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <DialogActions>
        <Button onClick={onClose}>{words("close")}</Button>
      </DialogActions>
    </Dialog>
  );
}

const keys = [
  ["save", "Ctrl", "S"],
  ["preview", "Ctrl", "Alt", "P"],
  ["primary", "Ctrl", "Enter"],
  ["bold", "Ctrl", "B"],
  ["italic", "Ctrl", "I"],
  ["link", "Ctrl", "K"],
  ["heading2", "Ctrl", "Alt", "2"],
  ["heading3", "Ctrl", "Alt", "3"],
  ["quote", "Ctrl", "Alt", "Q"],
  ["direction", "Ctrl", "Shift", "X"],
  ["undo", "Ctrl", "Z"],
  ["leave", "Esc", "Tab"],
  ["help", "Ctrl", "/"],
] as const;
