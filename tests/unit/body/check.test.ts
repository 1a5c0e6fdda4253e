import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyLimits, checkBody } from "#lib/body/check";
import { bodySchema } from "#lib/body/extensions";
import type { MarkName, NodeName } from "#lib/body/types";
import { Refusal } from "#lib/platform/errors";
import { anyBody, doc, paragraph } from "./bodies.ts";

function refusal(json: unknown): string {
  try {
    checkBody(json);
  } catch (error) {
    if (error instanceof Refusal && error.kind === "invalid") return error.code;
    throw error;
  }
  return "let through";
}

const block = (json: unknown) => ({ type: "doc", content: [json] });
const text = (json: object) => block({ type: "paragraph", content: [{ type: "text", text: "x", ...json }] });

test("the schema has exactly the nodes and marks of the contract", () => {
  const nodes: Record<NodeName, true> = {
    doc: true,
    text: true,
    paragraph: true,
    heading: true,
    bulletList: true,
    orderedList: true,
    listItem: true,
    blockquote: true,
    quote: true,
    hardBreak: true,
    horizontalRule: true,
  };
  const marks: Record<MarkName, true> = { bold: true, italic: true, link: true };
  expect(Object.keys(bodySchema.nodes).sort()).toEqual(Object.keys(nodes).sort());
  expect(Object.keys(bodySchema.marks).sort()).toEqual(Object.keys(marks).sort());
});

test.each([
  ["nothing", null],
  ["a string", "doc"],
  ["a list", []],
  ["no type", {}],
  ["another document", { type: "paragraph" }],
  ["an empty document", { type: "doc", content: [] }],
  ["content that is no list", { type: "doc", content: "x" }],
  ["an unknown node", block({ type: "image", attrs: { src: "x" } })],
  ["a node named like something of JavaScript", block({ type: "constructor" })],
  ["an unknown attribute", block({ type: "paragraph", attrs: { style: "color:red" } })],
  ["an attribute on the prototype", block(JSON.parse('{"type":"paragraph","attrs":{"__proto__":{"x":1}}}'))],
  ["an unknown key", block({ type: "paragraph", html: "<b>" })],
  ["an unknown mark", text({ marks: [{ type: "underline" }] })],
  ["a mark on a block", block({ type: "paragraph", marks: [{ type: "bold" }] })],
  ["an attribute on bold", text({ marks: [{ type: "bold", attrs: { class: "x" } }] })],
  [
    "two links on one word",
    text({
      marks: [
        { type: "link", attrs: { href: "https://a.example/" } },
        { type: "link", attrs: { href: "https://b.example/" } },
      ],
    }),
  ],
  [
    "an address opened elsewhere",
    text({ marks: [{ type: "link", attrs: { href: "https://a.example/", target: "_blank" } }] }),
  ],
  ["text at the top", block({ type: "text", text: "x" })],
  ["empty text", block({ type: "paragraph", content: [{ type: "text", text: "" }] })],
  ["text that is a number", block({ type: "paragraph", content: [{ type: "text", text: 7 }] })],
  ["a heading of level 1", block({ type: "heading", attrs: { level: 1 } })],
  ["a heading whose level is a word", block({ type: "heading", attrs: { level: "2" } })],
  ["a direction of no script", block({ type: "paragraph", attrs: { dir: "auto" } })],
  ["a list in a quotation", block({ type: "blockquote", content: [{ type: "bulletList", content: [] }] })],
  [
    "an item that begins with a list",
    block({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "bulletList", content: [] }] }] }),
  ],
  ["a list without items", block({ type: "bulletList" })],
  [
    "a list that starts at minus one",
    block({ type: "orderedList", attrs: { start: -1 }, content: [{ type: "listItem", content: [paragraph("x")] }] }),
  ],
  ["a paragraph in a paragraph", block({ type: "paragraph", content: [paragraph("x")] })],
])("%s is refused", (_, json) => {
  expect(refusal(json)).toBe("body.unknown");
});

test.each([
  ["a script as address", text({ marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }), "body.link"],
  ["a link without address", text({ marks: [{ type: "link" }] }), "body.link"],
  ["NUL", text({ text: "a\u0000b" }), "body.forbiddenCharacters"],
  ["a lone surrogate", text({ text: "a\uD800b" }), "body.forbiddenCharacters"],
  ["a control that XML refuses", text({ text: "a\u0008b" }), "body.forbiddenCharacters"],
  ["NUL in a name", block({ type: "quote", attrs: { speaker: "\u0000", role: "" } }), "body.forbiddenCharacters"],
  [
    "a name of 201 letters",
    block({ type: "quote", attrs: { speaker: "a".repeat(201), role: "" } }),
    "body.speakerTooLong",
  ],
  [
    "a role of many marks",
    block({ type: "quote", attrs: { speaker: "", role: `a${"\u0301".repeat(5_000)}` } }),
    "body.speakerTooLong",
  ],
])("%s is refused by name", (_, json, code) => {
  expect(refusal(json)).toBe(code);
});

test("what is nested too deeply is refused before anything recurses into it", () => {
  let deep: object = paragraph("x");
  for (let level = 0; level < 100_000; level += 1)
    deep = { type: "bulletList", content: [{ type: "listItem", content: [deep] }] };
  expect(refusal(block(deep))).toBe("body.tooDeep");
});

test("too many nodes and too many bytes are refused", () => {
  const many = Array.from({ length: bodyLimits.nodesMax }, () => paragraph(""));
  expect(refusal({ type: "doc", content: many })).toBe("body.tooManyBlocks");
  expect(refusal(doc(paragraph("ش".repeat(bodyLimits.jsonBytesMax / 2))))).toBe("body.tooLarge");
  expect(refusal(doc(paragraph("x".repeat(bodyLimits.jsonBytesMax / 2))))).toBe("let through");
});

test("a name of 200 letters with their marks is let through", () => {
  const speaker = "é".normalize("NFD").repeat(200);
  expect(refusal(block({ type: "quote", attrs: { speaker, role: "" } }))).toBe("let through");
});

test("equal texts give equal JSON: defaults left out, neighbours joined, marks in one order", () => {
  const typed = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { dir: null },
        content: [
          { type: "text", text: "one ", marks: [] },
          {
            type: "text",
            text: "word",
            marks: [
              { type: "italic" },
              { type: "bold", attrs: {} },
              { type: "link", attrs: { href: "HTTPS://EXAMPLE.org" } },
            ],
          },
          {
            type: "text",
            text: "s",
            marks: [{ type: "link", attrs: { href: "https://example.org/" } }, { type: "bold" }, { type: "italic" }],
          },
        ],
      },
      {
        type: "orderedList",
        attrs: { start: 1 },
        content: [{ type: "listItem", content: [{ type: "paragraph", content: [] }] }],
      },
    ],
  };
  expect(checkBody(typed)).toEqual({
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "one " },
          {
            type: "text",
            text: "words",
            marks: [{ type: "link", attrs: { href: "https://example.org/" } }, { type: "bold" }, { type: "italic" }],
          },
        ],
      },
      { type: "orderedList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
    ],
  });
});

test("checking what was let through changes nothing", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      expect(checkBody(JSON.parse(JSON.stringify(body)))).toEqual(body);
    }),
  );
});

test("whatever is sent is let through or refused, and nothing else happens", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(refusal(json)).toMatch(/^body\./);
    }),
  );
});
