import pg from "pg";
import { expect, test, vi } from "vitest";
import { approve } from "#lib/articles/approve";
import { deskCounts, listArticles } from "#lib/articles/desk";
import { getDeskArticle } from "#lib/articles/desk-article";
import { listHistory, listRevisions } from "#lib/articles/desk-history";
import { publish } from "#lib/articles/publish";
import { sendBack } from "#lib/articles/send-back";
import { submit } from "#lib/articles/submit";
import type { MemberActor } from "#lib/members/actor";
import { db } from "#lib/platform/db/index";
import { listSectionRules } from "#lib/sections/desk";
import { closeSection, reopenSection, requireSecondPerson, waiveSecondPerson } from "#lib/sections/keep";
import {
  fingerprint,
  makeArticle,
  makeAuthor,
  makeMember,
  makeSection,
  paragraphs,
  revisionOf,
  type,
} from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";
import { outcome } from "#tests/support/members";

/** Whether approving takes somebody else than the author, as an administrator says for each section. */

const own = "forbidden article.approveOwn";
const release = { when: { kind: "now" }, change: "update", changeNote: "" } as const;

const approvals = (articleId: string) =>
  db.event.findMany({ where: { articleId, action: "article.approved" }, orderBy: { seq: "asc" } });

async function waitsFor(member: MemberActor, id: string): Promise<boolean> {
  const { rows } = await listArticles(member, { view: "waiting" });
  const isThere = rows.some((row) => row.id === id);
  expect((await deskCounts(member)).waiting > 0).toBe(rows.length > 0);
  return isThere;
}

test("every section asks for a second person until an administrator says otherwise, and the trail names who did", async () => {
  const [id, administrator] = [await makeSection(), await makeMember("administrator")];
  expect(await db.section.findUnique({ where: { id } })).toMatchObject({ needsSecondPerson: true });
  await waiveSecondPerson(administrator, id);
  await waiveSecondPerson(administrator, id);
  await requireSecondPerson(administrator, id);
  const events = await db.event.findMany({ where: { subject: `section:${id}` }, orderBy: { seq: "asc" } });
  expect(events.map(({ action, memberId, data }) => ({ action, memberId, data }))).toEqual(
    [false, true].map((to) => ({
      action: "section.changed",
      memberId: administrator.id,
      data: { changes: { needsSecondPerson: { from: !to, to } } },
    })),
  );
  expect(await outcome(waiveSecondPerson(administrator, "000000000000"))).toBe("not_found sections.missing");
});

test("of two administrators who say the same at once both are done, and one of them did it", async () => {
  const id = await makeSection();
  const both = [await makeMember("administrator"), await makeMember("administrator")];
  await Promise.all(both.map((administrator) => waiveSecondPerson(administrator, id)));
  expect(await db.event.count({ where: { subject: `section:${id}` } })).toBe(1);
});

const ties = ["began", "sent to review", "signs", "translated"];

test.each(ties)("where one editor is enough she approves and publishes alone what she %s", async (tie) => {
  const [editor, sectionId] = [await makeMember("editor"), await makeSection()];
  const { id } = await makeArticle({
    ...(tie === "began" ? { writer: editor } : {}),
    fields: {
      sectionId,
      ...(tie === "signs" ? { bylines: [await makeAuthor(editor.id)] } : {}),
      ...(tie === "translated" ? { translators: [await makeAuthor(editor.id)] } : {}),
    },
  });
  await submit(tie === "sent to review" ? editor : await makeMember(), id, { note: "" });
  expect(await waitsFor(editor, id)).toBe(false);
  await waiveSecondPerson(await makeMember("administrator"), sectionId);
  expect(await waitsFor(editor, id)).toBe(true);
  expect(await getDeskArticle(editor, id)).toMatchObject({ abilities: { approve: true }, ownReview: "alone" });
  const revision = await revisionOf(id);
  await approve(editor, id, revision);
  // Pressed twice.
  await approve(editor, id, revision);
  await publish(editor, id, { ...revision, ...release });
  expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "live" });
  expect(await approvals(id)).toMatchObject([{ memberId: editor.id, data: { own: true } }]);
  expect(await listRevisions(editor, id)).toMatchObject([{ approvals: [{ by: editor.name, own: true }] }]);
  expect((await listHistory(editor, id)).find(({ action }) => action === "article.approved")).toMatchObject({
    data: { own: true },
  });
  expect(await brokenInvariants()).toEqual([]);
});

