import { expect, test } from "vitest";
import { changeAsset } from "#lib/assets/change";
import { getAssetDetails, listAssets } from "#lib/assets/desk";
import { getAccountChoices, listAuthors } from "#lib/authors/desk";
import { changeAuthor, closeAuthor, createAuthor, reopenAuthor } from "#lib/authors/keep";
import { findFrontArticles, getFrontChoice, getShownLeads } from "#lib/fronts/desk";
import { changeFront } from "#lib/fronts/keep";
import type { MemberActor } from "#lib/members/actor";
import { roles } from "#lib/members/roles";
import { db } from "#lib/platform/db/index";
import { isRefusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { listKeptSections, listSectionRules } from "#lib/sections/desk";
import {
  changeSection,
  closeSection,
  createSection,
  orderSections,
  reopenSection,
  requireSecondPerson,
  waiveSecondPerson,
} from "#lib/sections/keep";
import { findTags, listTags } from "#lib/tags/desk";
import { changeTag, createTag, mergeTag } from "#lib/tags/keep";
import { findTag } from "#lib/tags/published";
import { fingerprint, makeArticle, makeAuthor, makeMember, makeSection, makeTag } from "#tests/factories/newsroom";

const named = (name: string) => ({ name, slug: "", description: "" });
const both = (name: string) => ({ en: named(name), ar: named(`${name} ar`) });
const author = (name: string) => ({ name, slug: "", jobTitle: "", biography: "" });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (isRefusal(error) ? error.kind : Promise.reject(error)),
  );

async function makeAsset(uploadedBy: MemberActor): Promise<string> {
  const id = newId();
  await db.asset.create({
    data: {
      id,
      status: "ready",
      fileName: `${id}.jpg`,
      mediaType: "image/jpeg",
      byteLength: 1,
      sha256: id,
      storageKey: id.repeat(2),
      uploadedById: uploadedBy.id,
    },
  });
  return id;
}

/**
 * Written by hand, roles in the order of `roles`: y may, - may not. What must be there first is made by `prepare`,
 * which returns what is asked of the actor.
 */
