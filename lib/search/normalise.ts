import type { Edition } from "#lib/editions";

/**
 * Text in the one form in which it is indexed and asked for: compatibility forms
 * unified, lower case, no harakat, tatweel or direction marks, one spelling for the letters that Arabic writers
 * use for each other, digits as 0–9, and no و ف ب ك ل before the article ال.
 *
 * The SQL function `normalise_text` follows the same steps in the same order; a test holds both together. What no
 * database holds (NUL, half a letter) does not reach one by way of a question either.
 * Normalising twice gives the same as once.
 */
export function searchForm(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\0", "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(dropped, "")
    .replace(folded, (letter) => folds[letter] ?? letter)
    .normalize("NFKC")
    .replace(prefixed, "$1");
}

/** Harakat and Koranic signs, tatweel, marks that only steer direction. */
const dropped = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const folds: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ة: "ه",
  ؤ: "و",
  ئ: "ي",
  ک: "ك",
  ی: "ي",
  ...digits(0x0660),
  ...digits(0x06f0),
};
const folded = new RegExp(`[${Object.keys(folds).join("")}]`, "gu");

/** A one-letter conjunction or preposition before ال, at the start of a word that goes on for three letters. */
const prefixed = /(?<![\u0621-\u064A])[وفبكل](ال[\u0621-\u064A]{3})/gu;

function digits(first: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(first + digit), String(digit)]),
  );
}

// ── Asking ───────────────────────────────────────────────────────────────────

/** What a reader may ask for at once; more is left out. */
export const searchLimits = { charactersMax: 200, wordsMax: 12 } as const;

export type SearchQuery = {
  /** For `to_tsquery` with the edition's configuration: safe whatever was typed. */
  tsquery: string;
  /** The words that are looked for, in their search form. */
  words: string[];
  /** All of them as one text, to compare with titles by trigrams. */
  text: string;
};

/**
 * What a reader typed, as a query: every word must occur, words in quotation marks next to each other. Signs and
 * operators of PostgreSQL mean nothing here. Null where no letter or digit was typed.
 *
 * Arabic stop words are left out here (PostgreSQL knows none), unless nothing else was asked for; English ones
 * by PostgreSQL.
 */
export function searchQuery(text: string, edition: Edition): SearchQuery | null {
  const asked = phrases(searchForm(text.slice(0, searchLimits.charactersMax)));
  const telling = edition === "ar" ? asked.map(withoutStopWords).filter((phrase) => phrase.length > 0) : asked;
  const chosen = limited(telling.length > 0 ? telling : asked);
  if (chosen.length === 0) return null;
  const words = chosen.flat();
  return {
    tsquery: chosen.map((phrase) => phrase.map((word) => `'${word}'`).join(" <-> ")).join(" & "),
    words,
    text: words.join(" "),
  };
}

/**
 * What a member typed into the desk's search, for `to_tsquery('simple', …)` over text in its search form of any
 * language: every word must begin some word of the article, since people search while they type. Null where no
 * letter or digit was typed.
 */
export function deskSearchQuery(text: string): string | null {
  const words = limited(phrases(searchForm(text.slice(0, searchLimits.charactersMax)))).flat();
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(" & ") : null;
}

/** Words in quotation marks stay together; every other word stands alone. */
function phrases(text: string): string[][] {
  return text
    .split(/["“”„«»]/u)
    .flatMap((part, index) => (index % 2 === 1 ? [wordsOf(part)] : wordsOf(part).map((word) => [word])))
    .filter((phrase) => phrase.length > 0);
}

/**
 * Parted at blanks only, so that PostgreSQL takes "U.S." or "al-Qaeda" apart in the query as it did in the text.
 * Inside a quoted lexeme only the apostrophe and the backslash have a meaning; to its parser both are blanks.
 */
function wordsOf(text: string): string[] {
  return text
    .replace(/[\p{C}'’‘`\\]/gu, " ")
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}\p{M}.]+$/u, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function withoutStopWords(phrase: string[]): string[] {
  return phrase.filter((word) => !arabicStopWords.has(word));
}

function limited(asked: readonly string[][]): string[][] {
  let left: number = searchLimits.wordsMax;
  return asked.flatMap((phrase) => {
    const kept = phrase.slice(0, left);
    left -= kept.length;
    return kept.length > 0 ? [kept] : [];
  });
}

/** Words too common to tell texts apart, in their search form. */
export const arabicStopWords: ReadonlySet<string> = new Set(
  (
    "في من إلى على عن مع بين حتى منذ خلال بعد قبل عند لدى حول ضد دون " +
    "هذا هذه ذلك تلك هؤلاء هنا هناك الذي التي الذين اللذين اللتين اللاتي ما ماذا " +
    "هو هي هم هن هما نحن أنا أنت أنتم " +
    "أن إن كان كانت كانوا يكون تكون ليس ليست قد لقد سوف لم لن لا لكن بل أو أم ثم و ف " +
    "إذا كما كل بعض غير أي حيث عندما بينما أيضا فيه فيها منه منها به بها له لها عليه عليها"
  )
    .split(" ")
    .map(searchForm),
);
