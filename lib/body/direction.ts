import type { TextDirection } from "./types.ts";

const strong =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F]|[\p{L}\u200E]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F]/u;

/** The direction that `dir="auto"` would find: of the first strong letter; null where there is none. */
export function firstStrongDirection(text: string): TextDirection | null {
  const letter = strong.exec(text)?.[0];
  if (letter === undefined) return null;
  return rightToLeft.test(letter) ? "rtl" : "ltr";
}

export function isDirection(value: unknown): value is TextDirection {
  return value === "ltr" || value === "rtl";
}
