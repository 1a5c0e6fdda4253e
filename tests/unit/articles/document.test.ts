import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type ArticleContent, contentHash, workingHash } from "#lib/articles/content";
import { bodyRoot, readFields, writeFields } from "#lib/articles/document";
import { bodyFromYjs, bodyToYjs } from "#lib/body/from-yjs";

const content: ArticleContent = {
  version: 1,
  edition: "en",
  headline: "The marsh stays open",
  standfirst: "Nine votes to eight.",
  slug: "the-marsh-stays-open",
  dateline: "Port Selma",
  section: { id: "section", name: "Local", slug: "local" },
  bylines: [{ id: "samira", kind: "person", name: "Samira Haddad", slug: "samira-haddad" }],
  tags: [{ id: "marsh", type: "place", name: "Eastern Marsh", slug: "eastern-marsh" }],
  lead: null,
  body: {
    type: "doc",
    content: [{ type: "paragraph", attrs: { dir: null }, content: [{ type: "text", text: "The wall can wait." }] }],
  },
};
const dalia = { id: "dalia", kind: "person", name: "Dalia Murr", slug: "dalia-murr" } as const;

/** The same as it is typed. */
function written(): Y.Doc {
  const doc = new Y.Doc();
  const { headline, standfirst, dateline, body } = content;
  const choices = { sectionId: "section", slugByHand: false, leadArchive: false, leadAssetId: null };
  writeFields(doc, { headline, standfirst, dateline, bylines: ["samira"], tags: ["marsh"], ...choices });
  bodyToYjs(body, doc.getXmlFragment(bodyRoot));
  return doc;
}

const hashOf = (doc: Y.Doc) => workingHash(readFields(doc), bodyFromYjs(doc.getXmlFragment(bodyRoot)));

describe("hashes that are stored already", () => {
  // Both were made by the build before there were translators: approvals name the one, the other tells that nothing has
  // changed since. Never adapt them to the code.
  const ofContent = "fe5f07ef875a10525799f9c77b793e6907b5ee1e065a58ed73ed9545db4d3967";
  const ofWorkingCopy = "9585357080311e99bc96432615c441fb7d6b316fb4fb4583965904a841772d22";

  test("a revision without translators has the hash that it always had", () => {
    expect(contentHash(content)).toBe(ofContent);
    expect(contentHash({ ...content, translators: [dalia] })).not.toBe(ofContent);
  });

  test("a working copy without translators has the hash that it always had, also when its last one was taken away", () => {
    const doc = written();
    expect(hashOf(doc)).toBe(ofWorkingCopy);
    writeFields(doc, { translators: ["dalia"] });
    expect(hashOf(doc)).not.toBe(ofWorkingCopy);
    writeFields(doc, { translators: [] });
    expect(hashOf(doc)).toBe(ofWorkingCopy);
  });

  test("the order of translators is part of what was approved", () => {
    const nour = { id: "nour", kind: "person", name: "Nour Aziz", slug: "nour-aziz" } as const;
    expect(contentHash({ ...content, translators: [dalia, nour] })).not.toBe(
      contentHash({ ...content, translators: [nour, dalia] }),
    );
  });
});

describe("lists of ids", () => {
  test("two who add one translator at the same moment have added her once; what is no id is passed over", () => {
    const [one, two] = [written(), new Y.Doc()];
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    for (const doc of [one, two]) doc.getArray("translators").push(["dalia"]);
    two.getArray("translators").push([7, null, "nour"]);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    for (const doc of [one, two]) expect(readFields(doc).translators).toEqual(["dalia", "nour"]);
  });
});
