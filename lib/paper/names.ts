import { isolate } from "#lib/isolate";
import type { House } from "./house.ts";

/** `A`, `A and B`, `A, B and C`, in the edition's own way. */
export function listNames(names: readonly string[], { edition, words }: Pick<House, "edition" | "words">): string {
  const [last, ...before] = names.map((name) => isolate(name, edition)).reverse();
  if (last === undefined) return "";
  if (before.length === 0) return last;
  return words("paper.names", { first: before.reverse().join(commaOf[edition]), second: last });
}

/** Between the names of a list. */
export const commaOf: Record<House["edition"], string> = { en: ", ", ar: "، " };
