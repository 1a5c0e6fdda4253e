import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { bodyHtml } from "#lib/body/html";
import { inlineText } from "#lib/body/text";
import type { BodyDoc } from "#lib/body/types";
import { anyBody, doc, paragraph } from "./bodies.ts";
import { parseHtml } from "./dom.ts";

test("a body for feeds: every block with its direction, links whole, no class and no style", () => {
  const body = doc(
    { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "العنوان" }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "one & " },
        {
          type: "text",
          text: "two",
          marks: [{ type: "link", attrs: { href: "https://example.org/?a=1&b=2" } }, { type: "bold" }],
        },
        { type: "hardBreak" },
        { type: "text", text: "three", marks: [{ type: "italic" }] },
      ],
    },
    paragraph(""),
    paragraph("WHO قالت", { dir: "rtl" }),
    { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph("a")] }] },
    {
      type: "quote",
      attrs: { speaker: "Hala Nasser", role: "mediator" },
      content: [{ type: "text", text: "Nobody owns it." }],
    },
    { type: "horizontalRule" },
  );
  expect(bodyHtml(body)).toBe(
    [
      '<h3 dir="rtl">العنوان</h3>',
      '<p dir="ltr">one &amp; <a href="https://example.org/?a=1&amp;b=2"><strong>two</strong></a><br><em>three</em></p>',
      '<p dir="rtl">WHO قالت</p>',
      '<ol start="3"><li><p dir="ltr">a</p></li></ol>',
      '<figure><blockquote dir="ltr">Nobody owns it.</blockquote><figcaption dir="ltr">Hala Nasser, mediator</figcaption></figure>',
      "<hr>",
    ].join("\n"),
  );
});

test("the dateline stands before the first words", () => {
  const heading = {
    type: "heading" as const,
    attrs: { level: 2 as const },
    content: [{ type: "text" as const, text: "x" }],
  };
  expect(bodyHtml(doc(heading, paragraph(""), paragraph("One."), paragraph("Two.")), { dateline: "Karim <dam>" })).toBe(
    '<h2 dir="ltr">x</h2>\n<p dir="ltr"><b>Karim &lt;dam&gt; —</b> One.</p>\n<p dir="ltr">Two.</p>',
  );
  expect(bodyHtml(doc(heading), { dateline: "سد كريم" })).toBe(
    '<p dir="rtl"><b>سد كريم —</b></p>\n<h2 dir="ltr">x</h2>',
  );
});

test("an address that no link may have is left out even where it was stored", () => {
  const stored: BodyDoc = doc({
    type: "paragraph",
    content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }],
  });
  expect(bodyHtml(stored)).toBe('<p dir="ltr">x</p>');
});

/** The tags and attributes that a feed reader gets from us, and no other, whatever was typed. */
const allowed: Record<string, readonly string[]> = {
  p: ["dir"],
  h2: ["dir"],
  h3: ["dir"],
  ul: [],
  ol: ["start"],
  li: [],
  blockquote: ["dir"],
  figure: [],
  figcaption: ["dir"],
  strong: [],
  em: [],
  b: [],
  a: ["href"],
  br: [],
  hr: [],
};

test("nothing that was typed becomes markup, and all of it is there", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const html = bodyHtml(body, { dateline: "<b onclick='x'>" });
      const page = parseHtml(html);
      for (const element of page.body.querySelectorAll("*")) {
        const names = [...element.attributes].map(({ name }) => name);
        expect(allowed[element.localName]).toEqual(expect.arrayContaining(names));
        for (const href of element.localName === "a" ? [element.getAttribute("href")] : []) {
          expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
        }
      }
      const text = page.body.textContent ?? "";
      for (const block of body.content) {
        if (block.type === "paragraph") {
          for (const line of inlineText(block.content).split("\n")) expect(text).toContain(line.trim());
        }
      }
    }),
  );
});

test("with its void tags closed, it is well-formed XML", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const xml = `<body>${bodyHtml(body).replaceAll(/<(br|hr)>/g, "<$1/>")}</body>`;
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(() => new XMLParser().parse(xml)).not.toThrow();
    }),
  );
});
