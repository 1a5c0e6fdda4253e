import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { bodyFromYjs, bodyToYjs } from "#lib/body/from-yjs";
import type { BodyDoc } from "#lib/body/types";
import { anyBody, doc, paragraph } from "./bodies.ts";

function fragment(): Y.XmlFragment {
  return new Y.Doc().getXmlFragment("body");
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

/** Without what freezing leaves off: paragraphs at the end that nobody would see. */
function frozen(body: BodyDoc): BodyDoc {
  return bodyFromYjs(bodyToYjs(body, fragment()));
}

test("a body comes back from a live document as it went in", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const once = frozen(doc(...body.content, { type: "horizontalRule" }));
      expect(once).toEqual(doc(...body.content, { type: "horizontalRule" }));
    }),
  );
});

test("writing over another body gives the new one, whatever stood there", () => {
  fc.assert(
    fc.property(anyBody, anyBody, (before, after) => {
      const live = bodyToYjs(before, fragment());
      bodyToYjs(after, live);
      expect(bodyFromYjs(live)).toEqual(frozen(after));
    }),
  );
});

test("writing a body that is there already sends nothing to the other editors", () => {
  const live = bodyToYjs(doc(paragraph("one"), paragraph("two")), fragment());
  let updates = 0;
  live.doc?.on("update", () => {
    updates += 1;
  });
  bodyToYjs(doc(paragraph("one"), paragraph("two")), live);
  expect(updates).toBe(0);
});

test("writing is one change, so that one undo or one message takes it", () => {
  const live = fragment();
  let updates = 0;
  live.doc?.on("update", () => {
    updates += 1;
  });
  bodyToYjs(
    doc(paragraph("one"), { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "x" }] }),
    live,
  );
  expect(updates).toBe(1);
});

test("empty paragraphs at the end are dropped, those between stay", () => {
  const spaces = paragraph("\u00A0 ");
  const breaks = { type: "paragraph" as const, content: [{ type: "hardBreak" as const }] };
  expect(frozen(doc(paragraph("one"), paragraph(""), paragraph("two"), paragraph(""), spaces, breaks))).toEqual(
    doc(paragraph("one"), paragraph(""), paragraph("two")),
  );
});

test("a document that nobody has typed in has one empty paragraph", () => {
  expect(bodyFromYjs(fragment())).toEqual(doc(paragraph("")));
});

test("two people deleting the two items of a list leave no list, and no refusal", () => {
  const live = fragment();
  live.insert(0, [element("paragraph", new Y.XmlText("kept")), element("bulletList"), element("blockquote")]);
  expect(bodyFromYjs(live)).toEqual(doc(paragraph("kept")));
});

test("an item that a merge left without its paragraph keeps the list below it", () => {
  const live = fragment();
  const inner = element("bulletList", element("listItem", element("paragraph", new Y.XmlText("deep"))));
  live.insert(0, [element("bulletList", element("listItem", inner), element("listItem"))]);
  expect(bodyFromYjs(live)).toEqual(
    doc({
      type: "bulletList",
      content: [
        {
          type: "listItem",
          content: [
            paragraph(""),
            { type: "bulletList", content: [{ type: "listItem", content: [paragraph("deep")] }] },
          ],
        },
      ],
    }),
  );
});

test("two links that two people put on one word at once become one, the same for both", () => {
  const attributes = {
    "link--aaaaaaaa": { href: "https://b.example/" },
    link: { href: "https://a.example/" },
    bold: {},
  };
  const bodies = [attributes, Object.fromEntries(Object.entries(attributes).reverse())].map((marks) => {
    const live = fragment();
    const text = new Y.XmlText();
    text.insert(0, "word", marks);
    live.insert(0, [element("paragraph", text)]);
    return bodyFromYjs(live);
  });
  expect(bodies[0]).toEqual(bodies[1]);
  expect(bodies[0]?.content[0]).toMatchObject({
    content: [
      {
        text: "word",
        marks: [
          { type: "link", attrs: { href: expect.stringMatching(/^https:\/\/[ab]\.example\/$/) } },
          { type: "bold" },
        ],
      },
    ],
  });
});

test("characters that no database keeps are taken out on the way", () => {
  const live = fragment();
  live.insert(0, [element("paragraph", new Y.XmlText("a\u0000b\u0007c"))]);
  expect(bodyFromYjs(live)).toEqual(doc(paragraph("abc")));
});

test("an unknown block is refused, not swallowed", () => {
  const live = fragment();
  live.insert(0, [element("paragraph", new Y.XmlText("kept")), element("iframe")]);
  expect(() => bodyFromYjs(live)).toThrow("body.unknown");
});

test("text beside the blocks is refused", () => {
  const live = fragment();
  live.insert(0, [new Y.XmlText("loose")]);
  expect(() => bodyFromYjs(live)).toThrow("body.unknown");
});

test("nesting beyond any document is refused", () => {
  const live = fragment();
  let parent: Y.XmlElement | Y.XmlFragment = live;
  for (let level = 0; level < 300; level += 1) {
    const next = new Y.XmlElement("blockquote");
    parent.insert(0, [next]);
    parent = next;
  }
  expect(() => bodyFromYjs(live)).toThrow("body.tooDeep");
});
