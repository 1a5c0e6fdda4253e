import { expect, test } from "vitest";
import { isolate, isolateAddress } from "#lib/isolate";

test.each([
  ["en", "قصف", "\u2068قصف\u2069"],
  ["en", "the word قصف", "\u2068the word قصف\u2069"],
  ["ar", "C++", "\u2068C++\u2069"],
  ["ar", "وكالة AP", "\u2068وكالة AP\u2069"],
  ["ar", "هدى (BBC)", "\u2068هدى (BBC)\u2069"],
  ["ar", "Name the source.", "\u2068Name the source.\u2069"],
] as const)("in a sentence of %s, %s is set apart", (locale, text, shown) => {
  expect(isolate(text, locale)).toBe(shown);
});

test.each([
  ["en", "Leila Mansour"],
  ["en", "Asia/Riyadh"],
  ["en", "2026"],
  ["ar", "ليلى منصور"],
  ["ar", "«٢٠٢٦»"],
  ["ar", "12:30"],
  ["ar", ""],
] as const)("in a sentence of %s, %s is left as it is", (locale, text) => {
  expect(isolate(text, locale)).toBe(text);
});

test("an address is set apart in either language", () => {
  expect(isolateAddress("/ar/tags/سبخة")).toBe("\u2066/ar/tags/سبخة\u2069");
});
