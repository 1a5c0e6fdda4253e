import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Window } from "happy-dom";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { checkBody } from "#lib/body/check";
import { bodyExtensions } from "#lib/body/extensions";
import { bodyFromYjs, bodyToYjs } from "#lib/body/from-yjs";
import { pasteExtension } from "#lib/body/paste";
import type { BodyDoc } from "#lib/body/types";
import type { Notice } from "#lib/body/wire";
import { carryOut, removeLine, type WireLine } from "../../../components/editor/wire-lines.ts";
import { doc, paragraph } from "./bodies.ts";

const window = new Window({ url: "https://example.org/" });
const editors: Editor[] = [];

beforeAll(() => {
  const globals = [
    "document",
    "window",
    "navigator",
    "DOMParser",
    "MutationObserver",
    "ClipboardEvent",
    "DragEvent",
    "KeyboardEvent",
    "Node",
    "HTMLElement",
    "getComputedStyle",
    "getSelection",
  ];
  for (const name of globals) vi.stubGlobal(name, name === "window" ? window : window[name as keyof Window]);
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => setTimeout(callback, 0));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
});
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await window.happyDOM.close();
});

function open(content: BodyDoc = doc(paragraph(""))): Editor {
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: [...bodyExtensions, pasteExtension],
    content,
    enableContentCheck: true,
  });
  editors.push(editor);
  return editor;
}

const body = (editor: Editor) => checkBody(editor.getJSON());

test("a new direction is kept in the paragraph, and the key turns it back to what the letters say", () => {
  const editor = open(doc(paragraph("WHO قالت"), paragraph("second")));
  editor.commands.setTextSelection(2);
  editor.commands.toggleDirection();
  expect(body(editor)).toEqual(doc(paragraph("WHO قالت", { dir: "rtl" }), paragraph("second")));
  expect(editor.getHTML()).toBe('<p dir="rtl">WHO قالت</p><p dir="auto">second</p>');
  editor.commands.toggleDirection();
  expect(body(editor)).toEqual(doc(paragraph("WHO قالت"), paragraph("second")));
});

test("a direction is set on every selected block that has one", () => {
  const editor = open(
    doc(
      paragraph("one"),
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "two" }] },
      { type: "horizontalRule" },
    ),
  );
  editor.commands.selectAll();
  editor.commands.setDirection("rtl");
  expect(body(editor).content.slice(0, 2)).toMatchObject([
    { attrs: { dir: "rtl" } },
    { attrs: { level: 2, dir: "rtl" } },
  ]);
});

test("a quote keeps who said it as data", () => {
  const editor = open(doc(paragraph("Nobody owns the rain.")));
  editor.commands.setQuote({ speaker: "Hala Nasser" });
  editor.commands.updateQuote({ role: "mediator" });
  const quoted = doc({
    type: "quote",
    attrs: { speaker: "Hala Nasser", role: "mediator" },
    content: [{ type: "text", text: "Nobody owns the rain." }],
  });
  expect(body(editor)).toEqual(quoted);
  expect(body(open(checkBody(open(quoted).getJSON())))).toEqual(quoted);
  editor.commands.toggleQuote();
  expect(body(editor)).toEqual(doc(paragraph("Nobody owns the rain.")));
});

test("a link is set in its one spelling, or not at all", () => {
  const editor = open(doc(paragraph("word")));
  editor.commands.selectAll();
  expect(editor.commands.setLink({ href: "javascript:alert(1)" })).toBe(false);
  expect(editor.commands.setLink({ href: "EXAMPLE.org/x" })).toBe(true);
  expect(body(editor)).toEqual(
    doc({
      type: "paragraph",
      content: [{ type: "text", text: "word", marks: [{ type: "link", attrs: { href: "https://example.org/x" } }] }],
    }),
  );
});

