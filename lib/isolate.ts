import { firstStrongDirection } from "#lib/body/direction";
import { direction, type Edition } from "#lib/editions";

/**
 * A name or quotation for use within a sentence of `locale`: where it runs the other way it is set off by the
 * characters that do so (U+2068, U+2069), so that it turns no full stop and no quotation mark round. In markup, `<bdi>`
 * does the same.
 */
export function isolate(text: string, locale: Edition): string {
  const own = firstStrongDirection(text);
  return own === null || own === direction[locale] ? text : `\u2068${text}\u2069`;
}
