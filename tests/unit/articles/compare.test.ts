import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type Difference, type FormChange, type Line, type Part } from "#lib/articles/compare";
import { bodyPieces } from "#lib/articles/compare-pieces";
import { type ArticleContent, contentHash, type LeadPhoto } from "#lib/articles/content";
import { checkBody } from "#lib/body/check";
import type { Block, BodyDoc, InlineNode, Mark, Paragraph } from "#lib/body/types";
import { anyBody, doc, paragraph } from "../body/bodies.ts";

const photo: LeadPhoto = {
  assetId: "asset1",
  storageKey: "0123456789abcdef",
  width: 1200,
  height: 800,
  colour: "#808080",
  widths: [320, 640],
  caption: "The ferry at dawn.",
  credit: "Lina Aziz",
  alt: "A ferry",
  archive: false,
};

const article: ArticleContent = {
  version: 1,
  edition: "en",
  headline: "Ferry runs again",
  standfirst: "After a year.",
  slug: "ferry-runs-again",
  dateline: "PORT VELA",
  section: { id: "section1", name: "Harbour", slug: "harbour" },
  bylines: [{ id: "author1", kind: "person", name: "Lina Aziz", slug: "lina-aziz" }],
  tags: [{ id: "tag1", type: "place", name: "Port Vela", slug: "port-vela" }],
  lead: photo,
  body: doc(paragraph("The ferry runs again."), paragraph("It was late.")),
};

// ── The differences in a short notation ──────────────────────────────────────

const changeOf = (change: FormChange) => {
  if (change.kind === "other") return "?";
  const [name, ...value] = Object.values(change.form);
  return `${change.kind === "added" ? "+" : "-"}${[name, ...value].join(" ")}`;
};
const formsOf = (forms: FormChange[]) => (forms.length === 0 ? "" : `{${forms.map(changeOf).join(", ")}}`);
const partOf = ({ kind, text, forms }: Part) =>
  (kind === "same" ? text : `[${kind === "added" ? "+" : "-"}${text}]`) + formsOf(forms);
const partsOf = (parts: Part[]) => parts.map(partOf).join("");
const lineOf = ({ kind, forms, parts }: Line) =>
  `${kind === "same" ? "" : kind === "added" ? "+ " : "- "}${formsOf(forms)}${partsOf(parts)}`;

function told(difference: Difference): string[] {
  const { field } = difference;
  switch (difference.shows) {
    case "words":
      return [`${field}: ${partsOf(difference.parts)}`];
    case "form":
      return [`${field}: ?`];
    case "lines":
      return difference.lines.map((line) => `${field}: ${lineOf(line)}`);
    case "photo":
      return [
        `lead: ${difference.before?.storageKey ?? "none"} > ${difference.after?.storageKey ?? "none"}`,
        `archive: ${difference.before?.archive ?? false} > ${difference.after?.archive ?? false}`,
        ...difference.words.map(({ field, parts }) => `${field}: ${partsOf(parts)}`),
      ];
  }
}

const differences = (before: ArticleContent | null, after: ArticleContent) => compare(before, after).flatMap(told);

// ── Fields ───────────────────────────────────────────────────────────────────

const author2 = { id: "author2", kind: "agency", name: "Tidewire", slug: "tidewire" } as const;
const [author1] = article.bylines as [ArticleContent["bylines"][number]];
const [tag1] = article.tags as [ArticleContent["tags"][number]];

