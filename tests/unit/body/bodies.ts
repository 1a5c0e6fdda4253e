import fc from "fast-check";
import { checkBody } from "#lib/body/check";
import type { Block, BodyDoc, InlineNode, Mark, Paragraph } from "#lib/body/types";

export function paragraph(text: string, attrs?: Paragraph["attrs"]): Paragraph {
  return {
    type: "paragraph",
    ...(attrs ? { attrs } : {}),
    ...(text === "" ? {} : { content: [{ type: "text", text }] }),
  };
}

export function doc(...content: Block[]): BodyDoc {
  return { type: "doc", content };
}

/** Texts as people type them, and as they do not: signs of HTML, both scripts, emoji, odd blanks. */
export const anyText = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      "<script>alert(1)</script>",
      "\"'&<>",
      "]]>",
      "الحكومات السبع",
      "قالت WHO إن",
      "👩‍👩‍👧 é",
      " ",
      "\u00A0\u00A0x",
      "a\u200Fb",
      "__proto__",
    ),
  )
  .filter((text) => !/\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/u.test(text));

const marks: fc.Arbitrary<Mark[]> = fc
  .record({
    link: fc.constantFrom(null, "https://example.org/a?b=1&c=%22", "mailto:desk@example.org"),
    bold: fc.boolean(),
    italic: fc.boolean(),
  })
  .map(({ link, bold, italic }) => [
    ...(link === null ? [] : [{ type: "link", attrs: { href: link } } as const]),
    ...(bold ? [{ type: "bold" } as const] : []),
    ...(italic ? [{ type: "italic" } as const] : []),
  ]);

const inline: fc.Arbitrary<InlineNode[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(anyText, marks)
        .map(([text, on]): InlineNode => ({ type: "text", text, ...(on.length > 0 ? { marks: on } : {}) })),
    },
    { weight: 1, arbitrary: fc.constant<InlineNode>({ type: "hardBreak" }) },
  ),
  { maxLength: 4 },
);

const dir = fc.constantFrom("ltr" as const, "rtl" as const, null);
const paragraphs = fc.record({ type: fc.constant("paragraph" as const), attrs: fc.record({ dir }), content: inline });

const blocks = fc.letrec<{ block: Block; list: Block }>((tie) => ({
  list: fc.record({
    type: fc.constantFrom("bulletList" as const, "orderedList" as const),
    content: fc.array(
      fc
        .tuple(
          paragraphs,
          fc.array(fc.oneof({ depthSize: "small", withCrossShrink: true }, paragraphs, tie("list")), { maxLength: 1 }),
        )
        .map(([first, rest]) => ({ type: "listItem" as const, content: [first, ...rest] })),
      { minLength: 1, maxLength: 3 },
    ),
  }) as fc.Arbitrary<Block>,
  block: fc.oneof(
    paragraphs,
    fc.record({
      type: fc.constant("heading" as const),
      attrs: fc.record({ level: fc.constantFrom(2 as const, 3 as const), dir }),
      content: inline,
    }),
    tie("list"),
    fc.record({
      type: fc.constant("blockquote" as const),
      content: fc.array(paragraphs, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant("quote" as const),
      attrs: fc.record({ speaker: anyText, role: anyText, dir }),
      content: inline,
    }),
    fc.constant<Block>({ type: "horizontalRule" }),
  ) as fc.Arbitrary<Block>,
}));

/** Any body that the schema allows, in its canonical form. */
export const anyBody: fc.Arbitrary<BodyDoc> = fc
  .array(blocks.block, { minLength: 1, maxLength: 6 })
  .map((content) => checkBody({ type: "doc", content }));
