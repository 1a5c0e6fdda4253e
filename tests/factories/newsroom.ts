import { approve } from "#lib/articles/approve";
import { createArticle } from "#lib/articles/create";
import { bodyRoot, type DocumentFields, writeFields } from "#lib/articles/document";
import { publish, type Release } from "#lib/articles/publish";
import type { PublicState, WorkState } from "#lib/articles/states";
import { submit } from "#lib/articles/submit";
import { kill, unpublish } from "#lib/articles/unpublish";
import { bodyToYjs } from "#lib/body/from-yjs";
import type { BodyDoc } from "#lib/body/types";
import { type Edition, editions } from "#lib/editions";
import { applyToLive } from "#lib/live/messages";
import type { MemberActor } from "#lib/members/actor";
import type { Role } from "#lib/members/roles";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { waiveSecondPerson } from "#lib/sections/keep";

/** People, places and articles for tests; each makes what it needs that is not given, so that a test says only what it is about. */
export async function makeMember(...roles: Role[]): Promise<MemberActor> {
  const id = newId();
  const held = roles.length > 0 ? roles : (["journalist"] as const);
  await db.member.create({ data: { id, email: `${id}@example.test`, name: `Member ${id}`, roles: [...held] } });
  return { kind: "member", id, name: `Member ${id}`, roles: held };
}

/** With `alone`, an administrator has said that one editor is enough there. */
export async function makeSection({ alone = false } = {}): Promise<string> {
  const id = newId();
  const names = editions.map((edition) => ({ edition, name: `Section ${id} ${edition}`, slug: `section-${id}` }));
  await db.section.create({ data: { id, names: { create: names } } });
  if (alone) await waiveSecondPerson(await makeMember("administrator"), id);
  return id;
}

export async function makeAuthor(memberId?: string): Promise<string> {
  const id = newId();
  const names = editions.map((edition) => ({ edition, name: `Author ${id} ${edition}`, slug: `author-${id}` }));
  await db.author.create({ data: { id, memberId: memberId ?? null, names: { create: names } } });
  return id;
}

export async function makeTag(): Promise<string> {
  const id = newId();
  const names = editions.map((edition) => ({ edition, name: `Tag ${id} ${edition}`, slug: `tag-${id}` }));
  await db.tag.create({ data: { id, type: "topic", names: { create: names } } });
  return id;
}

export function paragraphs(...texts: string[]): BodyDoc {
  return {
    type: "doc",
    content: texts.map((text) => ({ type: "paragraph", attrs: { dir: null }, content: [{ type: "text", text }] })),
  };
}

/** Types into an article as the member would, and waits until it is stored. */
export async function type(
  actor: MemberActor,
  articleId: string,
  fields: Partial<DocumentFields> & { body?: BodyDoc },
): Promise<void> {
  const { body, ...rest } = fields;
  await applyToLive(articleId, actor.id, (doc) => {
    writeFields(doc, rest);
    if (body) bodyToYjs(body, doc.getXmlFragment(bodyRoot));
  });
}

export type MadeArticle = { id: string; writer: MemberActor; revision: { revisionId: string; hash: string } };

/** An article that could go out, brought to the states by the people whose work that is. */
export async function makeArticle(
  options: {
    edition?: Edition;
    writer?: MemberActor;
    workState?: WorkState;
    publicState?: PublicState;
    fields?: Partial<DocumentFields> & { body?: BodyDoc };
    when?: Release["when"];
    until?: Release["until"];
  } = {},
): Promise<MadeArticle> {
  const writer = options.writer ?? (await makeMember("journalist"));
  const editor = await makeMember("editor");
  const { articleId: id } = await createArticle(writer, { edition: options.edition ?? "en" });
  const { fields = {} } = options;
  await type(writer, id, {
    headline: `Headline ${id}`,
    standfirst: "What it is about.",
    body: paragraphs(`The first words of ${id}.`, "The second paragraph."),
    ...fields,
    sectionId: fields.sectionId === undefined ? await makeSection() : fields.sectionId,
    bylines: fields.bylines ?? [await makeAuthor()],
    tags: fields.tags ?? [await makeTag()],
  });
  const workState = options.workState ?? "draft";
  const publicState = options.publicState ?? "none";
  const review = async () => {
    await submit(writer, id, { note: "" });
    return revisionOf(id);
  };
  let revision = { revisionId: "", hash: "" };
  if (publicState !== "none") {
    revision = await review();
    await approve(editor, id, revision);
    const when: Release["when"] =
      options.when ??
      (publicState === "scheduled"
        ? { kind: "schedule", at: { local: "2099-01-01T08:00", timeZone: "UTC" } }
        : { kind: "now" });
    await publish(editor, id, { ...revision, when, until: options.until, change: "update", changeNote: "" });
    if (publicState === "unpublished") await unpublish(editor, id, { reason: "To be checked." });
    if (workState !== "approved") await type(writer, id, { standfirst: "What it is about, again." });
  }
  if (workState !== "draft" && (publicState === "none" || workState === "in_review")) {
    revision = await review();
    if (workState === "approved") await approve(editor, id, revision);
  }
  if (publicState === "killed") await kill(editor, id, { reason: "Forged." });
  return { id, writer, revision };
}

/** The revision under review or approved, as a command names it. */
export async function revisionOf(id: string): Promise<{ revisionId: string; hash: string }> {
  const { workRevision } = await db.article.findUniqueOrThrow({ where: { id }, include: { workRevision: true } });
  if (!workRevision) throw new Error("the article has no revision under review");
  return { revisionId: workRevision.id, hash: workRevision.hash };
}

/**
 * Everything in the database that a refused call must leave as it was: which version of which row stands in each
 * table. Any insert, update or delete changes it; a lock does not. Of sessions only whether they hold: that one was used
 * just now is written down whatever is answered.
 */
export async function fingerprint(): Promise<string> {
  const tables = (
    "members articles article_updates snapshots revisions revision_assets approvals publications publication_tags " +
    "publication_authors front_slots events outbox settings sections section_names tags tag_names authors author_names " +
    "former_addresses assets one_time_links review_steps review_step_names review_ticks"
  ).split(" ");
  const parts = [
    ...tables.map((table) => sumOf(table, "xmin::text || ctid::text", "ctid")),
    sumOf("sessions", "concat_ws(' ', id, ended_at, expires_at)", "id"),
  ];
  const rows = await db.$queryRawUnsafe<{ name: string; sum: string }[]>(parts.join(" UNION ALL "));
  return rows
    .map(({ name, sum }) => `${name} ${sum}`)
    .sort()
    .join("\n");
}

function sumOf(table: string, of: string, order: string): string {
  return `SELECT '${table}' AS name, md5(coalesce(string_agg(${of}, ',' ORDER BY ${order}), '')) AS sum FROM ${table}`;
}