test("a colleague's approval there is an ordinary one, and whoever may not approve still may not", async () => {
  const sectionId = await makeSection({ alone: true });
  const journalist = await makeMember("journalist");
  const { id } = await makeArticle({ writer: journalist, workState: "in_review", fields: { sectionId } });
  const revision = await revisionOf(id);
  expect(await outcome(approve(journalist, id, revision))).toBe("forbidden article.may.approve");
  expect(await getDeskArticle(journalist, id)).toMatchObject({ abilities: { approve: false }, ownReview: null });
  expect(await waitsFor(journalist, id)).toBe(false);
  await approve(await makeMember("editor"), id, revision);
  const [event] = await approvals(id);
  expect(event?.data).not.toHaveProperty("own");
  expect(await listRevisions(journalist, id)).toMatchObject([{ approvals: [{ own: false }] }]);
});

test.each(["bylines", "translators"])(
  "who is taken out of her %s afterwards does not become a stranger to the text",
  async (list) => {
    const editor = await makeMember("editor");
    const author = await makeAuthor(editor.id);
    const { id, revision } = await makeArticle({ workState: "in_review", fields: { [list]: [author] } });
    await db.author.update({ where: { id: author }, data: { memberId: null } });
    const before = await fingerprint();
    expect(await outcome(approve(editor, id, revision))).toBe(own);
    expect(await fingerprint()).toBe(before);
    expect(await waitsFor(editor, id)).toBe(false);
    expect(await getDeskArticle(editor, id)).toMatchObject({ ownReview: "second_person" });
  },
);

test("a rule that was lifted can be put back while its section is closed, and is not lifted there", async () => {
  const [sectionId, administrator] = [await makeSection({ alone: true }), await makeMember("administrator")];
  await closeSection(await makeMember("editor"), sectionId);
  const rule = async () => (await listSectionRules(administrator, "en")).find(({ id }) => id === sectionId);
  expect(await rule()).toMatchObject({ closed: true, needsSecondPerson: false });
  await requireSecondPerson(administrator, sectionId);
  expect(await rule()).toBeUndefined();
  expect(await outcome(waiveSecondPerson(administrator, sectionId))).toBe("conflict sections.closed");
  await reopenSection(await makeMember("editor"), sectionId);
  expect(await rule()).toMatchObject({ closed: false, needsSecondPerson: true });
});

test("once a second person is asked for again, what she approved alone may go out and nothing more is approved alone", async () => {
  const [editor, administrator] = [await makeMember("editor"), await makeMember("administrator")];
  const sectionId = await makeSection({ alone: true });
  const make = () => makeArticle({ writer: editor, workState: "in_review", fields: { sectionId } });
  const [first, second] = [await make(), await make()];
  await approve(editor, first.id, first.revision);
  await requireSecondPerson(administrator, sectionId);

  const before = await fingerprint();
  expect(await outcome(approve(editor, second.id, second.revision))).toBe(own);
  expect(await fingerprint()).toBe(before);
  expect(await waitsFor(editor, second.id)).toBe(false);
  expect(await getDeskArticle(editor, second.id)).toMatchObject({
    abilities: { approve: false },
    ownReview: "second_person",
  });
  expect(await outcome(publish(editor, first.id, { ...first.revision, ...release }))).toBe("done");

  // Her next version is another text.
  await type(editor, first.id, { body: paragraphs("One word more.") });
  await submit(editor, first.id, { note: "" });
  expect(await outcome(approve(editor, first.id, await revisionOf(first.id)))).toBe(own);
  expect(await brokenInvariants()).toEqual([]);
});

test("the section of the revision decides: moving makes another one, and that it was moved stays in the history", async () => {
  const editor = await makeMember("editor");
  const [strict, alone] = [await makeSection(), await makeSection({ alone: true })];
  const { id, revision } = await makeArticle({ writer: editor, workState: "in_review", fields: { sectionId: strict } });
  expect(await outcome(approve(editor, id, revision))).toBe(own);
  await type(editor, id, { sectionId: alone });
  expect(await outcome(approve(editor, id, revision))).toBe("conflict article.state.approve");
  await submit(editor, id, { note: "" });
  expect(await outcome(approve(editor, id, revision))).toBe("conflict article.movedOn");
  expect(await outcome(approve(editor, id, await revisionOf(id)))).toBe("done");
  const sections = await db.revision.findMany({ where: { articleId: id }, orderBy: { number: "asc" } });
  expect(sections.map(({ content }) => (content as { section: { id: string } }).section.id)).toEqual([strict, alone]);
  expect((await listHistory(editor, id)).map(({ action }) => action)).toContain("article.reopened");
});

