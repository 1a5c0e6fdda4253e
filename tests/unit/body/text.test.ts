import fc from "fast-check";
import { expect, test } from "vitest";
import { attribution, bodyText, characterCount, excerpt, readingMinutes, wordCount } from "#lib/body/text";
import { anyText, doc, paragraph } from "./bodies.ts";

test("the plain text has every word of every block, blocks parted by blank lines", () => {
  const body = doc(
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "The pact" }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "one ", marks: [{ type: "bold" }] },
        { type: "text", text: "two" },
        { type: "hardBreak" },
        { type: "text", text: "three" },
      ],
    },
    paragraph(""),
    { type: "horizontalRule" },
    {
      type: "bulletList",
      content: [
        {
          type: "listItem",
          content: [
            paragraph("a"),
            { type: "orderedList", content: [{ type: "listItem", content: [paragraph("b")] }] },
          ],
        },
        { type: "listItem", content: [paragraph("c")] },
      ],
    },
    { type: "blockquote", content: [paragraph("d"), paragraph("e")] },
    {
      type: "quote",
      attrs: { speaker: "Hala Nasser", role: "mediator" },
      content: [{ type: "text", text: "Nobody owns it." }],
    },
  );
  expect(bodyText(body)).toBe(
    "The pact\n\none two\nthree\n\na\nb\nc\n\nd\n\ne\n\nNobody owns it.\nHala Nasser, mediator",
  );
});

test("who said it is written with the comma of the script", () => {
  expect(attribution({ speaker: "هالة ناصر", role: "الوسيطة" })).toBe("هالة ناصر، الوسيطة");
  expect(attribution({ speaker: "Hala Nasser", role: "" })).toBe("Hala Nasser");
  expect(attribution({ speaker: " ", role: "a witness" })).toBe("a witness");
});

test.each([
  ["en", "The governor's seven states; 2,000 people — e.g. here", 8],
  ["en", "", 0],
  ["en", " … — !", 0],
  ["ar", "وقّعت الحكومات السبع الواقعة على نهر أردا، الاثنين، اتفاقاً", 9],
  ["ar", "قالت منظمة WHO إن ٢٠ شخصاً", 6],
] as const)("words of %s: %s", (edition, text, count) => {
  expect(wordCount(text, edition)).toBe(count);
});

test("characters are counted as people see them", () => {
  expect(characterCount("e\u0301👩‍👩‍👧🇩🇪مُحَمَّد")).toBe(7);
});

test("reading takes at least a minute, and longer in Arabic", () => {
  expect([readingMinutes(0, "en"), readingMinutes(690, "en"), readingMinutes(690, "ar")]).toEqual([1, 3, 4]);
});

test("an excerpt ends with a whole word and says that more follows", () => {
  expect(excerpt("The seven governments along the Arda signed.", 25)).toBe("The seven governments…");
  expect(excerpt("The  seven\n\ngovernments", 25)).toBe("The seven governments");
  expect(excerpt("a".repeat(30), 10)).toBe(`${"a".repeat(9)}…`);
  expect(excerpt("👩‍👩‍👧".repeat(5), 3)).toBe(`${"👩‍👩‍👧".repeat(2)}…`);
});

test("an excerpt is never longer than asked for and never cuts a character", () => {
  fc.assert(
    fc.property(
      fc.array(anyText).map((parts) => parts.join(" ")),
      fc.integer({ min: 2, max: 50 }),
      (text, length) => {
        const cut = excerpt(text, length);
        expect(characterCount(cut)).toBeLessThanOrEqual(length);
        expect(cut.isWellFormed()).toBe(true);
      },
    ),
  );
});
