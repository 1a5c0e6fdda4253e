import { firstStrongDirection } from "#lib/body/direction";
import { direction, type Edition } from "#lib/editions";

/** First strong isolate, and what ends it (Unicode's U+2068 and U+2069). */
const [begin, end] = ["\u2068", "\u2069"];

/**
 * A name or somebody's words, for the middle of a sentence: where a letter in it runs against the edition's direction, it
 * is set apart, so that what stands around it keeps its own order. Where there is markup, `<bdi>`
 * does the same.
 */
export function isolate(text: string, edition: Edition): string {
  const runsAgainst = [...text].some((letter) => {
    const own = firstStrongDirection(letter);
    return own !== null && own !== direction[edition];
  });
  return runsAgainst ? `${begin}${text}${end}` : text;
}
