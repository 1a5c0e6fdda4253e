import { approve } from "#lib/articles/approve";
import { checkStep } from "#lib/articles/check-step";
import type { LeadPhoto } from "#lib/articles/content";
import { fieldLimits } from "#lib/articles/fields";
import { publish, type Release } from "#lib/articles/publish";
import { sendBack } from "#lib/articles/send-back";
import { slugCharactersMax } from "#lib/articles/slug";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { kill } from "#lib/articles/unpublish";
import type { Rendition } from "#lib/assets/renditions";
import { hrefLengthMax } from "#lib/body/href";
import { speakerLengthMax } from "#lib/body/nodes/quote";
import type { BodyDoc } from "#lib/body/types";
import { descriptionCharactersMax, nameCharactersMax } from "#lib/directory/names";
import { type Edition, editions } from "#lib/editions";
import { frontSlotsMax } from "#lib/fronts/compose";
import type { MemberActor } from "#lib/members/actor";
import type { Role } from "#lib/members/roles";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { stepNameMax } from "#lib/review/step";
import { changeSettings } from "#lib/settings/change";
import { readSettings } from "#lib/settings/read";
import { tagTypes } from "#lib/tags/types";
import { makeArticle, revisionOf, type } from "#tests/factories/newsroom";
import { makeAuthor, makeSection, makeTag, publishedArticle } from "#tests/factories/paper";
import type { Staff } from "./e2e.ts";
import { uploadPicture } from "./filing.ts";

const letters: Record<Edition, string> = { en: "Wmdampfschifffahrts", ar: "وسنستقبلهم" };

/** One word without a place to break it, as long as is asked for. */
export const longWord = (edition: Edition, length: number): string =>
  letters[edition].repeat(Math.ceil(length / letters[edition].length)).slice(0, length);

/** As many letters as the fields take that keep their limits to themselves. */
const letterCounts = { reason: 2_000, note: 1_000, fileName: 200, email: 254, jobTitle: 120, biography: 2_000 };

export type LongWords = Filing & {
  /** Live and corrected, with its next version approved and a translation that is being written. */
  approved: Record<Edition, string>;
  inReview: Record<Edition, string>;
  sentBack: Record<Edition, string>;
  killed: Record<Edition, string>;
  scheduled: Record<Edition, string>;
  /** Puts in order again what others share. */
  clear: () => Promise<void>;
};

/**
 * A newsroom in which all that people type is one long word, in both languages: its own name, its people, what articles
 * are filed under, and articles in every state. `photographer` brings the photos in.
 */
export async function makeLongWords(photographer: Staff): Promise<LongWords> {
  const before = await readSettings();
  const photo = await makePhotos(photographer);
  const filing = await makeFiling(photo);
  const people = { writer: await longMember("journalist"), editor: await longMember("editor") };
  const made = {
    en: await makeArticles("en", filing, photo, people),
    ar: await makeArticles("ar", filing, photo, people),
  };
  for (const edition of editions) await makeFront(edition, filing, photo);
  // Last, since it is told to the readers' cache, and what stands on the front is not.
  await nameThePaper({
    name: each((edition) => longWord(edition, 60)),
    description: each((edition) => longWord(edition, 300)),
    closingLine: each((edition) => longWord(edition, 300)),
  });
  return {
    ...filing,
    approved: { en: made.en.approved, ar: made.ar.approved },
    inReview: { en: made.en.inReview, ar: made.ar.inReview },
    sentBack: { en: made.en.sentBack, ar: made.ar.sentBack },
    killed: { en: made.en.killed, ar: made.ar.killed },
    scheduled: { en: made.en.scheduled, ar: made.ar.scheduled },
    clear: async () => {
      await db.frontSlot.deleteMany();
      await db.reading.deleteMany({ where: { count: timesRead } });
      const closedAt = new Date();
      await db.section.updateMany({ where: { id: { in: filing.sections.map(({ id }) => id) } }, data: { closedAt } });
      await db.reviewStep.updateMany({ where: { id: filing.stepId }, data: { closedAt } });
      await nameThePaper(before.publication);
    },
  };
}

function each<T>(make: (edition: Edition) => T): Record<Edition, T> {
  return { en: make("en"), ar: make("ar") };
}

async function nameThePaper(publication: Awaited<ReturnType<typeof readSettings>>["publication"]): Promise<void> {
  const { versions } = await readSettings();
  await changeSettings({ kind: "system" }, "publication", { ...publication, version: versions.publication });
}

async function longMember(...roles: Role[]): Promise<MemberActor> {
  const id = newId();
  const name = longWord("en", nameCharactersMax);
  await db.member.create({ data: { id, name, email: longEmail(id), roles } });
  return { kind: "member", id, name, roles };
}

/** A whole address of a mailbox, as long as any. */
export const longEmail = (id: string): string =>
  `${id}${longWord("en", letterCounts.email - id.length - 6).toLowerCase()}@a.org`;

// ── What articles are filed under ────────────────────────────────────────────

type Named = { id: string; names: Record<Edition, { name: string; slug: string }> };
type Filing = { sections: Named[]; tags: Named[]; authors: Named[]; stepId: string };

