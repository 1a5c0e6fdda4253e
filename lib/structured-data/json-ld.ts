/** A value as JSON-LD may hold it; what is undefined is left out. */
export type JsonLd = { [property: string]: JsonLdValue | undefined };
export type JsonLdValue = string | number | boolean | JsonLd | JsonLdValue[];

/**
 * The text of a `<script type="application/ld+json">`. Whatever a headline says, it cannot close the element, open a
 * comment or end a line of script: `<`, `>`, `&` and the two separators of lines are written as escapes of JSON.
 */
export function jsonLdText(value: JsonLd): string {
  return JSON.stringify({ "@context": "https://schema.org", ...value }).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
