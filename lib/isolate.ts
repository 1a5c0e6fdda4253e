import { firstStrongDirection } from "#lib/body/direction";
import { direction, type Edition } from "#lib/editions";

/**
 * A name or somebody's words, for the middle of a sentence of `locale`: where a letter in it runs against that language,
 * it is set apart (U+2068, U+2069), so that it turns no full stop and no quotation mark round. Where there is markup,
 * `<bdi>` does the same.
 */
export function isolate(text: string, locale: Edition): string {
  const runsAgainst = [...text].some((letter) => {
    const own = firstStrongDirection(letter);
    return own !== null && own !== direction[locale];
  });
  return runsAgainst ? `\u2068${text}\u2069` : text;
}

/** An address within a sentence of either direction: it runs from left to right, and nothing around it changes its order. */
export function isolateAddress(address: string): string {
  return `\u2066${address}\u2069`;
}