/** As many sections as there are shapes of a band on the front. */
const sectionsCount = 6;

async function makeFiling(photo: LeadPhoto): Promise<Filing> {
  const description = each((edition) => ({ description: longWord(edition, descriptionCharactersMax) }));
  const sections = await some(sectionsCount, async (names) =>
    makeSection({ en: { ...names.en, ...description.en }, ar: { ...names.ar, ...description.ar } }),
  );
  const tags = await some(tagTypes.length + 1, async (names, index) =>
    makeTag(tagTypes[index % tagTypes.length] ?? "topic", {
      en: { ...names.en, ...description.en },
      ar: { ...names.ar, ...description.ar },
    }),
  );
  const about = each((edition) => ({
    jobTitle: longWord(edition, letterCounts.jobTitle),
    biography: longWord(edition, letterCounts.biography),
  }));
  const authors = await some(4, async (names) =>
    makeAuthor({ en: { ...names.en, ...about.en }, ar: { ...names.ar, ...about.ar } }, { portraitId: photo.assetId }),
  );
  const account = await longMember("sub_editor");
  await db.author.update({ where: { id: authors[0]?.id ?? "" }, data: { memberId: account.id } });
  const stepId = newId();
  const steps = editions.map((edition) => ({ edition, name: longWord(edition, stepNameMax) }));
  await db.reviewStep.create({ data: { id: stepId, position: 0, names: { create: steps } } });
  return { sections, tags, authors, stepId };
}

/** Long names of which no two are the same, each with an address of its own. */
async function some(count: number, make: (names: Named["names"], index: number) => Promise<string>): Promise<Named[]> {
  const made: Named[] = [];
  for (let index = 0; index < count; index += 1) {
    const mark = newId().toLowerCase();
    const names = each((edition) => ({
      name: `${longWord(edition, nameCharactersMax - mark.length)}${mark}`,
      slug: `${longWord(edition, slugCharactersMax - mark.length).toLowerCase()}${mark}`,
    }));
    made.push({ id: await make(names, index), names });
  }
  return made;
}

// ── Photos ───────────────────────────────────────────────────────────────────

/** Two photos with words in each language, and one that has a file name only: the newest, so that it is listed first. */
async function makePhotos(photographer: Staff): Promise<LeadPhoto> {
  const [named, ...others] = [
    await uploadPicture(photographer, `${longWord("en", letterCounts.fileName - 4)}.jpg`),
    await uploadPicture(photographer, `${longWord("ar", letterCounts.fileName - 4)}.jpg`),
    await uploadPicture(photographer, `${longWord("en", letterCounts.fileName - 4)}.jpg`),
  ];
  if (!named) throw new Error("one was brought in");
  for (const [index, { id }] of [named, ...others.slice(0, 1)].entries()) {
    await db.asset.update({ where: { id }, data: wordsOfLead(editions[index] ?? "en") });
  }
  const asset = await db.asset.findUniqueOrThrow({ where: { id: named.id } });
  const { storageKey, width, height, colour, caption, credit, alt } = asset;
  const widths = [...new Set((asset.renditions as Rendition[]).map((rendition) => rendition.width))];
  return { assetId: asset.id, storageKey, width, height, colour, widths, caption, credit, alt, archive: true };
}

const photoWords = (edition: Edition) => ({
  leadCaption: longWord(edition, longest("leadCaption")),
  leadCredit: longWord(edition, longest("leadCredit")),
  leadAlt: longWord(edition, longest("leadAlt")),
});

function longest(field: keyof typeof fieldLimits): number {
  return fieldLimits[field][0]?.charactersMax ?? 0;
}

// ── Articles ─────────────────────────────────────────────────────────────────

type People = { writer: MemberActor; editor: MemberActor };

async function makeArticles(edition: Edition, filing: Filing, photo: LeadPhoto, { writer, editor }: People) {
  const reason = longWord(edition, letterCounts.reason);
  const note = longWord(edition, letterCounts.note);
  const fields = fieldsOf(edition, filing, photo);
  const article = async () => {
    const { id } = await makeArticle({ writer, edition, fields });
    await submit(writer, id, { note });
    return id;
  };
  const tick = async (id: string) =>
    checkStep(editor, id, { ...(await revisionOf(id)), stepId: filing.stepId, done: true });
  const approve_ = async (id: string) => {
    await tick(id);
    await approve(editor, id, await revisionOf(id));
  };
  const publishNow = async (id: string, release: Pick<Release, "when" | "change" | "changeNote">) =>
    publish(editor, id, { ...(await revisionOf(id)), ...release });
  const again = async (id: string) => {
    await type(writer, id, { standfirst: longWord(edition, longest("standfirst") - 1) });
    await type(writer, id, { standfirst: fields.standfirst });
    await submit(writer, id, { note });
    await approve_(id);
  };

  const sentBack = await article();
  await sendBack(editor, sentBack, { ...(await revisionOf(sentBack)), reason });
  const inReview = await article();
  await tick(inReview);
  const killed = await article();
  await approve_(killed);
  await publishNow(killed, { when: { kind: "now" }, change: "update", changeNote: "" });
  await kill(editor, killed, { reason });
  const scheduled = await article();
  await approve_(scheduled);
  const at = { local: "2099-01-01T08:00", timeZone: "America/Argentina/Buenos_Aires" };
  await publishNow(scheduled, { when: { kind: "schedule", at }, change: "update", changeNote: "" });
  const approved = await article();
  await approve_(approved);
  await publishNow(approved, { when: { kind: "now" }, change: "update", changeNote: "" });
  await again(approved);
  await publishNow(approved, { when: { kind: "now" }, change: "correction", changeNote: reason });
  await again(approved);
  const other = edition === "en" ? "ar" : "en";
  const translation = await translate(writer, approved, { edition: other });
  await type(writer, translation.articleId, fieldsOf(other, filing, photo));
  return { sentBack, inReview, killed, scheduled, approved };
}