test.each<[string, Partial<ArticleContent>, string[]]>([
  ["a word of the headline", { headline: "Ferry sails again" }, ["headline: Ferry [-runs][+sails] again"]],
  [
    "a sentence put anew is told in one go",
    { standfirst: "Two days later." },
    ["standfirst: [-After a year][+Two days later]."],
  ],
  ["the address", { slug: "ferry" }, ["slug: ferry[--runs-again]"]],
  ["the dateline", { dateline: "" }, ["dateline: [-PORT VELA]"]],
  ["another section", { section: { id: "section2", name: "City", slug: "city" } }, ["section: [-Harbour][+City]"]],
  ["no section", { section: null }, ["section: [-Harbour]"]],
  ["the address of the section", { section: { id: "section1", name: "Harbour", slug: "port" } }, ["section: ?"]],
  ["one more byline", { bylines: [author1, author2] }, ["bylines: Lina Aziz", "bylines: + {+agency}[+Tidewire]"]],
  ["an author's name", { bylines: [{ ...author1, name: "Lina Haddad" }] }, ["bylines: Lina [-Aziz][+Haddad]"]],
  ["a person who is an agency now", { bylines: [{ ...author1, kind: "agency" }] }, ["bylines: {+agency}Lina Aziz"]],
  ["an author's address", { bylines: [{ ...author1, slug: "lina" }] }, ["bylines: ?"]],
  ["a translator", { translators: [author1] }, ["translators: + [+Lina Aziz]"]],
  ["an agency that translated", { translators: [author2] }, ["translators: + {+agency}[+Tidewire]"]],
  ["the type of a tag", { tags: [{ ...tag1, type: "topic" }] }, ["tags: {-place, +topic}Port Vela"]],
  ["a tag renamed", { tags: [{ ...tag1, name: "Vela" }] }, ["tags: [-Port ]Vela"]],
  [
    "another tag of the same name",
    { tags: [{ ...tag1, id: "tag2" }] },
    ["tags: - {-place}[-Port Vela]", "tags: + {+place}[+Port Vela]"],
  ],
  ["the address of a tag", { tags: [{ ...tag1, slug: "vela" }] }, ["tags: ?"]],
  [
    "another photo",
    { lead: { ...photo, assetId: "asset2", storageKey: "fedcba", caption: "The ferry at dusk." } },
    [
      "lead: 0123456789abcdef > fedcba",
      "archive: false > false",
      "leadCaption: The ferry at [-dawn][+dusk].",
      "leadCredit: Lina Aziz",
      "leadAlt: A ferry",
    ],
  ],
  [
    "a photo from the archive, with another credit and alt text",
    { lead: { ...photo, archive: true, credit: "", alt: "A red ferry" } },
    [
      "lead: 0123456789abcdef > 0123456789abcdef",
      "archive: false > true",
      "leadCaption: The ferry at dawn.",
      "leadCredit: [-Lina Aziz]",
      "leadAlt: A [+red ]ferry",
    ],
  ],
  [
    "no photo",
    { lead: null },
    [
      "lead: 0123456789abcdef > none",
      "archive: false > false",
      "leadCaption: [-The ferry at dawn.]",
      "leadCredit: [-Lina Aziz]",
      "leadAlt: [-A ferry]",
    ],
  ],
  ["one size more of the photo", { lead: { ...photo, widths: [320] } }, ["lead: ?"]],
  ["the edition, which no field shows", { edition: "ar" }, ["whole: ?"]],
])("tells %s", (_what, change, expected) => {
  expect(differences(article, { ...article, ...change })).toEqual(expected);
});

test("nothing differs between an article and itself", () => {
  expect(compare(article, structuredClone(article))).toEqual([]);
});

test("of the first revision everything is new", () => {
  expect(differences(null, { ...article, lead: null, slug: "" })).toEqual([
    "headline: [+Ferry runs again]",
    "standfirst: [+After a year.]",
    "section: [+Harbour]",
    "dateline: [+PORT VELA]",
    "bylines: + [+Lina Aziz]",
    "tags: + {+place}[+Port Vela]",
    "body: + {+paragraph}[+The ferry runs again.]",
    "body: + {+paragraph}[+It was late.]",
  ]);
});

// ── The text ─────────────────────────────────────────────────────────────────

const words = "The ferry runs again.";
const text = (value: string, ...marks: Mark[]): InlineNode =>
  marks.length > 0 ? { type: "text", text: value, marks } : { type: "text", text: value };
const line = (...content: InlineNode[]): Paragraph => ({ type: "paragraph", content });
const link = (href: string): Mark => ({ type: "link", attrs: { href } });
const bold: Mark = { type: "bold" };
const italic: Mark = { type: "italic" };
const [plain, second] = [paragraph(words), paragraph("It was late.")];
const heading = (level: 2 | 3, dir?: "rtl"): Block => ({
  type: "heading",
  attrs: dir ? { level, dir } : { level },
  content: [text(words)],
});
const item = (...content: (Paragraph | Extract<Block, { type: "bulletList" }>)[]) => ({
  type: "listItem" as const,
  content,
});
const bullets = (...items: ReturnType<typeof item>[]) => ({ type: "bulletList" as const, content: items });
const numbers = (start: number, ...items: ReturnType<typeof item>[]): Block => ({
  type: "orderedList",
  attrs: { start },
  content: items,
});
const quote = (speaker: string, role: string): Block => ({
  type: "quote",
  attrs: { speaker, role },
  content: [text(words)],
});
const linked = (href: string) => line(text("The "), text("ferry", link(href)), text(" runs again."));