const table: Record<string, [rights: string, prepare: (actor: MemberActor) => Promise<() => Promise<unknown>>]> = {
  //                contributor journalist sub_editor photo_editor editor managing_editor administrator
  "read tags": [
    "yyyyyyy",
    async (actor) => async () => [await listTags(actor, { query: "", page: 1 }), await findTags(actor, "a")],
  ],
  "make a tag": ["-yy-yy-", async (actor) => () => createTag(actor, { type: "topic", names: both(`Made ${newId()}`) })],
  "change a tag": [
    "----yy-",
    async (actor) => {
      const id = await makeTag();
      const { tags } = await listTags(await makeMember("editor"), { query: `Tag ${id} en`, page: 1 });
      const version = tags.find((tag) => tag.id === id)?.version ?? "";
      return () => changeTag(actor, id, { type: "person", names: both(`Changed ${id}`), version });
    },
  ],
  "merge a tag": [
    "----yy-",
    async (actor) => {
      const [id, into] = [await makeTag(), await makeTag()];
      const { tags } = await listTags(await makeMember("editor"), { query: `Tag ${id} en`, page: 1 });
      const version = tags.find((tag) => tag.id === id)?.version ?? "";
      return () => mergeTag(actor, id, { into, version });
    },
  ],
  "read authors": ["yyyyyyy", async (actor) => () => listAuthors(actor)],
  "see accounts to link": ["----yy-", async (actor) => () => getAccountChoices(actor)],
  "make an author": [
    "----yy-",
    async (actor) => {
      const names = { en: author(`Author ${newId()}`), ar: author("") };
      return () => createAuthor(actor, { kind: "person", names, memberId: null, portraitId: null });
    },
  ],
  "change an author": [
    "----yy-",
    async (actor) => {
      const id = await makeAuthor();
      const version = (await listAuthors(await makeMember("editor"))).find((each) => each.id === id)?.version ?? "";
      const names = { en: author(`Changed ${id}`), ar: author(`Changed ${id}`) };
      return () => changeAuthor(actor, id, { kind: "agency", names, memberId: null, portraitId: null, version });
    },
  ],
  "close and open an author": [
    "----yy-",
    async (actor) => {
      const id = await makeAuthor();
      return () => closeAuthor(actor, id).then(() => reopenAuthor(actor, id));
    },
  ],
  "read sections as they are kept": ["----yy-", async (actor) => () => listKeptSections(actor)],
  "make a section": ["----yy-", async (actor) => () => createSection(actor, { names: both(`Made ${newId()}`) })],
  "change a section": [
    "----yy-",
    async (actor) => {
      const id = await makeSection();
      const version =
        (await listKeptSections(await makeMember("editor"))).find((section) => section.id === id)?.version ?? "";
      return () => changeSection(actor, id, { names: both(`Changed ${id}`), version });
    },
  ],
  "order sections": [
    "----yy-",
    async (actor) => {
      const sections = await listKeptSections(await makeMember("editor"));
      const was = sections.filter(({ closed }) => !closed).map(({ id }) => id);
      return () => orderSections(actor, { order: [...was].reverse(), was });
    },
  ],
  "close and open a section": [
    "----yy-",
    async (actor) => {
      const id = await makeSection();
      return () => closeSection(actor, id).then(() => reopenSection(actor, id));
    },
  ],
  "read where approving takes a second person": ["------y", async (actor) => () => listSectionRules(actor, "en")],
  "say that one editor is enough, and that she is not": [
    "------y",
    async (actor) => {
      const id = await makeSection();
      return () => waiveSecondPerson(actor, id).then(() => requireSecondPerson(actor, id));
    },
  ],
  "ask for a second person again": [
    "------y",
    async (actor) => {
      const id = await makeSection({ alone: true });
      return () => requireSecondPerson(actor, id);
    },
  ],
  "read the choice of a front": [
    "----yy-",
    async (actor) => async () => [
      await getFrontChoice(actor, "en"),
      await findFrontArticles(actor, "en", ""),
      await getShownLeads(actor, "en"),
    ],
  ],
  "put a front out": [
    "----yy-",
    async (actor) => {
      const { id } = await makeArticle({ publicState: "live", workState: "approved" });
      const { version } = await getFrontChoice(await makeMember("editor"), "en");
      return () => changeFront(actor, { edition: "en", articleIds: [id], version });
    },
  ],
  "write about another's photo": [
    "---yyy-",
    async (actor) => {
      const owner = await makeMember("photo_editor");
      const id = await makeAsset(owner);
      const { version } = await getAssetDetails(owner, id, "en");
      return () => changeAsset(actor, id, { caption: "Changed", credit: "", alt: "", version });
    },
  ],
  "write about one's own photo that is somebody's portrait": [
    "---yyy-",
    async (actor) => {
      const id = await makeAsset(actor);
      await db.author.update({ where: { id: await makeAuthor() }, data: { portraitId: id } });
      const { version } = await getAssetDetails(await makeMember("photo_editor"), id, "en");
      return () => changeAsset(actor, id, { caption: "", credit: "", alt: "Nobody has read this", version });
    },
  ],
  "write about one's own photo": [
    "yyyyyy-",
    async (actor) => {
      const id = await makeAsset(actor);
      const { version } = await getAssetDetails(await makeMember("photo_editor"), id, "en");
      return () => changeAsset(actor, id, { caption: "Changed", credit: "", alt: "", version });
    },
  ],
};

test.each(Object.entries(table))(
  "%s: each role may do just what the table says, and a refusal changes nothing",
  async (_, [rights, prepare]) => {
    for (const [index, role] of roles.entries()) {
      const ask = await prepare(await makeMember(role));
      const before = await fingerprint();
      const done = await outcome(ask());
      if (rights[index] === "y") expect(done, role).toBe("done");
      else {
        expect(done, role).toMatch(/^(forbidden|not_found)$/);
        expect(await fingerprint(), role).toBe(before);
      }
    }
  },
);