test("what the editor writes as HTML it reads back as it was", () => {
  const everything = doc(
    paragraph("one", { dir: "rtl" }),
    { type: "heading", attrs: { level: 3, dir: "rtl" }, content: [{ type: "text", text: "two" }] },
    {
      type: "orderedList",
      attrs: { start: 3 },
      content: [
        {
          type: "listItem",
          content: [paragraph("a"), { type: "bulletList", content: [{ type: "listItem", content: [paragraph("b")] }] }],
        },
      ],
    },
    { type: "blockquote", content: [paragraph("c")] },
    {
      type: "quote",
      attrs: { speaker: 'A "B" <c>', role: "d", dir: "ltr" },
      content: [
        { type: "text", text: "e" },
        { type: "hardBreak" },
        { type: "text", text: "f", marks: [{ type: "bold" }] },
      ],
    },
    { type: "horizontalRule" },
    paragraph("end"),
  );
  const editor = open();
  editor.commands.setContent(open(everything).getHTML());
  expect(body(editor)).toEqual(everything);
});

test("pasted HTML arrives clean, in the place of the caret", () => {
  const editor = open(doc(paragraph("before")));
  editor.commands.setTextSelection(7);
  editor.view.pasteHTML(
    '<p class=MsoNormal style="color:red">One <b>two</b><img src=x onerror=alert(1)></p><p>&nbsp;</p><ul><li>a</li></ul><figure><blockquote>Nobody.</blockquote><figcaption>Hala Nasser, mediator</figcaption></figure>',
  );
  expect(body(editor).content).toEqual([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "beforeOne " },
        { type: "text", text: "two", marks: [{ type: "bold" }] },
      ],
    },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph("a")] }] },
    {
      type: "quote",
      attrs: { speaker: "Hala Nasser", role: "mediator" },
      content: [{ type: "text", text: "Nobody." }],
    },
  ]);
});

test("pasted plain text arrives in paragraphs; a few words join the line, in its type", () => {
  const editor = open();
  editor.view.pasteText("One.\n\nTwo.\n");
  expect(body(editor)).toEqual(doc(paragraph("One."), paragraph("Two.")));
  editor.commands.setTextSelection({ from: 1, to: 5 });
  editor.commands.toggleBold();
  editor.commands.setTextSelection(5);
  editor.view.pasteText("and more");
  expect(body(editor).content[0]).toEqual({
    type: "paragraph",
    content: [{ type: "text", text: "One.and more", marks: [{ type: "bold" }] }],
  });
});

test("what was copied here is pasted as it was cut", () => {
  const source = open(doc(paragraph("one two"), paragraph("three", { dir: "rtl" })));
  const copied = source.view.serializeForClipboard(source.state.doc.slice(5, 13));
  const editor = open(doc(paragraph("[]")));
  editor.commands.setTextSelection(2);
  editor.view.pasteHTML((copied.dom as HTMLElement).innerHTML);
  expect(body(editor)).toEqual(doc(paragraph("[two"), paragraph("thr]", { dir: "rtl" })));
});

test("two editors on one live document see each other's blocks with their attributes", () => {
  const live = new Y.Doc();
  const fragment = live.getXmlFragment("body");
  const quoted = doc(
    { type: "quote", attrs: { speaker: "Hala", role: "" }, content: [{ type: "text", text: "Nobody." }] },
    paragraph("x", { dir: "rtl" }),
  );
  bodyToYjs(quoted, fragment);
  const [first, second] = [0, 1].map(() => {
    const editor = new Editor({
      element: document.createElement("div"),
      extensions: [...bodyExtensions, pasteExtension, Collaboration.configure({ fragment })],
    });
    editors.push(editor);
    return editor;
  });
  expect(first && body(first)).toEqual(quoted);
  first?.commands.setTextSelection(2);
  first?.commands.updateQuote({ role: "mediator" });
  expect(second && body(second).content[0]).toMatchObject({ attrs: { speaker: "Hala", role: "mediator" } });
  expect(bodyFromYjs(fragment).content[0]).toMatchObject({ attrs: { speaker: "Hala", role: "mediator" } });
});

/** A text that was just pasted, on a live document whose fields say what they say. */
function pasted(content: BodyDoc, fields: Record<string, string>): { editor: Editor; live: Y.Doc } {
  const live = new Y.Doc();
  for (const [name, words] of Object.entries(fields)) live.getText(name).insert(0, words);
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: [...bodyExtensions, pasteExtension, Collaboration.configure({ fragment: live.getXmlFragment("body") })],
  });
  editors.push(editor);
  editor.commands.setContent(content);
  return { editor, live };
}