test.each<[string, Block[], Block[], string[]]>([
  [
    "the address of a link",
    [linked("https://example.org/a")],
    [linked("https://example.org/b")],
    ["The ferry{-link https://example.org/a, +link https://example.org/b} runs again."],
  ],
  ["a new link", [plain], [linked("https://example.org/")], ["The ferry{+link https://example.org/} runs again."]],
  [
    "a link in new words",
    [plain],
    [line(text(`${words} `), text("See more", link("https://example.org/")))],
    [`${words}[+ ][+See more]{+link https://example.org/}`],
  ],
  [
    "a link over words that stay as emphatic as they were",
    [line(text("The "), text("ferry", bold))],
    [line(text("The ", link("https://example.org/")), text("ferry", link("https://example.org/"), bold))],
    ["The ferry{+link https://example.org/}"],
  ],
  ["bold", [plain], [line(text("The "), text("ferry", bold), text(" runs again."))], ["The ferry{+bold} runs again."]],
  [
    "italic in the middle of a word, taken away",
    [line(text("The fer"), text("ry", italic), text(" runs again."))],
    [plain],
    ["The ferry{-italic} runs again."],
  ],
  ["a paragraph made a heading", [plain], [heading(2)], [`{-paragraph, +heading2}${words}`]],
  ["a heading's level", [heading(2)], [heading(3)], [`{-heading2, +heading3}${words}`]],
  ["a paragraph made a list", [plain], [bullets(item(plain))], [`{-paragraph, +bulletList}${words}`]],
  ["the kind of a list", [bullets(item(plain))], [numbers(1, item(plain))], [`{-bulletList, +orderedList}${words}`]],
  ["where a list begins", [numbers(1, item(plain))], [numbers(4, item(plain))], [`{+start 4}${words}`]],
  [
    "an item put under another",
    [bullets(item(plain), item(second))],
    [bullets(item(plain, bullets(item(second))))],
    [words, "{+bulletList}It was late."],
  ],
  [
    "two items made one",
    [bullets(item(plain), item(second))],
    [bullets(item(plain, second))],
    [words, "{?}It was late."],
  ],
  [
    "a list made two",
    [bullets(item(plain), item(second))],
    [bullets(item(plain)), bullets(item(second))],
    [words, "{?}It was late."],
  ],
  [
    "a line of a list, and not that the next begins it now",
    [bullets(item(plain), item(second))],
    [bullets(item(second))],
    [`- {-bulletList}[-${words}]`, "It was late."],
  ],
  ["a block quotation", [plain], [{ type: "blockquote", content: [plain] }], [`{-paragraph, +blockquote}${words}`]],
  [
    "a quotation with its speaker",
    [plain],
    [quote("Hala Nasser", "")],
    [`{-paragraph, +quote}${words}`, "+ {+speaker}[+Hala Nasser]"],
  ],
  [
    "who said it, and as what",
    [quote("Hala Nasser", "mediator")],
    [quote("Omar", "pilot")],
    [words, "[-Hala Nasser][+Omar]", "[-mediator][+pilot]"],
  ],
  [
    "what is a name and what is an office",
    [quote("Hala Nasser", "")],
    [quote("", "Hala Nasser")],
    [words, "- {-speaker}[-Hala Nasser]", "+ {+role}[+Hala Nasser]"],
  ],
  ["the direction of a paragraph", [plain], [paragraph(words, { dir: "rtl" })], [`{+rightToLeft}${words}`]],
  ["the direction of a heading", [heading(2, "rtl")], [heading(2)], [`{-rightToLeft}${words}`]],
  [
    "a turned direction",
    [paragraph(words, { dir: "rtl" })],
    [paragraph(words, { dir: "ltr" })],
    [`{-rightToLeft, +leftToRight}${words}`],
  ],
  [
    "a rule",
    [plain, second],
    [plain, { type: "horizontalRule" }, second],
    [words, "+ {+horizontalRule}", "It was late."],
  ],
  [
    "a line break",
    [line(text("The ferry"), text(" runs again."))],
    [line(text("The ferry"), { type: "hardBreak" }, text(" runs again."))],
    ["The ferry[+\n]{+lineBreak} runs again."],
  ],
  ["an empty paragraph", [plain], [plain, paragraph("")], [words, "+ {+paragraph}"]],
  [
    "a paragraph between two that stay",
    [plain, second],
    [plain, paragraph("Nobody was hurt."), second],
    [words, "+ {+paragraph}[+Nobody was hurt.]", "It was late."],
  ],
  [
    "paragraphs that changed places",
    [plain, second],
    [second, plain],
    [`- {-paragraph}[-${words}]`, "It was late.", `+ {+paragraph}[+${words}]`],
  ],
  [
    "another paragraph as another, not word by word",
    [plain],
    [paragraph("Nobody was hurt in the storm.")],
    [`- {-paragraph}[-${words}]`, "+ {+paragraph}[+Nobody was hurt in the storm.]"],
  ],
  [
    "a reworded paragraph as itself, among others",
    [paragraph("Nobody knows why."), plain],
    [paragraph("The old ferry runs again."), second],
    ["- {-paragraph}[-Nobody knows why.]", "The [+old ]ferry runs again.", "+ {+paragraph}[+It was late.]"],
  ],
  [
    "a word with its vowel signs, whole",
    [paragraph("العبّارة فجرًا.")],
    [paragraph("العبّارة مساءً.")],
    ["العبّارة [-فجرًا][+مساءً]."],
  ],
  [
    "a word with an apostrophe, whole",
    [paragraph("Hala’s ship.")],
    [paragraph("Hala ship.")],
    ["[-Hala’s][+Hala] ship."],
  ],
  ["blanks", [paragraph("one two")], [paragraph("one  two")], ["one[- ][+  ]two"]],
])("tells %s of the text", (_what, before, after, expected) => {
  const [old, next] = [before, after].map((content) => ({ ...article, body: doc(...content) }));
  expect(differences(old as ArticleContent, next as ArticleContent)).toEqual(expected.map((each) => `body: ${each}`));
});