test("of two merges in opposite directions at the same moment one happens, and no tag leads nowhere", async () => {
  const editor = await makeMember("editor");
  const [a, b] = [await makeTag(), await makeTag()];
  const { tags } = await listTags(editor, { query: `Tag ${a} en`, page: 1 });
  const versionOf = async (id: string) =>
    [...tags, ...(await listTags(editor, { query: `Tag ${id} en`, page: 1 })).tags].find((tag) => tag.id === id)
      ?.version ?? "";
  const [versionA, versionB] = [await versionOf(a), await versionOf(b)];
  const outcomes = await Promise.all([
    outcome(mergeTag(editor, a, { into: b, version: versionA })),
    outcome(mergeTag(editor, b, { into: a, version: versionB })),
  ]);
  expect(outcomes.sort()).toEqual(["conflict", "done"]);
  const merged = await db.tag.findMany({ where: { id: { in: [a, b] } } });
  const standing = merged.find(({ mergedIntoId }) => mergedIntoId === null)?.id;
  for (const id of [a, b]) {
    const found = await findTag("en", `tag-${id}`);
    expect(found).toMatchObject(id === standing ? { id } : { movedTo: `tag-${standing}` });
  }
});

test("of two who make a tag of one name at the same moment each has an address of its own", async () => {
  const [first, second] = [await makeMember("journalist"), await makeMember("journalist")];
  const name = `Lock gate ${newId()}`;
  const made = await Promise.all(
    [first, second].map((actor) => createTag(actor, { type: "topic", names: { en: named(name), ar: named("") } })),
  );
  const slugs = await db.tagName.findMany({ where: { tagId: { in: made.map(({ id }) => id) } } });
  const slug = name.toLowerCase().replaceAll(" ", "-");
  expect(slugs.map((row) => row.slug).sort()).toEqual([slug, `${slug}-2`]);
});

test("a photo is found by what is written anywhere about it, in either spelling, and by no more than six words", async () => {
  const owner = await makeMember("photo_editor");
  const id = await makeAsset(owner);
  await db.asset.update({
    where: { id },
    data: { caption: `The quay ${id}`, credit: "هُدى", alt: "one two three four" },
  });
  const found = async (query: string) => (await listAssets(owner, { query })).assets.map((asset) => asset.id);
  expect(await found(`${id} QUAY هدى`)).toEqual([id]);
  expect(await found(`${id} quay nowhere`)).toEqual([]);
  expect(await found(`${id} quay one two three four nowhere`)).toEqual([id]);
});

test("a portrait is asked for in widths that exist as WebP alone, whatever else was made of the photo", async () => {
  const editor = await makeMember("editor");
  const [id, portraitId] = [await makeAuthor(), await makeAsset(editor)];
  const made = [
    { format: "webp", width: 320, height: 213 },
    { format: "webp", width: 160, height: 107 },
    { format: "jpeg", width: 1_200, height: 800 },
    { format: "jpeg", width: 900, height: 900, crop: "1x1" },
  ];
  await db.asset.update({ where: { id: portraitId }, data: { renditions: made } });
  await db.author.update({ where: { id }, data: { portraitId } });
  expect((await listAuthors(editor)).find((each) => each.id === id)?.portrait?.widths).toEqual([160, 320]);
});

test("who uploaded a portrait is shown no form for what readers see of it", async () => {
  const writer = await makeMember("contributor");
  const id = await makeAsset(writer);
  expect((await getAssetDetails(writer, id, "en")).mayKeep).toBe(true);
  await db.author.update({ where: { id: await makeAuthor() }, data: { portraitId: id } });
  expect((await getAssetDetails(writer, id, "en")).mayKeep).toBe(false);
});

test("a photo's uses name only the articles that the member may see", async () => {
  const writer = await makeMember("journalist");
  const stranger = await makeMember("contributor");
  const id = await makeAsset(writer);
  const article = await makeArticle({ writer, fields: { leadAssetId: id } });
  expect((await getAssetDetails(writer, id, "en")).leads.map((lead) => lead.id)).toEqual([article.id]);
  expect((await getAssetDetails(stranger, id, "en")).leads).toEqual([]);
  expect((await listAssets(stranger, { query: id })).assets.map((asset) => asset.id)).toEqual([id]);
});
