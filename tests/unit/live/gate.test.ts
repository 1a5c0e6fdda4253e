import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bodyRoot } from "#lib/articles/document";
import { Gate } from "#lib/live/gate";
import { documentBytesMax } from "#lib/live/limits";

const id = "0123456789ab";

let doc: Y.Doc;
let gate: Gate;

beforeEach(() => {
  doc = new Y.Doc();
  paragraph(doc, "The council met on Tuesday.");
  doc.getText("headline").insert(0, "Council meets");
  doc.getMap("fields").set("sectionId", id);
  doc.getArray("tags").push([id]);
  gate = new Gate(Y.encodeStateAsUpdate(doc));
});

function paragraph(into: Y.Doc, text: string): Y.XmlText {
  const element = new Y.XmlElement("paragraph");
  const words = new Y.XmlText(text);
  element.insert(0, [words]);
  into.getXmlFragment(bodyRoot).push([element]);
  return words;
}

/** The update that a change to a copy of the stored document makes. */
function updateOf(change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on("update", (update) => updates.push(update));
  change(copy);
  return Y.mergeUpdates(updates);
}

function block(name: string, attributes: Record<string, unknown> = {}, children: Y.XmlElement[] = []) {
  return (copy: Y.Doc) => {
    const element = new Y.XmlElement<Record<string, never>>(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as never);
    if (children.length > 0) element.insert(0, children);
    copy.getXmlFragment(bodyRoot).push([element]);
  };
}

function marked(marks: object) {
  return (copy: Y.Doc) => paragraph(copy, "").insert(0, "words", marks);
}

describe("what an editor makes is let in", () => {
  const nested = () => {
    const item = new Y.XmlElement("listItem");
    const inner = new Y.XmlElement("bulletList");
    item.insert(0, [new Y.XmlElement("paragraph"), inner]);
    inner.insert(0, [new Y.XmlElement("listItem")]);
    return item;
  };
  test.each<[string, (copy: Y.Doc) => void]>([
    ["a letter", (copy) => copy.getText("headline").insert(0, "T")],
    ["Arabic, emoji, markup as text", (copy) => copy.getText("standfirst").insert(0, "مجلس 👩‍👩‍👧 <script>")],
    ["a heading", block("heading", { level: 3, dir: "rtl" })],
    ["a quote", block("quote", { speaker: "Hala Nasser", role: "mediator" })],
    ["lists in lists", (copy) => block("bulletList", {}, [nested()])(copy)],
    ["a list that deletions have left empty", block("orderedList", { start: 3 })],
    ["a line", block("horizontalRule")],
    [
      "a line break",
      (copy) => {
        const element = new Y.XmlElement("paragraph");
        element.insert(0, [new Y.XmlText("a"), new Y.XmlElement("hardBreak"), new Y.XmlText("b")]);
        copy.getXmlFragment(bodyRoot).push([element]);
      },
    ],
    ["bold and a link", marked({ bold: {}, link: { href: "https://example.org/a" } })],
    [
      "a photo and flags",
      (copy) => {
        copy.getMap("fields").set("leadAssetId", id);
        copy.getMap("fields").set("leadArchive", true);
        copy.getMap("fields").set("sectionId", null);
      },
    ],
    ["everything deleted", (copy) => copy.getXmlFragment(bodyRoot).delete(0, 1)],
    ["nothing new", (copy) => copy.getText("headline").insert(0, "")],
  ])("%s", (_name, change) => {
    expect(gate.check(updateOf(change))).toBeNull();
  });

  test("an update that comes twice", () => {
    const update = updateOf((copy) => copy.getText("headline").insert(0, "Twice "));
    expect(gate.check(update)).toBeNull();
    expect(gate.check(update)).toBeNull();
  });
});

