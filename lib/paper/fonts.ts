// Made by scripts/fonts.ts; do not edit.
import type { Edition } from "#lib/editions";

/** What the first screen of an edition cannot be drawn without. */
export const preloadedFonts: Record<Edition, readonly string[]> = {
  en: ["/fonts/newsreader-display-0a1b3de4.woff2", "/fonts/newsreader-text-da9eb98d.woff2"],
  ar: ["/fonts/plex-arabic-700-d79cd95b.woff2", "/fonts/naskh-400-e8826980.woff2"],
};
