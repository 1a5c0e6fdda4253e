"use client";

import { useSyncExternalStore } from "react";

/** As editor.css has it: below this width the panel is a sheet over the article. */
const query = "(max-width: 1023px)";

/** Whether the page is too narrow for the panel to stand beside the article. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
