import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bodyRoot } from "#lib/articles/document";
import { bodySchema } from "#lib/body/extensions";
import { Gate } from "#lib/live/gate";

const stored = (() => {
  const doc = new Y.Doc();
  for (const text of ["The council met.", "The mayor spoke."]) {
    const element = new Y.XmlElement("paragraph");
    element.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(bodyRoot).push([element]);
  }
  return Y.encodeStateAsUpdate(doc);
})();

/** What each person sends who had the stored document and knew nothing of the other. */
function apart(...changes: ((doc: Y.Doc) => void)[]): Uint8Array[] {
  return changes.map((change) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, stored);
    const updates: Uint8Array[] = [];
    doc.on("update", (update) => updates.push(update));
    change(doc);
    return Y.mergeUpdates(updates);
  });
}

function lostBy(updates: Uint8Array[]): string[] {
  const lost: string[] = [];
  const gate = new Gate(stored, (words) => lost.push(words));
  for (const update of updates) expect(gate.check(update)).toBeNull();
  return lost;
}

const textOf = (doc: Y.Doc, block: number) =>
  (doc.getXmlFragment(bodyRoot).get(block) as Y.XmlElement).get(0) as Y.XmlText;
const types = (doc: Y.Doc) => textOf(doc, 1).insert(16, " She resigns.");
const removesBlock = (doc: Y.Doc) => doc.getXmlFragment(bodyRoot).delete(1, 1);
/** As the editor does it: the second block goes, and its words are written behind the first. */
const joins = (doc: Y.Doc) => {
  doc.transact(() => {
    removesBlock(doc);
    textOf(doc, 0).insert(16, "The mayor spoke.");
  });
};

describe("words typed in a block that another removes at that moment", () => {
  test.each([
    ["removed, then typed", [removesBlock, types]],
    ["typed, then removed", [types, removesBlock]],
    ["joined to the one before, then typed", [joins, types]],
    ["typed, then joined to the one before", [types, joins]],
  ])("%s: exactly those words are offered back", (_name, changes) => {
    expect(lostBy(apart(...changes))).toEqual([" She resigns."]);
  });

  test("a longer absence: every line of it", () => {
    const offline = (doc: Y.Doc) => {
      for (const word of ["One ", "two ", "three "]) textOf(doc, 1).insert(0, word);
    };
    const [lost] = lostBy(apart(removesBlock, offline));
    for (const word of ["One", "two", "three"]) expect(lost).toContain(word);
  });
});

describe("what somebody meant to delete is not offered back", () => {
  test.each<[string, ((doc: Y.Doc) => void)[]]>([
    ["a block", [removesBlock]],
    ["all of it", [(doc) => doc.getXmlFragment(bodyRoot).delete(0, 2)]],
    ["letters", [(doc) => textOf(doc, 0).delete(0, 5), types]],
    [
      "words typed and taken back in one go",
      [
        removesBlock,
        (doc) => {
          types(doc);
          textOf(doc, 1).delete(16, 13);
        },
      ],
    ],
    ["the same block, by both", [removesBlock, removesBlock]],
    [
      "a whole body that is written anew",
      [
        (doc) => {
          const body = bodySchema.nodeFromJSON({
            type: "doc",
            content: [{ type: "paragraph", content: [{ type: "text", text: "Anew" }] }],
          });
          prosemirrorToYXmlFragment(body, doc.getXmlFragment(bodyRoot));
        },
      ],
    ],
  ])("%s", (_name, changes) => {
    expect(lostBy(apart(...changes))).toEqual([]);
  });

  test("an update that comes twice", () => {
    const [update] = apart(types) as [Uint8Array];
    const [removal] = apart(removesBlock) as [Uint8Array];
    expect(lostBy([update, update])).toEqual([]);
    expect(lostBy([removal, update, update])).toEqual([" She resigns."]);
  });
});
