import fc from "fast-check";
import { expect, test } from "vitest";
import { textFields } from "#lib/articles/document";
import { cleanText, fieldLimits, fieldSchema, fieldsSchema, judgeField } from "#lib/articles/fields";
import arabic from "#messages/ar/refusals";
import english from "#messages/en/refusals";

const limits = textFields.flatMap((field) => fieldLimits[field].map((limit) => ({ field, ...limit })));

test.each(limits)(
  "$field may have $charactersMax characters, and one more is told as $code",
  ({ field, charactersMax, level, code }) => {
    expect(judgeField(field, "a".repeat(charactersMax))?.code).not.toBe(code);
    expect(judgeField(field, "a".repeat(charactersMax + 1))).toEqual({
      level,
      code,
      values: { count: charactersMax + 1, limit: charactersMax },
    });
  },
);

test("the limits are those that were agreed", () => {
  const of = (field: (typeof textFields)[number], level: string) =>
    fieldLimits[field].find((limit) => limit.level === level)?.charactersMax;
  expect(textFields.map((field) => [field, of(field, "warn"), of(field, "stop")])).toEqual([
    ["headline", 65, 200],
    ["standfirst", 160, 500],
    ["slug", undefined, 80],
    ["dateline", undefined, 80],
    ["leadCaption", undefined, 1_000],
    ["leadCredit", undefined, 200],
    ["leadAlt", undefined, 500],
  ]);
});

test("every sentence exists in both languages", () => {
  const codes = [...limits.map(({ code }) => code), "field.forbiddenCharacters", "field.slug.malformed"];
  for (const messages of [english, arabic]) {
    for (const code of codes) {
      const sentence = code.split(".").reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], messages);
      expect(sentence, code).toEqual(expect.any(String));
    }
  }
});

test("empty fields are well, whatever the field", () => {
  for (const field of textFields) expect(judgeField(field, "")).toBeNull();
});

test("characters are counted as people see them", () => {
  expect(judgeField("headline", "👩‍👩‍👧".repeat(65))).toBeNull();
  expect(judgeField("headline", "é".normalize("NFD").repeat(65))).toBeNull();
});

test("one character of a million marks is stopped, and not counted for long", () => {
  const start = performance.now();
  expect(judgeField("headline", `a${"\u0301".repeat(1_000_000)}`)?.level).toBe("stop");
  expect(performance.now() - start).toBeLessThan(100);
});

test("a slug that is none, and characters that cannot be stored, are stopped", () => {
  expect(judgeField("slug", "Not A Slug")).toMatchObject({ level: "stop", code: "field.slug.malformed" });
  expect(judgeField("headline", "a\u0000b")).toMatchObject({ level: "stop", code: "field.forbiddenCharacters" });
  expect(judgeField("leadAlt", "a\uD800b")).toMatchObject({ level: "stop", code: "field.forbiddenCharacters" });
});

test("over the wire: cleaned, a warning passes, a stop is refused with its code", () => {
  expect(fieldSchema("headline").parse("a\u0000b\nc")).toBe("ab c");
  expect(fieldSchema("headline").parse("a".repeat(100))).toHaveLength(100);
  const refused = fieldSchema("headline").safeParse("a".repeat(201));
  expect(refused.error?.issues[0]).toMatchObject({
    message: "field.headline.tooLong",
    params: { count: 201, limit: 200 },
  });
});

test("a slug over the wire is made one, or refused where nothing of it can stand", () => {
  expect(fieldSchema("slug").parse("Flood Warnings")).toBe("flood-warnings");
  expect(fieldSchema("slug").parse("")).toBe("");
  expect(fieldSchema("slug").safeParse("日本").error?.issues[0]?.message).toBe("field.slug.malformed");
});

test("fields come one by one or all at once, and no others", () => {
  const schema = fieldsSchema("en");
  expect(schema.parse({ headline: "x" })).toEqual({ headline: "x" });
  expect(schema.safeParse({ body: "x" }).success).toBe(false);
  expect(schema.safeParse({ headline: 7 }).success).toBe(false);
  expect(schema.safeParse({ headline: "a".repeat(1_000_000) }).success).toBe(false);
});

test.each([
  ["plain", { text: "plain", changed: false, removed: 0 }],
  ["a\u0000\u0007\uD800b", { text: "ab", changed: true, removed: 3 }],
  ["e\u0301", { text: "é", changed: true, removed: 0 }],
  ["one\r\ntwo\tthree\u2028four", { text: "one two three four", changed: true, removed: 0 }],
  ["👩‍👩‍👧", { text: "👩‍👩‍👧", changed: false, removed: 0 }],
])("%j is cleaned, and it is said what was changed", (input, cleaned) => {
  expect(cleanText(input)).toEqual(cleaned);
});

test("line breaks stay where they are asked for", () => {
  expect(cleanText("one\r\ntwo\rthree\u2029four", { lines: true }).text).toBe("one\ntwo\nthree\nfour");
});

test("cleaned text may be stored, and cleaning it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.boolean(), (input, lines) => {
      const { text } = cleanText(input, { lines });
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\uFFFE\uFFFF]/u);
      expect(cleanText(text, { lines })).toEqual({ text, changed: false, removed: 0 });
    }),
  );
});
