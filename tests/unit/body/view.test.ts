import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Body } from "#components/body/Body";
import { bodyText } from "#lib/body/text";
import type { BodyDoc } from "#lib/body/types";
import { anyBody, doc, paragraph } from "./bodies.ts";
import { parseHtml } from "./dom.ts";

function page(body: BodyDoc, dateline?: string): string {
  return renderToStaticMarkup(createElement(Body, { body, dateline }));
}

test("readers get the blocks, each with its own direction", () => {
  expect(
    page(
      doc(
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "The pact" }] },
        paragraph("WHO قالت", { dir: "rtl" }),
        {
          type: "paragraph",
          content: [
            {
              type: "text",
              text: "a",
              marks: [{ type: "link", attrs: { href: "https://example.org/" } }, { type: "bold" }],
            },
            { type: "hardBreak" },
            { type: "text", text: "b", marks: [{ type: "italic" }] },
          ],
        },
        { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph("c")] }] },
        { type: "blockquote", content: [paragraph("d")] },
        { type: "horizontalRule" },
      ),
    ),
  ).toBe(
    '<h2 dir="auto">The pact</h2><p dir="rtl">WHO قالت</p>' +
      '<p dir="auto"><a href="https://example.org/" rel="noopener"><strong>a</strong></a><br/><em>b</em></p>' +
      '<ol start="3"><li><p dir="auto">c</p></li></ol><blockquote><p dir="auto">d</p></blockquote><hr/>',
  );
});

test("a quote says who spoke, and as what", () => {
  const quote = (speaker: string, role: string) =>
    page(doc({ type: "quote", attrs: { speaker, role }, content: [{ type: "text", text: "Nobody." }] }));
  expect(quote("Hala Nasser", "mediator")).toBe(
    '<figure class="quote"><blockquote dir="auto">Nobody.</blockquote><figcaption dir="auto"><cite>Hala Nasser</cite>, mediator</figcaption></figure>',
  );
  expect(quote("هالة ناصر", "الوسيطة")).toContain("<cite>هالة ناصر</cite>، الوسيطة");
  expect(quote("", "a witness")).toContain('<figcaption dir="auto">a witness</figcaption>');
  expect(quote("", "")).not.toContain("figcaption");
});

test("the dateline stands before the first words, in bold with its dash", () => {
  const heading = {
    type: "heading" as const,
    attrs: { level: 2 as const },
    content: [{ type: "text" as const, text: "x" }],
  };
  expect(page(doc(heading, paragraph("One."), paragraph("Two.")), " Karim dam ")).toBe(
    '<h2 dir="auto">x</h2><p dir="auto"><b class="dateline"><bdi>Karim dam</bdi> —</b> One.</p><p dir="auto">Two.</p>',
  );
  expect(page(doc(heading), "Karim dam")).toMatch(/^<p dir="auto"><b class="dateline">/);
  expect(page(doc(paragraph("One.")), " ")).toBe('<p dir="auto">One.</p>');
});

test("empty paragraphs, headings and quotes are not shown", () => {
  expect(page(doc(paragraph(""), paragraph(" "), { type: "heading", attrs: { level: 2 } }, paragraph("One.")))).toBe(
    '<p dir="auto">One.</p>',
  );
});

test("an address that no link may have is left out even where it was stored", () => {
  expect(
    page(
      doc({
        type: "paragraph",
        content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }],
      }),
    ),
  ).toBe('<p dir="auto">x</p>');
});

test("whatever was typed is text on the page, all of it, and nothing is script", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const shown = parseHtml(page(body, "<img src=x onerror=alert(1)>")).body;
      expect(shown.querySelectorAll("script, img, iframe, [onerror], [onclick], [style]")).toHaveLength(0);
      const letters = (text: string) => text.replaceAll(/[\s,،]+/gu, "");
      // A quote without words is not shown, and its speaker not with it.
      if (body.content.some((block) => block.type === "quote")) return;
      expect(letters(shown.textContent ?? "")).toContain(
        letters(bodyText({ ...body, content: body.content.slice(-1) })),
      );
    }),
  );
});
