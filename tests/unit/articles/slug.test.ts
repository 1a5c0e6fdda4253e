import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSlug, isSlug, proposeSlug, slugBytesMax, slugCharactersMax } from "#lib/articles/slug";
import { editions } from "#lib/editions";

test.each([
  ["en", "River states agree to share flood warnings", "river-states-agree-to-share-flood-warnings"],
  ["en", "Élysée: l’État & Søren's ﬁne “café” — 50%", "elysee-letat-and-sorens-fine-cafe-50"],
  ["en", "İstanbul, Łódź, Straße, Œuvre, Ærø, Þór", "istanbul-lodz-strasse-oeuvre-aero-thor"],
  ["en", "  U.S.–China talks / part 2  ", "u-s-china-talks-part-2"],
  ["en", "WHO قالت", "who-قالت"],
  ["ar", "دول النهر تتفق", "دول-النهر-تتفق"],
  ["ar", "مُحَمَّد آل ثانـــي", "محمد-آل-ثاني"],
  ["ar", "أإآؤئءةى", "أإآؤئءةى"],
  ["ar", "ا\u0654حمد وا\u0653ل", "أحمد-وآل"],
  ["ar", "«خطة ٢٠٢٦»، ۱۲ بنداً؟", "خطة-2026-12-بندا"],
  ["ar", "ﻻ ﺳﻼم", "لا-سلام"],
  ["ar", "أمن & سلام", "أمن-و-سلام"],
  ["ar", "می‌خواهم", "میخواهم"],
  ["en", "日本 — !?", ""],
  ["en", "", ""],
] as const)("%s: %s", (edition, headline, slug) => {
  expect(proposeSlug(headline, edition)).toBe(slug);
});

test("a long headline stops at the word before the limit, in Arabic by its encoded length", () => {
  const english = proposeSlug("governments ".repeat(20), "en");
  expect(english).toBe("governments-governments-governments-governments-governments-governments");
  const arabic = proposeSlug("دول النهر تتفق على تبادل إنذارات الفيضان بعد ست سنوات من المباحثات", "ar");
  expect(arabic).toBe("دول-النهر-تتفق-على-تبادل-إنذارات-الفيضان-بعد");
  expect(encodeURIComponent(arabic).length).toBeLessThanOrEqual(slugBytesMax);
});

test("one word that is too long is cut", () => {
  expect(proposeSlug("a".repeat(500), "en")).toBe("a".repeat(slugCharactersMax));
  expect(proposeSlug("ب".repeat(500), "ar")).toBe("ب".repeat(slugBytesMax / 6));
});

test.each([
  ["Flood Warnings!", "flood-warnings"],
  ["--flood--warnings--", "flood-warnings"],
  ["../../etc/passwd", "etc-passwd"],
  ["a/b?c=d#e", "a-b-c-d-e"],
  ["<script>", "script"],
  ["__proto__", "proto"],
  [" \u0000 ", ""],
])("%s, typed as a slug, is made one", (typed, slug) => {
  expect(cleanSlug(typed, "en")).toBe(slug);
});

test.each([
  "",
  "-a",
  "a-",
  "a--b",
  "A",
  "a b",
  "é",
  "مُ",
  "a/b",
  "a.b",
  "٢",
  "x".repeat(81),
  "ب".repeat(41),
  7,
  null,
  undefined,
])("%s is no slug", (value) => {
  expect(isSlug(value)).toBe(false);
});

const headline = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("river", "دول", "الفيضان", "É", "ـ", "\u0654", "٣", "ßÆ", "-", "’", "𝔘", "ﷺ", "ǅ", "\uD800"))
    .map((parts) => parts.join(" ")),
);

test("whatever the headline, the slug is one or empty, and proposing from it changes nothing", () => {
  fc.assert(
    fc.property(headline, fc.constantFrom(...editions), (text, edition) => {
      const slug = proposeSlug(text, edition);
      expect(slug === "" || isSlug(slug)).toBe(true);
      expect(proposeSlug(slug, edition)).toBe(slug);
      expect(cleanSlug(slug, edition)).toBe(slug);
      expect(encodeURIComponent(slug).length).toBeLessThanOrEqual(slugBytesMax);
    }),
    { numRuns: 500 },
  );
});

test("spelling variants that Unicode calls equal give one slug", () => {
  fc.assert(
    fc.property(headline, (text) => {
      expect(proposeSlug(text.normalize("NFD"), "ar")).toBe(proposeSlug(text.normalize("NFC"), "ar"));
    }),
  );
});

test("a headline of a megabyte is no trouble", () => {
  const start = performance.now();
  proposeSlug("ـ".repeat(1_000_000), "ar");
  expect(performance.now() - start).toBeLessThan(500);
});
