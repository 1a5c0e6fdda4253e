"use client";

import { useEffect, useRef } from "react";

/** When a row goes and the focus with it, the page's content takes the focus: the next Tab is not at the very top. */
export function useFocusKept(ids: readonly string[]) {
  const shown = ids.join();
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (document.activeElement === document.body) document.getElementById("main")?.focus();
  }, [shown]);
}
