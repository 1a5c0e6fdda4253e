/**
 * Characters that no text of ours may hold: PostgreSQL refuses NUL and lone surrogates, XML the other controls
 * and two noncharacters. Tab, line feed and carriage return are text.
 */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

export function hasForbidden(text: string): boolean {
  return text.search(forbidden) !== -1;
}

export function withoutForbidden(text: string): string {
  return text.replace(forbidden, "");
}
