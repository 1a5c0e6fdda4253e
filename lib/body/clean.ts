/**
 * Characters that no text of ours may hold: PostgreSQL refuses NUL and lone surrogates, XML the other controls
 * and two noncharacters. Tab, line feed and carriage return are text.
 */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

export function hasForbidden(text: string): boolean {
  return text.search(forbidden) !== -1;
}

/** The text without such characters, all else as it was. */
export function withoutForbidden(text: string): string {
  return text.replace(forbidden, "");
}

/** A name or a line of a form as we keep it: NFC, nothing forbidden, blanks run together. */
export function plainLine(text: string): string {
  return withoutForbidden(text).normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** The same of several lines: paragraphs stay. */
export function plainLines(text: string): string {
  return withoutForbidden(text)
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}