const fieldsOf = (edition: Edition, { sections, tags, authors }: Filing, photo: LeadPhoto) => ({
  headline: longWord(edition, longest("headline")),
  standfirst: longWord(edition, longest("standfirst")),
  slug: longWord(edition, slugCharactersMax).toLowerCase(),
  slugByHand: true,
  dateline: longWord(edition, longest("dateline")),
  sectionId: sections[0]?.id ?? null,
  // All but the last, which can still be chosen.
  bylines: authors.slice(0, -1).map(({ id }) => id),
  translators: authors.slice(-1).map(({ id }) => id),
  tags: tags.slice(0, -1).map(({ id }) => id),
  leadAssetId: photo.assetId,
  leadArchive: true,
  ...photoWords(edition),
  body: bodyOf(edition),
});

/** Every kind of block, and an address that stands in the text as itself. */
function bodyOf(edition: Edition): BodyDoc {
  const word = longWord(edition, 300);
  const text = [{ type: "text" as const, text: word }];
  const paragraph = { type: "paragraph" as const, content: text };
  const href = `https://example.org/${longWord("en", hrefLengthMax - 48)}`;
  const who = longWord(edition, speakerLengthMax);
  const items = [{ type: "listItem" as const, content: [paragraph] }];
  return {
    type: "doc",
    content: [
      paragraph,
      { type: "heading", attrs: { level: 2 }, content: text },
      { type: "heading", attrs: { level: 3 }, content: text },
      { type: "quote", attrs: { speaker: who, role: who }, content: text },
      { type: "bulletList", content: items },
      {
        type: "orderedList",
        content: [{ type: "listItem", content: [paragraph, { type: "bulletList", content: items }] }],
      },
      { type: "blockquote", content: [paragraph] },
      { type: "paragraph", content: [{ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }] },
      { type: "paragraph", content: [{ type: "text", text: word, marks: [{ type: "bold" }] }] },
    ],
  };
}

// ── The front ────────────────────────────────────────────────────────────────

/** Told apart from what readers read. */
const timesRead = 7_654_321;

/** What stands in a section of the front, of which the shape of its band follows. */
const bands: { count: number; pictured: number }[] = [
  { count: 6, pictured: 6 },
  { count: 6, pictured: 6 },
  { count: 4, pictured: 0 },
  { count: 3, pictured: 1 },
  { count: 2, pictured: 1 },
  { count: 2, pictured: 1 },
];

async function makeFront(edition: Edition, { sections, tags, authors }: Filing, photo: LeadPhoto): Promise<void> {
  const named = ({ id, names }: Named) => ({ id, ...names[edition] });
  const content = {
    edition,
    headline: longWord(edition, longest("headline")),
    standfirst: longWord(edition, longest("standfirst")),
    dateline: longWord(edition, longest("dateline")),
    body: bodyOf(edition),
    authors: authors.map((author) => ({ ...named(author), kind: "person" as const })),
    translators: authors.slice(0, 1).map((author) => ({ ...named(author), kind: "person" as const })),
    tags: tags.map((tag, index) => ({ ...named(tag), type: tagTypes[index % tagTypes.length] ?? "topic" })),
  };
  const ids: string[] = [];
  for (const [index, { count, pictured }] of bands.entries()) {
    const section = sections[index];
    if (!section) throw new Error("there is a section for each band");
    for (let number = 0; number < count; number += 1) {
      const slug = longWord(edition, slugCharactersMax).toLowerCase();
      const lead = number < pictured ? { lead: { ...photo, ...wordsOfLead(edition) } } : {};
      const { id } = await publishedArticle({ ...content, section: named(section), slug, ...lead });
      ids.push(id);
    }
  }
  const leads = ids.slice(0, frontSlotsMax);
  await db.frontSlot.deleteMany({ where: { edition } });
  await db.frontSlot.createMany({ data: leads.map((articleId, position) => ({ edition, position, articleId })) });
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  await db.reading.createMany({ data: leads.map((articleId) => ({ hour, articleId, count: timesRead })) });
}

function wordsOfLead(edition: Edition): Pick<LeadPhoto, "caption" | "credit" | "alt"> {
  const { leadCaption, leadCredit, leadAlt } = photoWords(edition);
  return { caption: leadCaption, credit: leadCredit, alt: leadAlt };
}