test("an article without a section, or in a closed one, asks for a second person", async () => {
  const [editor, keeper] = [await makeMember("editor"), await makeMember("managing_editor")];
  const administrator = await makeMember("administrator");
  const nowhere = await makeArticle({ writer: editor, workState: "in_review", fields: { sectionId: null } });
  expect(await outcome(approve(editor, nowhere.id, nowhere.revision))).toBe(own);

  const sectionId = await makeSection({ alone: true });
  const { id, revision } = await makeArticle({ writer: editor, workState: "in_review", fields: { sectionId } });
  expect(await waitsFor(editor, id)).toBe(true);
  await closeSection(keeper, sectionId);
  expect(await outcome(approve(editor, id, revision))).toBe(own);
  expect(await waitsFor(editor, id)).toBe(false);
  await reopenSection(keeper, sectionId);
  expect(await waitsFor(editor, id)).toBe(true);

  const closed = await makeSection();
  await closeSection(keeper, closed);
  expect(await outcome(waiveSecondPerson(administrator, closed))).toBe("conflict sections.closed");
});

test("what she signs waits for her no more than what she began, while a second person is asked for", async () => {
  const editor = await makeMember("editor");
  const { id, revision } = await makeArticle({
    workState: "in_review",
    fields: { bylines: [await makeAuthor(editor.id)] },
  });
  expect(await waitsFor(editor, id)).toBe(false);
  expect(await waitsFor(await makeMember("editor"), id)).toBe(true);
  await sendBack(editor, id, { ...revision, reason: "I would say it otherwise." });
});

test("an approval that was under way when the rule was tightened goes by the rule that stands when it is given", async () => {
  const editor = await makeMember("editor");
  const sectionId = await makeSection({ alone: true });
  const { id, revision } = await makeArticle({ writer: editor, workState: "in_review", fields: { sectionId } });
  const holder = await connect();
  await holder.query("BEGIN");
  await holder.query("UPDATE sections SET needs_second_person = true WHERE id = $1", [sectionId]);
  const approval = outcome(approve(editor, id, revision));
  await until(async () => expect(await waitingFor("SELECT needs_second_person FROM sections")).toBe(1));
  await holder.query("COMMIT");
  await holder.end();
  expect(await approval).toBe(own);
  expect(await approvals(id)).toEqual([]);
  expect(await db.article.findUnique({ where: { id } })).toMatchObject({ workState: "in_review" });
});

test("a rule that is tightened while an approval is being given waits for it, and stands behind it in the trail", async () => {
  const [editor, administrator] = [await makeMember("editor"), await makeMember("administrator")];
  const sectionId = await makeSection({ alone: true });
  const { id, revision } = await makeArticle({ writer: editor, workState: "in_review", fields: { sectionId } });
  const holder = await connect();
  await holder.query("BEGIN");
  // The approval has asked for the rule and cannot be written down yet.
  await holder.query("SELECT pg_advisory_xact_lock(hashtext('dateline.events'))");
  const approval = outcome(approve(editor, id, revision));
  await until(async () => expect(await waitingFor('INSERT INTO "public"."events"')).toBe(1));
  const tightening = outcome(requireSecondPerson(administrator, sectionId));
  await until(async () => expect(await waitingFor("SELECT id FROM sections WHERE id =")).toBe(1));
  await holder.query("ROLLBACK");
  await holder.end();
  expect([await approval, await tightening]).toEqual(["done", "done"]);
  const [approved] = await approvals(id);
  const changed = await db.event.findFirst({ where: { subject: `section:${sectionId}` }, orderBy: { seq: "desc" } });
  expect(approved?.data).toMatchObject({ own: true });
  expect(approved?.seq).toBeLessThan(changed?.seq ?? 0n);
  expect(await brokenInvariants()).toEqual([]);
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return client;
}

/** How many queries of this database with these words wait for a lock. */
async function waitingFor(words: string): Promise<number> {
  return (
    await db.$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ${`%${words}%`}`
  ).length;
}

const until = (check: () => Promise<unknown>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
