import fc from "fast-check";
import { expect, test } from "vitest";
import { editions } from "#lib/editions";
import { arabicStopWords, deskSearchQuery, searchForm, searchLimits, searchQuery } from "#lib/search/normalise";

test.each([
  ["القاهرة", "القاهره"],
  ["المصري", "المصرى"],
  ["مستشفى", "مستشفي"],
  ["ألمانيا", "المانيا"],
  ["إسلام", "اسلام"],
  ["آسيا", "اسيا"],
  ["ٱلكتاب", "الكتاب"],
  ["مؤتمر", "موتمر"],
  ["رئيس", "رييس"],
  ["مُحَمَّدٌ", "محمد"],
  ["كـــتاب", "كتاب"],
  ["ایران", "ايران"],
  ["کتاب", "كتاب"],
  ["ﻻ", "لا"],
  ["٢٠٢٦", "2026"],
  ["۲۰۲۶", "2026"],
  ["والكتاب", "الكتاب"],
  ["فالكتاب", "الكتاب"],
  ["بالكتاب", "الكتاب"],
  ["كالكتاب", "الكتاب"],
  ["a\u200Fb\u202Ac\u2066d\u061C", "abcd"],
  ["Café", "Cafe\u0301"],
  ["ﬁne", "FINE"],
])("%s is found by %s", (one, other) => {
  expect(searchForm(one)).toBe(searchForm(other));
});

test.each([
  ["بالغ", "بالغ"],
  ["بالون", "بالون"],
  ["فالت", "فالت"],
  ["شوالكتاب", "شوالكتاب"],
  ["كتاب والكتاب, والقلم", "كتاب الكتاب, القلم"],
  ["وبالكتاب", "وبالكتاب"],
])("a first letter goes only before the article and three letters more: %s", (text, form) => {
  expect(searchForm(text)).toBe(form);
});

test("normalising twice gives the same as once", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc
      .array(
        fc.constantFrom(
          "و",
          "ال",
          "ب",
          "كتاب",
          "ـ",
          "\u0654",
          "\u0653",
          "\u0301",
          "a",
          "İ",
          "ﷺ",
          "\u200F",
          " ",
          "٣",
          "ﹰ",
          "ϴ",
          "K",
        ),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (typed) => {
      expect(searchForm(searchForm(typed))).toBe(searchForm(typed));
    }),
    { numRuns: 1_000 },
  );
});

test("every word is asked for, words in quotation marks together", () => {
  expect(searchQuery('river "flood warnings" 2026', "en")).toEqual({
    tsquery: "'river' & 'flood' <-> 'warnings' & '2026'",
    words: ["river", "flood", "warnings", "2026"],
    text: "river flood warnings 2026",
  });
  expect(searchQuery("«سد كريم» والنهر", "ar")?.tsquery).toBe("'سد' <-> 'كريم' & 'النهر'");
});

test("Arabic stop words are left out, unless they are all that was asked", () => {
  expect(searchQuery("الحرب في أوكرانيا", "ar")?.words).toEqual(["الحرب", "اوكرانيا"]);
  expect(searchQuery("من هو", "ar")?.words).toEqual(["من", "هو"]);
  expect(arabicStopWords.has(searchForm("إلى"))).toBe(true);
});

test.each(["", "   ", "!?&|()", "'", "\\", "--", "\u0000", "\uD800"])("%j asks for nothing", (typed) => {
  expect(searchQuery(typed, "en")).toBeNull();
  expect(deskSearchQuery(typed)).toBeNull();
});

test("signs that mean something to the database mean nothing here", () => {
  expect(searchQuery("a' | !b:* <-> (c) \\ -d & 'e'); DROP TABLE x", "en")?.tsquery).toBe(
    "'a' & 'b' & 'c' & 'd' & 'e' & 'drop' & 'table' & 'x'",
  );
});

test("abbreviations and hyphenated names stay whole, for the database to take apart as it did in the text", () => {
  expect(searchQuery("U.S. al-Qaeda", "en")?.words).toEqual(["u.s.", "al-qaeda"]);
});

test("at the desk every word may be the beginning of one", () => {
  expect(deskSearchQuery("flo وارن")).toBe("'flo':* & 'وارن':*");
});

test("a query is one the database takes, of so many words at most, whatever was typed", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constant("word ".repeat(10_000))),
      fc.constantFrom(...editions),
      (typed, edition) => {
        const query = searchQuery(typed, edition);
        if (query === null) return;
        expect(query.words.length).toBeLessThanOrEqual(searchLimits.wordsMax);
        // One quoted lexeme, or several joined by the operators that we write.
        expect(query.tsquery).toMatch(/^'[^'\\]+'(?: (?:&|<->) '[^'\\]+')*$/u);
        expect(query.tsquery).not.toMatch(/\p{C}/u);
      },
    ),
    { numRuns: 500 },
  );
});