describe("what is no document of ours is refused", () => {
  const deep = (copy: Y.Doc) => {
    let parent: Y.XmlElement | Y.XmlFragment = copy.getXmlFragment(bodyRoot);
    for (let level = 0; level < 200; level += 1) {
      const list: Y.XmlElement = new Y.XmlElement("bulletList");
      parent.insert(0, [list]);
      const item = new Y.XmlElement("listItem");
      list.insert(0, [item]);
      parent = item;
    }
  };
  test.each<[string, (copy: Y.Doc) => void, string]>([
    ["a root of no name of ours", (copy) => copy.getText("secret").insert(0, "x"), "malformed"],
    ["a prototype as root", (copy) => copy.getMap("__proto__").set("polluted", true), "malformed"],
    ["a headline that is a map", (copy) => copy.getMap("headline").set("a", 1), "malformed"],
    ["a headline that is a list", (copy) => copy.getArray("headline").push([{ text: "x" }]), "malformed"],
    ["a headline with formatting", (copy) => copy.getText("headline").insert(0, "x", { bold: true }), "malformed"],
    ["a picture inside a headline", (copy) => copy.getText("headline").insertEmbed(0, { src: "x" }), "malformed"],
    ["a headline of a megabyte", (copy) => copy.getText("headline").insert(0, "x".repeat(1_000_000)), "too_long"],
    ["more than a megabyte at once", (copy) => copy.getText("headline").insert(0, "x".repeat(1_100_000)), "too_large"],
    ["NUL", (copy) => copy.getText("headline").insert(0, "a\u0000b"), "malformed"],
    ["NUL in the body", (copy) => paragraph(copy, "a\u0000b"), "malformed"],
    ["a lone surrogate in a mark", marked({ link: { href: "https://example.org/\ud800" } }), "malformed"],
    ["a tag that is no id", (copy) => copy.getArray("tags").push(["'; drop table tags"]), "malformed"],
    ["a translator who is no id", (copy) => copy.getArray("translators").push(["Dalia Murr"]), "malformed"],
    ["a translator who is a map", (copy) => copy.getArray("translators").push([new Y.Map()]), "malformed"],
    ["translators that are a text", (copy) => copy.getText("translators").insert(0, id), "malformed"],
    ["201 translators", (copy) => copy.getArray("translators").push(Array.from({ length: 201 }, () => id)), "too_long"],
    ["a tag that is an object", (copy) => copy.getArray("tags").push([{ id }]), "malformed"],
    ["201 tags", (copy) => copy.getArray("tags").push(Array.from({ length: 201 }, () => id)), "too_long"],
    ["a choice of no name of ours", (copy) => copy.getMap("fields").set("approved", true), "malformed"],
    ["a choice of the wrong kind", (copy) => copy.getMap("fields").set("leadArchive", "yes"), "malformed"],
    ["a choice called constructor", (copy) => copy.getMap("fields").set("constructor", "x"), "malformed"],
    ["a choice that is a document", (copy) => copy.getMap("fields").set("sectionId", new Y.Doc()), "malformed"],
    ["an unknown block", block("script"), "malformed"],
    ["a block called __proto__", block("__proto__"), "malformed"],
    ["a block where none may stand", block("paragraph", {}, [new Y.XmlElement("paragraph")]), "malformed"],
    ["text outside a paragraph", (copy) => copy.getXmlFragment(bodyRoot).push([new Y.XmlText("x")]), "malformed"],
    ["an unknown attribute", block("paragraph", { onclick: "alert(1)" }), "malformed"],
    ["an attribute of the wrong kind", block("heading", { level: "2" }), "malformed"],
    ["an attribute out of range", block("heading", { level: 7 }), "malformed"],
    ["an unknown mark", marked({ iframe: { src: "https://evil.example" } }), "malformed"],
    ["a mark with an unknown attribute", marked({ link: { href: "https://example.org", onclick: "x" } }), "malformed"],
    ["an address that runs", marked({ link: { href: "javascript:alert(1)" } }), "malformed"],
    ["nesting without end", deep, "malformed"],
  ])("%s", (_name, change, refused) => {
    expect(gate.check(updateOf(change))).toMatchObject({ refused });
  });

  test("an update that builds on words that never came", () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const updates: Uint8Array[] = [];
    copy.on("update", (update) => updates.push(update));
    copy.getText("headline").insert(0, "first");
    copy.getText("headline").insert(5, " second");
    expect(gate.check(updates[1] as Uint8Array)).toMatchObject({ refused: "incomplete" });
  });

  test("a deletion of words that never came", () => {
    const encoder = encoding.createEncoder();
    for (const number of [0, 1, 77, 1, 0, 5]) encoding.writeVarUint(encoder, number);
    expect(gate.check(encoding.toUint8Array(encoder))).toMatchObject({ refused: "incomplete" });
  });

  test("counts that only claim to be large take neither memory nor time", () => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 2 ** 31, 5, 0, 0]) encoding.writeVarUint(encoder, number);
    const startedMs = performance.now();
    expect(gate.check(encoding.toUint8Array(encoder))).toMatchObject({ refused: "malformed" });
    expect(performance.now() - startedMs).toBeLessThan(200);
  });

  test("random bytes, and an update with one byte changed, never pass as something else and never throw", () => {
    const update = updateOf((copy) => paragraph(copy, "Some words that were typed."));
    const before = Y.encodeStateAsUpdate(doc);
    const judge = (bytes: Uint8Array) => {
      const fresh = new Gate(before);
      fresh.check(bytes);
      fresh.reset(before);
      expect(fresh.check(update)).toBeNull();
      fresh.destroy();
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), judge), { numRuns: 500 });
    fc.assert(
      fc.property(fc.nat(update.length - 1), fc.integer({ min: 0, max: 255 }), (index, value) => {
        const bytes = update.slice();
        bytes[index] = value;
        judge(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test("a document beyond its limit, however small each update", () => {
    let refused = null;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.on("update", (update) => {
      refused = gate.check(update);
    });
    for (let sent = 0; sent < documentBytesMax && refused === null; sent += 190_000)
      paragraph(copy, "x".repeat(190_000));
    expect(refused).toMatchObject({ refused: "too_large", found: "document" });
  });
});

test("content that another build wrote is kept, and does not stand in the way of other changes", () => {
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(doc));
  const poll = new Y.XmlElement("poll");
  later.getXmlFragment(bodyRoot).push([poll]);
  later.getText("kicker").insert(0, "Analysis");
  const state = Y.encodeStateAsUpdate(later);
  const other = new Gate(state);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  const updates: Uint8Array[] = [];
  copy.on("update", (update) => updates.push(update));
  paragraph(copy, "More.");
  expect(other.check(Y.mergeUpdates(updates))).toBeNull();
});
