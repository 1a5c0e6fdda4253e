/** Colours for carets and names of colleagues; white text on each has a contrast of at least 4.5. */
const palette = [
  "#b3261e",
  "#8a4b00",
  "#5f6300",
  "#2e6b2e",
  "#00696b",
  "#1a5fb4",
  "#4b4fc4",
  "#7b3fb5",
  "#a8327a",
  "#5d4e46",
] as const;

/** A member's colour, the same in every document and on every computer. */
export function memberColour(memberId: string): string {
  let sum = 0;
  for (const letter of memberId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return palette[sum % palette.length] ?? palette[0];
}
