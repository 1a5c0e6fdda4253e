import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { approve } from "#lib/articles/approve";
import { createArticle } from "#lib/articles/create";
import { bodyRoot, writeFields } from "#lib/articles/document";
import { mayCreateArticle } from "#lib/articles/policy";
import { publish, type Release } from "#lib/articles/publish";
import { sendBack } from "#lib/articles/send-back";
import { proposeSlug } from "#lib/articles/slug";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { kill, unpublish } from "#lib/articles/unpublish";
import { wallClock } from "#lib/articles/when";
import { withAllHands } from "#lib/assets/picture";
import { uploadAsset } from "#lib/assets/upload";
import { hashPassword } from "#lib/auth/password";
import { bodyToYjs } from "#lib/body/from-yjs";
import { editions } from "#lib/editions";
import { applyToLive } from "#lib/live/messages";
import type { MemberActor } from "#lib/members/actor";
import { now, nowMs, setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { newId, newSecret } from "#lib/platform/ids";
import { keepReadings } from "#lib/readings/keep";
import type { Newsroom, Publication } from "#lib/settings/fields";
import { articlesAr } from "./articles-ar.ts";
import { articlesEn } from "./articles-en.ts";
import { demoBody } from "./body.ts";
import {
  demoAuthors,
  demoFronts,
  demoMembers,
  demoMostRead,
  demoPublication,
  demoSections,
  demoTags,
} from "./newsroom.ts";
import { type DemoPicture, isDemoPicture, renderDemoPicture } from "./pictures/index.ts";
import type { DemoArticle } from "./types.ts";

/**
 * Fills an empty database with a newsroom at work: *The Lantern*, its people, its paper of the last weeks and
 * articles in every state, made through the ordinary use cases at the times they tell of. Passwords are made
 * at random for this install and kept in `DATA_DIR/demo-accounts.json`.
 *
 * Does nothing, and returns null, when there is any member. Otherwise returns the accounts. `takeIn` brings the
 * photographs: whoever only counts or measures pages can do without drawing them.
 */
export async function fillDemo(
  say: (line: string) => void = () => {},
  takeIn: TakeIn = upload,
): Promise<DemoAccount[] | null> {
  if ((await db.member.count()) > 0) return null;
  const accounts = await fillPeople();
  // Before anything that takes long: a start that is stopped now must not leave people without their passwords.
  await writeAccounts(accounts);
  const keys = await fillDirectory(accounts);
  say("drawing the photographs");
  const pictures = await fillPictures(keys, say, takeIn);
  say("writing the articles");
  try {
    await fillArticles(keys, pictures);
  } finally {
    setClockOffset(0);
  }
  await fillFronts(keys);
  await fillReadings(keys);
  return accounts;
}

export type DemoAccount = { email: string; password: string; role: string };

type Keys = {
  members: Map<string, MemberActor>;
  /** Member by the key of the author that they sign as. */
  writers: Map<string, MemberActor>;
  sections: Map<string, string>;
  authors: Map<string, string>;
  tags: Map<string, string>;
  /** Article by `edition:key`. */
  articles: Map<string, string>;
};

async function fillPeople(): Promise<(DemoAccount & { member: MemberActor; author?: string })[]> {
  return Promise.all(
    demoMembers.map(async ({ email, name, role, author }) => {
      const password = newSecret().slice(0, 16);
      const id = newId();
      await db.member.create({
        data: { id, email, name, roles: [role], passwordHash: await hashPassword(password), createdAt: now() },
      });
      return { email, password, role, author, member: { kind: "member" as const, id, name, roles: [role] } };
    }),
  );
}

async function fillDirectory(people: Awaited<ReturnType<typeof fillPeople>>): Promise<Keys> {
  const keys: Keys = {
    members: new Map(people.map(({ email, member }) => [email, member])),
    writers: new Map(people.flatMap(({ author, member }) => (author ? [[author, member] as const] : []))),
    sections: new Map(),
    authors: new Map(),
    tags: new Map(),
    articles: new Map(),
  };
  await db.setting.createMany({
    data: [
      {
        key: "publication",
        value: {
          name: demoPublication.name,
          description: demoPublication.description,
          closingLine: demoPublication.closingLine,
        } satisfies Publication,
      },
      {
        key: "newsroom",
        value: { timeZone: demoPublication.timeZone, defaultEdition: "en" } satisfies Newsroom,
      },
    ],
  });
  for (const [position, section] of demoSections.entries()) {
    const id = newId();
    keys.sections.set(section.key, id);
    await db.section.create({
      data: {
        id,
        position,
        names: {
          create: editions.map((edition) => ({
            edition,
            name: section.name[edition],
            slug: proposeSlug(section.name[edition], edition),
            description: section.description[edition],
          })),
        },
      },
    });
  }
  for (const author of demoAuthors) {
    const id = newId();
    keys.authors.set(author.key, id);
    await db.author.create({
      data: {
        id,
        kind: author.kind,
        memberId: keys.writers.get(author.key)?.id ?? null,
        names: {
          create: editions.map((edition) => ({
            edition,
            name: author.name[edition],
            slug: proposeSlug(author.name[edition], edition),
            jobTitle: author.jobTitle[edition],
            biography: author.biography[edition],
          })),
        },
      },
    });
  }
  for (const tag of demoTags) {
    const id = newId();
    keys.tags.set(tag.key, id);
    await db.tag.create({
      data: {
        id,
        type: tag.type,
        createdAt: now(),
        names: {
          create: editions.map((edition) => ({
            edition,
            name: tag.name[edition],
            slug: proposeSlug(tag.name[edition], edition),
          })),
        },
      },
    });
  }
  return keys;
}

/** Takes one picture in as the photographer's; returns the asset's id. */
export type TakeIn = (photographer: MemberActor, picture: DemoPicture, jpeg: Buffer) => Promise<string>;

async function upload(photographer: MemberActor, picture: DemoPicture, jpeg: Buffer): Promise<string> {
  const asset = await uploadAsset(photographer, {
    name: `${picture}.jpg`,
    bytes: new Blob([new Uint8Array(jpeg)]).stream() as ReadableStream<Uint8Array>,
    declaredLength: jpeg.length,
  });
  return asset.id;
}

/** Draws each picture that an article or an author shows, and takes it in as if a photographer had sent it. */
async function fillPictures(keys: Keys, say: (line: string) => void, takeIn: TakeIn): Promise<Map<string, string>> {
  const photographer = memberWith(keys, "photo_editor");
  const articles = [...articlesEn, ...articlesAr];
  const wanted = [
    ...new Set([
      ...articles.flatMap((article) => article.photo?.picture ?? []),
      ...demoAuthors.flatMap((author) => author.portrait ?? []),
    ]),
  ].filter(isDemoPicture);
  const assets = new Map<string, string>();
  // While some are being taken in, by processes of their own, the next is drawn.
  await withAllHands(async () => {
    const takings: Promise<unknown>[] = [];
    for (const [index, picture] of wanted.entries()) {
      const jpeg = await renderDemoPicture(picture);
      if (index > 0 && index % 10 === 0) say(`${index} of ${wanted.length} photographs`);
      // No more than a few wait in memory: the oldest is done before one more is drawn.
      await takings[index - drawnAheadMax];
      takings.push(takeIn(photographer, picture, jpeg).then((id) => assets.set(picture, id)));
    }
    await Promise.all(takings);
  });
  for (const author of demoAuthors) {
    const portraitId = author.portrait ? assets.get(author.portrait) : undefined;
    const id = keys.authors.get(author.key);
    if (portraitId && id) await db.author.update({ where: { id }, data: { portraitId } });
  }
  return assets;
}

const drawnAheadMax = 6;

async function fillArticles(keys: Keys, pictures: Map<string, string>): Promise<void> {
  // Oldest first, so that the audit trail runs as time did. English comes before its translation.
  const all = [...articlesEn, ...articlesAr].sort((a, b) => b.hoursAgo - a.hoursAgo || (a.edition === "en" ? -1 : 1));
  const originals = new Set(articlesEn.map((article) => article.key));
  const later = all.filter((article) => article.edition === "ar" && originals.has(article.key));
  for (const article of [...all.filter((article) => !later.includes(article)), ...later]) {
    await fillArticle(keys, pictures, article);
  }
}

async function fillArticle(keys: Keys, pictures: Map<string, string>, article: DemoArticle): Promise<void> {
  const { bylines, translators = [] } = article;
  const writer =
    [...translators, ...bylines]
      .map((key) => keys.writers.get(key))
      .find((member) => member && mayCreateArticle(member)) ?? memberWith(keys, "journalist");
  const editor = memberWith(keys, "editor", writer);
  const chief = memberWith(keys, "managing_editor", writer);
  const approver = editor.id === writer.id ? chief : editor;
  const hoursAgo = (hours: number) => setClockOffset(-hours * 3_600_000);

  hoursAgo(article.hoursAgo + 3);
  const articleId = await begin(keys, writer, article);
  keys.articles.set(`${article.edition}:${article.key}`, articleId);
  await applyToLive(articleId, writer.id, (doc) => {
    writeFields(doc, {
      headline: article.headline,
      standfirst: article.standfirst,
      dateline: article.dateline,
      sectionId: keys.sections.get(article.section) ?? null,
      bylines: bylines.flatMap((key) => keys.authors.get(key) ?? []),
      translators: translators.flatMap((key) => keys.authors.get(key) ?? []),
      tags: article.tags.flatMap((key) => keys.tags.get(key) ?? []),
      leadAssetId: (article.photo && pictures.get(article.photo.picture)) ?? null,
      leadCaption: article.photo?.caption ?? "",
      leadCredit: article.photo?.credit ?? "",
      leadAlt: article.photo?.alt ?? "",
      leadArchive: article.photo?.archive ?? false,
    });
    // What was corrected later went out without its last paragraph.
    const first = article.correction ? article.body.slice(0, -1) : article.body;
    bodyToYjs(demoBody(first), doc.getXmlFragment(bodyRoot));
  });
  if (article.state === "draft") return;

  hoursAgo(article.hoursAgo + 1);
  await submit(writer, articleId, { note: "" });
  if (article.state === "in_review") return;
  const revision = await workRevision(articleId);
  if (article.state === "sent_back") {
    const reason =
      article.edition === "en"
        ? "Who told us about the second letter? Please name the source or say why not."
        : "من أين الرقم في الفقرة الثانية؟ نحتاج إلى مصدر مسمّى.";
    await sendBack(editor, articleId, { ...revision, reason });
    return;
  }
  hoursAgo(article.hoursAgo + 0.5);
  await approve(approver, articleId, revision);
  if (article.state === "approved") return;

  hoursAgo(article.state === "scheduled" || article.state === "embargoed" ? 0 : article.hoursAgo);
  const ahead = (hours: number) => ({
    local: wallClock(new Date(nowMs() + hours * 3_600_000), demoPublication.timeZone),
    timeZone: demoPublication.timeZone,
  });
  const when: Release["when"] =
    article.state === "scheduled"
      ? { kind: "schedule", at: ahead(18) }
      : article.state === "embargoed"
        ? { kind: "embargo", at: ahead(30) }
        : { kind: "now" };
  await publish(chief, articleId, { ...revision, when, change: "update", changeNote: "" });
  if (article.correction) {
    hoursAgo(article.correction.hoursAgo);
    await applyToLive(articleId, writer.id, (doc) => bodyToYjs(demoBody(article.body), doc.getXmlFragment(bodyRoot)));
    await submit(writer, articleId, { note: "" });
    const corrected = await workRevision(articleId);
    await approve(approver, articleId, corrected);
    await publish(chief, articleId, {
      ...corrected,
      when: { kind: "now" },
      change: "correction",
      changeNote: article.correction.text,
    });
  }
  if (article.state === "unpublished") {
    hoursAgo(Math.max(0, article.hoursAgo - 1));
    await unpublish(chief, articleId, { reason: "The figures are being checked again with the ministry." });
  }
  if (article.state === "killed") {
    hoursAgo(Math.max(0, article.hoursAgo - 1));
    await kill(chief, articleId, { reason: "The document that the report rests on was forged." });
  }
}

async function begin(keys: Keys, writer: MemberActor, article: DemoArticle): Promise<string> {
  const original = article.edition === "ar" ? keys.articles.get(`en:${article.key}`) : undefined;
  if (original) {
    const killed = await db.article.findUniqueOrThrow({ where: { id: original }, select: { publicState: true } });
    if (killed.publicState !== "killed")
      return (await translate(writer, original, { edition: article.edition })).articleId;
  }
  return (await createArticle(writer, { edition: article.edition })).articleId;
}

async function workRevision(articleId: string): Promise<{ revisionId: string; hash: string }> {
  const { workRevision } = await db.article.findUniqueOrThrow({
    where: { id: articleId },
    include: { workRevision: true },
  });
  if (!workRevision) throw new Error(`demo article ${articleId} has no revision under review`);
  return { revisionId: workRevision.id, hash: workRevision.hash };
}

async function fillFronts(keys: Keys): Promise<void> {
  for (const edition of editions) {
    const { lead, seconds } = demoFronts[edition];
    const articleIds = [lead, ...seconds].flatMap((key) => keys.articles.get(`${edition}:${key}`) ?? []);
    await db.frontSlot.createMany({
      data: articleIds.map((articleId, position) => ({ edition, position, articleId })),
    });
  }
}

/** As if the paper had been out for some hours already: the front's list of what is read most is not empty. */
async function fillReadings(keys: Keys): Promise<void> {
  for (const edition of editions) {
    for (const [place, key] of demoMostRead[edition].entries()) {
      const id = keys.articles.get(`${edition}:${key}`);
      if (id) await keepReadings(new Map([[id, Math.round(900 / (place + 1))]]), new Date(nowMs() - 3_600_000));
    }
  }
}

async function writeAccounts(accounts: DemoAccount[]): Promise<void> {
  const list = accounts.map(({ email, password, role }) => ({ email, password, role }));
  await writeFile(path.join(env.dataDir, "demo-accounts.json"), `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
}

function memberWith(keys: Keys, role: MemberActor["roles"][number], other?: MemberActor): MemberActor {
  const found = [...keys.members.values()].find((member) => member.roles.includes(role) && member.id !== other?.id);
  if (!found) throw new Error(`the demo newsroom has no ${role}`);
  return found;
}
