import { expect, test } from "vitest";
import { isolate } from "#lib/paper/isolate";

test.each([
  ["en", "قصف", "\u2068قصف\u2069"],
  ["en", "the word قصف", "\u2068the word قصف\u2069"],
  ["ar", "C++", "\u2068C++\u2069"],
  ["ar", "وكالة AP", "\u2068وكالة AP\u2069"],
] as const)("in the %s edition %s is set apart", (edition, text, shown) => {
  expect(isolate(text, edition)).toBe(shown);
});

test.each([
  ["en", "Leila Mansour"],
  ["en", "2026"],
  ["ar", "ليلى منصور"],
  ["ar", "«٢٠٢٦»"],
  ["ar", ""],
] as const)("in the %s edition %s is left as it is", (edition, text) => {
  expect(isolate(text, edition)).toBe(text);
});
