import fc from "fast-check";
import { expect, test } from "vitest";
import { checkBody } from "#lib/body/check";
import { blocksFromText } from "#lib/body/paste-text";
import { blockText } from "#lib/body/text";
import { readStory } from "#tests/support/story";

const lines = (text: string) => blocksFromText(text).map(blockText);

test("blank lines part paragraphs, however many and however ended", () => {
  expect(lines("\n\none\n\n\n two \r\n \r\nthree\r\rfour\u2029five\f\n")).toEqual([
    "one",
    "two",
    "three",
    "four",
    "five",
  ]);
});

test("lines that are paragraphs of their own stay apart", () => {
  expect(
    lines(
      "Council opens the northern locks\nThe council of the seven river states opened the northern locks on Monday, two days earlier than the plan foresaw, after the gauges at Karim had risen by half a metre.\nIt will meet again on Thursday.",
    ),
  ).toHaveLength(3);
  expect(lines("Name one\nName two\nName three\nName four\nName five")).toHaveLength(5);
});

const mail = `The seven governments along the Arda signed an agreement on Monday
that will, for the first time, oblige each of them to warn the others
before opening a dam.

"According to our engineers, a day's notice would have saved most of
what was lost in the spring," the mediator told delegates by video
link from the seat of the river commission.`;

test("lines that a mail program broke to a width are joined to paragraphs", () => {
  expect(lines(mail)).toEqual([
    "The seven governments along the Arda signed an agreement on Monday that will, for the first time, oblige each of them to warn the others before opening a dam.",
    '"According to our engineers, a day\'s notice would have saved most of what was lost in the spring," the mediator told delegates by video link from the seat of the river commission.',
  ]);
});

test("in broken text without blank lines, a short line that ends a sentence ends the paragraph", () => {
  expect(lines(mail.replace("\n\n", "\n"))).toEqual(lines(mail));
});

test("Arabic mail text is joined as well", () => {
  const text = `وقعت الحكومات السبع الواقعة على نهر أردا يوم الاثنين اتفاقا يلزم كلا
منها للمرة الأولى بإنذار جاراتها قبل فتح أي سد على المجرى وقبل إغلاقه
على أن تنشر القياسات كل ساعة في موقع هيئة النهر بلغات الدول السبع كلها
من دون استثناء.`;
  expect(lines(text)).toHaveLength(1);
});

test("verse, addresses and tables of short lines are never joined", () => {
  const verse =
    "The river rises in the night,\nthe gauges tell nobody so,\nthe villages put out the light\nand where the water goes, they go.";
  expect(lines(verse)).toHaveLength(4);
});

test("bullets and numbers with a tab, as word processors copy them, become lists", () => {
  expect(blocksFromText("Before\n•\tone\n•\ttwo\n3.\tthree\n4.\tfour\nAfter").map(({ type }) => type)).toEqual([
    "paragraph",
    "bulletList",
    "orderedList",
    "paragraph",
  ]);
  expect(blocksFromText("3.\tthree")[0]).toMatchObject({ attrs: { start: 3 } });
});

test("a dash or a number that begins a sentence begins no list", () => {
  expect(blocksFromText("- No, he said.\n- Yes, she said.\n2026. The year began.").map(({ type }) => type)).toEqual([
    "paragraph",
    "paragraph",
    "paragraph",
  ]);
});

test("HTML in plain text is text", () => {
  expect(lines("<script>alert(1)</script>")).toEqual(["<script>alert(1)</script>"]);
});

test("whatever is pasted as text, all its letters arrive and the result may be stored", () => {
  const letters = (text: string) => text.toWellFormed().replaceAll(/[^\p{L}]/gu, "");
  const line = fc.array(fc.constantFrom("word", "another", "نص", "end.", "12", "<b>", "\u0000", "—"), {
    maxLength: 25,
  });
  const text = fc.array(fc.tuple(line, fc.constantFrom("\n", "\n\n", "\r\n", "\u2028")), { maxLength: 30 });
  fc.assert(
    fc.property(text, (parts) => {
      const typed = parts.map(([words, end]) => words.join(" ") + end).join("");
      const blocks = blocksFromText(typed);
      if (blocks.length > 0) checkBody({ type: "doc", content: blocks });
      expect(letters(blocks.map(blockText).join(""))).toBe(letters(typed));
    }),
  );
});

test("a wire report comes in paragraph by paragraph", () => {
  const { text } = readStory();
  expect(lines(text)).toEqual(
    text
      .trim()
      .split(/\n\n+/)
      .map((line) => line.trim()),
  );
});
