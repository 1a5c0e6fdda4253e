"use client";

import { useEffect, useRef } from "react";

export type Shortcuts = { save: () => void; preview: () => void; primary: () => void; help: () => void };

/** The page's own keys, wherever the focus is. They know the key by its place, so that an Arabic layout has them too. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const name = event.isComposing ? null : shortcutOf(event);
      if (!name) return;
      // In a dialog, Ctrl+Enter and the rest are the dialog's.
      if (name !== "save" && document.querySelector("[role=dialog]")) return;
      event.preventDefault();
      latest.current[name]();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

function shortcutOf(event: KeyboardEvent): keyof Shortcuts | null {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return null;
  if (event.altKey) return event.code === "KeyP" ? "preview" : null;
  if (event.code === "KeyS") return "save";
  if (event.key === "Enter") return "primary";
  return event.code === "Slash" ? "help" : null;
}