test("what is the same to readers and yet not to the hash differs in its form", () => {
  const split = { ...article, body: doc(line(text("The ferry "), text("runs again."))) };
  const whole = { ...article, body: doc(plain) };
  expect(differences(split, whole)).toEqual(["body: ?"]);
});

// ── Whatever the article ─────────────────────────────────────────────────────

/** Bodies whose words are all alike, so that two of them often differ in nothing but their form. */
const alikeBody: fc.Arbitrary<BodyDoc> = anyBody.map((body) =>
  checkBody(JSON.parse(JSON.stringify(body), (key, value) => (/^(?:text|speaker|role)$/.test(key) ? "x" : value))),
);
const anyPair = fc.oneof(fc.tuple(alikeBody, alikeBody), fc.tuple(anyBody, anyBody));

describe("of any two versions", () => {
  test("those with different hashes differ in something, and those with one hash in nothing", () => {
    fc.assert(
      fc.property(anyPair, ([first, other]) => {
        const [before, after] = [
          { ...article, body: first },
          { ...article, body: other },
        ];
        expect(compare(before, after).length > 0).toBe(contentHash(before) !== contentHash(after));
        expect(compare(before, structuredClone(before))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("the lines give both texts back, whole and in order", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const [difference] = compare({ ...article, body: before }, { ...article, body: after });
        if (difference?.shows !== "lines") return;
        const side = (gone: "added" | "removed") =>
          difference.lines
            .filter(({ kind }) => kind !== gone)
            .map(({ parts }) =>
              parts
                .filter(({ kind }) => kind !== gone)
                .map((part) => part.text)
                .join(""),
            );
        expect(side("added")).toEqual(bodyPieces(before).map((piece) => piece.text));
        expect(side("removed")).toEqual(bodyPieces(after).map((piece) => piece.text));
      }),
      { numRuns: 400 },
    );
  });

  test("a long text that was written anew is compared in the time it takes to open a page", () => {
    const long = (word: string) =>
      doc(...Array.from({ length: 400 }, (_, index) => paragraph(`${word} ${index} `.repeat(40))));
    const began = performance.now();
    expect(compare({ ...article, body: long("old") }, { ...article, body: long("new") })).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
