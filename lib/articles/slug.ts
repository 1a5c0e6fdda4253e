import type { Edition } from "#lib/editions";

/** Longest slug in characters; a proposal stops at the word before. */
export const slugCharactersMax = 80;
/** Longest slug once percent-encoded: an Arabic letter takes six bytes there. */
export const slugBytesMax = 240;

/**
 * The slug that a headline gives: words in lower case joined by hyphens, Latin letters without their marks,
 * Arabic as Arabic without harakat and tatweel, Arabic-Indic and Persian digits as 0–9 (one address, whichever
 * keyboard it is typed on). Ends with a whole word within the limits. Empty where the headline has no letter or
 * digit of either script. Proposing from a proposal gives the same again.
 */
export function proposeSlug(headline: string, edition: Edition): string {
  return fitted(words(headline, edition));
}

/** What a person typed as a slug, made into one by the same rules; empty where nothing of it can stand. */
export function cleanSlug(typed: string, edition: Edition): string {
  return proposeSlug(typed, edition);
}

/** Whether a text can stand in an address as it is: what `cleanSlug` gives, and not empty. */
export function isSlug(value: unknown): value is string {
  return typeof value === "string" && slugPattern.test(value) && fits(value) && value === value.normalize("NFC");
}

const arabicLetters =
  "\\u0620-\\u063A\\u0641-\\u064A\\u066E\\u066F\\u0671-\\u06D3\\u06D5\\u06EE\\u06EF\\u06FA-\\u06FC\\u06FF";
const slugPattern = new RegExp(`^[a-z0-9${arabicLetters}]+(?:-[a-z0-9${arabicLetters}]+)*$`, "u");
const separators = new RegExp(`[^a-z0-9${arabicLetters}]+`, "u");

/** Longer input cannot change the slug: what would follow is cut off anyway. */
const inputCharactersMax = 2_000;

const ampersand: Record<Edition, string> = { en: " and ", ar: " و " };

/** Letters that no normalisation form takes apart. */
const latinLetters: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "ng",
};

function words(text: string, edition: Edition): string[] {
  return (
    text
      .slice(0, inputCharactersMax)
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFKD")
      // Hamza and madda belong to Arabic letters and are joined to them again; every other mark goes.
      .replace(/[^\P{M}\u0653-\u0655]/gu, "")
      .normalize("NFC")
      .replace(/\p{M}/gu, "")
      .replace(/[ßæœøđðþłħıŋ]/gu, (letter) => latinLetters[letter] ?? "")
      .replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String(digit.charCodeAt(0) & 0xf))
      .replace(/&/gu, ampersand[edition])
      // What stands inside a word without parting it: apostrophes, tatweel, joiners.
      .replace(/['’‘ʼ`ʿʾ\u0640\p{Cf}]/gu, "")
      .split(separators)
      .filter((word) => word !== "")
  );
}

function fitted(parts: readonly string[]): string {
  let slug = "";
  for (const part of parts) {
    const longer = slug === "" ? part : `${slug}-${part}`;
    if (!fits(longer)) break;
    slug = longer;
  }
  return slug === "" ? cut(parts[0] ?? "") : slug;
}

/** A first word that is too long by itself. */
function cut(word: string): string {
  let end = Math.min(word.length, slugCharactersMax);
  while (!fits(word.slice(0, end))) end -= 1;
  return word.slice(0, end);
}

function fits(slug: string): boolean {
  return slug.length <= slugCharactersMax && encodedBytes(slug) <= slugBytesMax;
}

/** All letters of a slug lie below U+0800: one byte as they are, or two that are encoded with three signs each. */
function encodedBytes(slug: string): number {
  let bytes = 0;
  for (let index = 0; index < slug.length; index += 1) bytes += slug.charCodeAt(index) < 0x80 ? 1 : 6;
  return bytes;
}