const offerOf = (line: Pick<WireLine, "kind" | "text" | "proposal">): WireLine => ({
  ...line,
  key: line.kind,
  blockIndexes: [0],
  blockTexts: [line.text],
  shares: false,
});

test("a line that is taken right after the paste comes back with one step, and what was pasted stays", () => {
  const closing = "Follow our latest news and the most important developments via Google news";
  const text = doc(paragraph("The ferry runs again."), paragraph(closing));
  const { editor, live } = pasted(text, {});
  const offer = offerOf({ kind: "closing_line", text: closing, proposal: { action: "remove" } });
  expect(carryOut(editor, live, offer)).toBe(true);
  expect(body(editor)).toEqual(doc(paragraph("The ferry runs again.")));
  expect(carryOut(editor, live, offer)).toBe(false);
  editor.commands.undo();
  expect(body(editor)).toEqual(text);
});

test.each<[Notice["kind"], Notice["proposal"], string]>([
  ["headline", { action: "lift", field: "headline", value: "Ferry runs again" }, "headline"],
  ["caption", { action: "lift", field: "leadCaption", value: "Ferry runs again" }, "leadCaption"],
])(
  "one step takes a lifted %s back out of its field as it puts the line back, and one forward lifts it again",
  (kind, proposal, field) => {
    const text = doc(paragraph("Ferry runs again"), paragraph("The ferry runs again."));
    const { editor, live } = pasted(text, { [field]: "What stood here" });
    expect(carryOut(editor, live, offerOf({ kind, text: "Ferry runs again", proposal }))).toBe(true);
    editor.commands.insertContentAt(editor.state.doc.content.size - 1, " It was late.");
    const lifted = doc(paragraph("The ferry runs again. It was late."));
    expect([body(editor), live.getText(field).toString()]).toEqual([lifted, "Ferry runs again"]);

    editor.commands.undo();
    expect([body(editor), live.getText(field).toString()]).toEqual([
      doc(paragraph("The ferry runs again.")),
      "Ferry runs again",
    ]);
    editor.commands.undo();
    expect([body(editor), live.getText(field).toString()]).toEqual([text, "What stood here"]);
    editor.commands.redo();
    editor.commands.redo();
    expect([body(editor), live.getText(field).toString()]).toEqual([lifted, "Ferry runs again"]);
  },
);

test("a step back leaves alone what was typed into the field since, and what was chosen meanwhile", () => {
  const text = doc(paragraph("Archive photo"), paragraph("The ferry runs again."));
  const { editor, live } = pasted(text, { headline: "Ferry" });
  const choices = live.getMap("fields");
  choices.set("sectionId", "harbour");
  const offer = offerOf({ kind: "archive", text: "Archive photo", proposal: { action: "flag", field: "leadArchive" } });
  expect(carryOut(editor, live, offer)).toBe(true);
  expect(choices.get("leadArchive")).toBe(true);
  live.getText("headline").insert(5, " is back");
  choices.set("sectionId", "city");

  editor.commands.undo();
  expect(body(editor)).toEqual(text);
  expect(choices.get("leadArchive")).not.toBe(true);
  expect([live.getText("headline").toString(), choices.get("sectionId")]).toEqual(["Ferry is back", "city"]);
});

test("a caption's line is removed when that is asked for, whatever was proposed, and no field is touched", () => {
  const { editor, live } = pasted(doc(paragraph("Hala Nasser."), paragraph("The ferry runs again.")), {
    leadCaption: "The ferry at dawn.",
  });
  const proposal = { action: "lift", field: "leadCaption", value: "Hala Nasser." } as const;
  const offer = offerOf({ kind: "caption", text: "Hala Nasser.", proposal });
  expect(removeLine(editor, live, offer)).toBe(true);
  expect(body(editor)).toEqual(doc(paragraph("The ferry runs again.")));
  expect(live.getText("leadCaption").toString()).toBe("The ferry at dawn.");
  expect(removeLine(editor, live, offer)).toBe(false);
});
