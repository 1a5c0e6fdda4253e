import { describe, expect, test } from "vitest";
import { approve } from "#lib/articles/approve";
import type { ArticleContent } from "#lib/articles/content";
import { deskCounts, listArticles } from "#lib/articles/desk";
import { getDeskArticle } from "#lib/articles/desk-article";
import { listRevisions } from "#lib/articles/desk-history";
import { publishDue } from "#lib/articles/due";
import { override, publish } from "#lib/articles/publish";
import { restore } from "#lib/articles/restore";
import { sendBack } from "#lib/articles/send-back";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { kill, unpublish, unschedule } from "#lib/articles/unpublish";
import type { MemberActor } from "#lib/members/actor";
import { setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { makeArticle, makeMember, paragraphs, revisionOf, type } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";

const now = { kind: "now" } as const;
const plain = { when: now, change: "update", changeNote: "" } as const;
const livePublications = (articleId: string) => db.publication.findMany({ where: { articleId, state: "live" } });
const actionsOf = async (articleId: string) =>
  (await db.event.findMany({ where: { articleId }, orderBy: { seq: "asc" } })).map((event) => event.action);

const hour = 3_600_000;
const inHours = (hours: number) => ({
  local: new Date(Date.now() + hours * hour).toISOString().slice(0, 16),
  timeZone: "UTC",
});

describe("from draft to kill", () => {
  test("an article goes through every state, each change with its event, and the database agrees throughout", async () => {
    const { id, writer } = await makeArticle();
    const editor = await makeMember("editor");

    await submit(writer, id, { note: "" });
    const first = await revisionOf(id);
    await sendBack(editor, id, { ...first, reason: "Who said so?" });
    expect(await getDeskArticle(writer, id)).toMatchObject({ sentBackReason: "Who said so?", sentBackBy: editor.name });
    expect((await listArticles(writer, { view: "waiting" })).rows.map((row) => row.id)).toContain(id);

    await type(writer, id, { body: paragraphs("The mayor said so.") });
    await submit(writer, id, { note: "" });
    const second = await revisionOf(id);
    expect(second.hash).not.toBe(first.hash);
    await approve(editor, id, second);
    await publish(editor, id, { ...second, ...plain });
    expect(await livePublications(id)).toHaveLength(1);

    await type(writer, id, { body: paragraphs("The mayor's deputy said so.") });
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ workState: "draft", publicState: "live" });
    await submit(writer, id, { note: "" });
    const third = await revisionOf(id);
    await approve(editor, id, third);
    const note = "An earlier version named the mayor; it was the deputy.";
    await publish(editor, id, { ...third, when: now, change: "correction", changeNote: note });
    const [live] = await livePublications(id);
    expect(live).toMatchObject({ revisionId: third.revisionId, change: "correction", changeNote: note });

    await kill(editor, id, { reason: "The letter was forged." });
    expect(await livePublications(id)).toHaveLength(0);
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "killed" });
    expect(await actionsOf(id)).toEqual([
      "article.created",
      "article.submitted",
      "article.sent_back",
      "article.submitted",
      "article.approved",
      "article.published",
      "article.reopened",
      "article.submitted",
      "article.approved",
      "article.corrected",
      "article.killed",
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });

  test("what was sent back waits for whoever began it and whoever last sent it to review, and for nobody else", async () => {
    const { id, writer } = await makeArticle();
    const [colleague, former, editor] = [await makeMember(), await makeMember(), await makeMember("editor")];
    const waitsFor = async (member: MemberActor) => {
      const { rows } = await listArticles(member, { view: "waiting" });
      return [rows.some((row) => row.id === id), (await deskCounts(member)).waiting];
    };
    await submit(former, id, { note: "" });
    await sendBack(editor, id, { ...(await revisionOf(id)), reason: "Who said so?" });
    expect(await waitsFor(former)).toEqual([true, 1]);
    await submit(colleague, id, { note: "" });
    await sendBack(editor, id, { ...(await revisionOf(id)), reason: "And who else?" });
    // What a restore keeps is a revision too, and no submission.
    const first = await db.revision.findFirstOrThrow({ where: { articleId: id, number: 1 } });
    await restore(former, id, { revisionId: first.id, hash: first.hash });
    expect(await db.revision.count({ where: { articleId: id } })).toBe(3);

    expect(await waitsFor(colleague)).toEqual([true, 1]);
    expect(await waitsFor(writer)).toEqual([true, 1]);
    expect(await waitsFor(former)).toEqual([false, 0]);
    expect(await waitsFor(await makeMember())).toEqual([false, 0]);
    await submit(writer, id, { note: "" });
    expect(await waitsFor(colleague)).toEqual([false, 0]);
  });

  test("a killed article takes no more edits, reviews or publications", async () => {
    const { id, writer, revision } = await makeArticle({ workState: "approved", publicState: "killed" });
    const editor = await makeMember("editor");
    await expect(submit(writer, id, { note: "" })).rejects.toMatchObject({ kind: "conflict", code: "article.killed" });
    await expect(publish(editor, id, { ...revision, ...plain })).rejects.toMatchObject({ kind: "conflict" });
    await expect(restore(writer, id, revision)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("a revision", () => {
  test("holds by value what was written, with the members who typed in it", async () => {
    const colleague = await makeMember("sub_editor");
    const { id, writer } = await makeArticle();
    await type(colleague, id, { headline: "A mended headline" });
    await submit(writer, id, { note: "For tonight." });
    const revision = await db.revision.findFirstOrThrow({ where: { articleId: id } });
    expect(revision).toMatchObject({ number: 1, note: "For tonight.", createdById: writer.id });
    expect(revision.contributorIds.toSorted()).toEqual([writer.id, colleague.id].toSorted());
    const content = revision.content as unknown as ArticleContent;
    expect(content).toMatchObject({ headline: "A mended headline", slug: "a-mended-headline", edition: "en" });
    expect(content.section?.name).toMatch(/^Section/);
    expect(content.tags).toHaveLength(1);
  });

  test("restored, comes back as a draft; what it replaces is kept and the live page stays", async () => {
    const { id, writer, revision } = await makeArticle({ workState: "approved", publicState: "live" });
    await type(writer, id, { headline: "Something else", body: paragraphs("All new.") });
    await restore(writer, id, revision);
    const article = await db.article.findUniqueOrThrow({ where: { id } });
    expect(article).toMatchObject({ headline: `Headline ${id}`, workState: "draft", publicState: "live" });
    const kept = await db.revision.findFirstOrThrow({ where: { articleId: id }, orderBy: { number: "desc" } });
    expect(kept).toMatchObject({ number: 2, reason: "restored" });
    expect((kept.content as unknown as ArticleContent).headline).toBe("Something else");
    expect((await livePublications(id))[0]?.revisionId).toBe(revision.revisionId);
  });
});

describe("exactly the approved revision", () => {
  test("changing one letter after approval needs approval again", async () => {
    const { id, writer, revision } = await makeArticle({ workState: "approved" });
    const editor = await makeMember("editor");
    await type(writer, id, { headline: `Headline ${id}.` });
    await expect(publish(editor, id, { ...revision, ...plain })).rejects.toMatchObject({ kind: "conflict" });
    expect(await livePublications(id)).toHaveLength(0);
    await submit(writer, id, { note: "" });
    await expect(publish(editor, id, { ...(await revisionOf(id)), ...plain })).rejects.toMatchObject({
      kind: "conflict",
      code: "article.state.publish",
    });
  });

  test("a hash that is not the revision's is refused", async () => {
    const { id, revision } = await makeArticle({ workState: "approved" });
    const editor = await makeMember("editor");
    const other = { ...revision, hash: "0".repeat(64) };
    await expect(publish(editor, id, { ...other, ...plain })).rejects.toMatchObject({ code: "article.movedOn" });
  });

  test("the author cannot approve her own, whoever she is", async () => {
    const editor = await makeMember("editor", "managing_editor");
    const { id } = await makeArticle({ writer: editor, workState: "in_review" });
    await expect(approve(editor, id, await revisionOf(id))).rejects.toMatchObject({
      kind: "forbidden",
      code: "article.approveOwn",
    });
  });

  test("an override publishes what is written now, with name and reason in the trail", async () => {
    const chief = await makeMember("managing_editor");
    const { id } = await makeArticle();
    await override(chief, id, { ...plain, reason: "The dam is about to break." });
    const [live] = await livePublications(id);
    const approval = await db.approval.findUniqueOrThrow({ where: { id: live?.approvalId ?? "" } });
    expect(approval).toMatchObject({ kind: "override", reason: "The dam is about to break.", memberId: chief.id });
    expect(await brokenInvariants()).toEqual([]);
  });

  test("checks hold back what is incomplete and name each field", async () => {
    const { id, revision } = await makeArticle({ workState: "approved", fields: { sectionId: null, bylines: [] } });
    const editor = await makeMember("editor");
    await expect(publish(editor, id, { ...revision, ...plain })).rejects.toMatchObject({
      kind: "invalid",
      fields: { section: { code: "check.section" }, bylines: { code: "check.bylines" } },
    });
  });

  test("a correction without its text is refused", async () => {
    const { id, writer } = await makeArticle({ publicState: "live" });
    const editor = await makeMember("editor");
    await submit(writer, id, { note: "" });
    const revision = await revisionOf(id);
    await approve(editor, id, revision);
    const correction = { ...revision, when: now, change: "correction", changeNote: "" } as const;
    await expect(publish(editor, id, correction)).rejects.toMatchObject({ code: "publish.noteRequired" });
  });
});

describe("two at once", () => {
  test("ten presses of publish make one publication and one event", async () => {
    const { id, revision } = await makeArticle({ workState: "approved" });
    const editor = await makeMember("editor");
    await Promise.all(Array.from({ length: 10 }, () => publish(editor, id, { ...revision, ...plain })));
    expect(await db.publication.count({ where: { articleId: id } })).toBe(1);
    expect((await actionsOf(id)).filter((action) => action === "article.published")).toHaveLength(1);
  });

  test("of two editors who approve and send back at the same moment one wins, the other is told", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeArticle({ workState: "in_review" });
      const [one, two] = [await makeMember("editor"), await makeMember("editor")];
      const revision = await revisionOf(id);
      const results = await Promise.allSettled([
        approve(one, id, revision),
        sendBack(two, id, { ...revision, reason: "Not yet." }),
      ]);
      const { workState } = await db.article.findUniqueOrThrow({ where: { id } });
      const [approved, returned] = results.map((result) => result.status === "fulfilled");
      // Approving first and sending back after it is a valid order too: then both are done, the last one stands.
      expect(workState).toBe(returned ? "draft" : "approved");
      if (!approved) expect(results[0]).toMatchObject({ reason: { kind: "conflict" } });
    }
  });

  test("publish against kill ends as one of the two, and cache, rows and trail agree", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, writer } = await makeArticle({ publicState: "live" });
      const editor = await makeMember("editor");
      await submit(writer, id, { note: "" });
      const revision = await revisionOf(id);
      await approve(editor, id, revision);
      await Promise.allSettled([
        publish(editor, id, { ...revision, ...plain }),
        kill(editor, id, { reason: "Forged." }),
      ]);
      expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "killed" });
      expect(await livePublications(id)).toHaveLength(0);
    }
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("by the clock", () => {
  test("a schedule publishes once, however many schedulers run, with the time that was set", async () => {
    const { id } = await makeArticle({ publicState: "scheduled", when: { kind: "schedule", at: inHours(2) } });
    await publishDue();
    expect(await livePublications(id)).toHaveLength(0);
    setClockOffset(3 * hour);
    await Promise.all([publishDue(), publishDue(), publishDue(), publishDue(), publishDue()]);
    const [live] = await livePublications(id);
    expect(live?.startsAt.toISOString().slice(0, 16)).toBe(inHours(2).local);
    expect((await actionsOf(id)).filter((action) => action === "article.published")).toHaveLength(1);
    setClockOffset(0);
  });

  test("what is edited after scheduling stays at home: the scheduled revision goes out", async () => {
    const { id, writer, revision } = await makeArticle({
      publicState: "scheduled",
      when: { kind: "schedule", at: inHours(2) },
    });
    await type(writer, id, { headline: "Written later" });
    setClockOffset(3 * hour);
    await publishDue();
    const [live] = await livePublications(id);
    expect(live?.headline).toBe(`Headline ${id}`);
    expect(revision.hash).not.toBe("");
    setClockOffset(0);
  });

  test("an embargo lifts and an expiry ends by themselves, and both are written down", async () => {
    const { id } = await makeArticle({
      publicState: "scheduled",
      when: { kind: "embargo", at: inHours(2) },
      until: inHours(4),
    });
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "scheduled" });
    setClockOffset(3 * hour);
    await publishDue();
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "live" });
    setClockOffset(5 * hour);
    await publishDue();
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "unpublished" });
    expect((await actionsOf(id)).slice(-2)).toEqual(["article.embargo_lifted", "article.expired"]);
    expect(await db.event.count({ where: { articleId: id, memberId: null } })).toBe(2);
    setClockOffset(0);
  });

  test("a schedule that was called off never comes due", async () => {
    const { id } = await makeArticle({ publicState: "scheduled", when: { kind: "schedule", at: inHours(2) } });
    await unschedule(await makeMember("sub_editor"), id);
    setClockOffset(3 * hour);
    await publishDue();
    expect(await livePublications(id)).toHaveLength(0);
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "none" });
    setClockOffset(0);
  });

  test.each(["schedule", "embargo"] as const)(
    "a revision is not told as published for a %s that was called off",
    async (kind) => {
      const editor = await makeMember("editor");
      const { id, revision } = await makeArticle({ workState: "approved" });
      const told = async () => (await listRevisions(editor, id)).map(({ published }) => published);
      await publish(editor, id, { ...revision, ...plain, when: { kind, at: inHours(2) } });
      expect(await told()).toEqual([false]);
      await unschedule(editor, id);
      setClockOffset(3 * hour);
      expect(await told()).toEqual([false]);
      setClockOffset(0);
      await publish(editor, id, { ...revision, ...plain });
      expect(await told()).toEqual([true]);
      await unpublish(editor, id, { reason: "To be checked." });
      expect(await told()).toEqual([true]);
    },
  );

  test("a time that has passed is refused", async () => {
    const { id, revision } = await makeArticle({ workState: "approved" });
    const late = {
      ...revision,
      when: { kind: "schedule", at: inHours(-1) },
      change: "update",
      changeNote: "",
    } as const;
    await expect(publish(await makeMember("editor"), id, late)).rejects.toMatchObject({ code: "publish.past" });
  });
});

describe("what is put out in place of what is ahead", () => {
  const schedule = (hours: number) => ({ kind: "schedule", at: inHours(hours) }) as const;
  const embargo = (hours: number) => ({ kind: "embargo", at: inHours(hours) }) as const;
  const ahead = async (articleId: string) =>
    (await db.publication.findMany({ where: { articleId, state: { not: "ended" } } })).map(({ state, startsAt }) => [
      state,
      startsAt.toISOString(),
    ]);

  test("a dialog that was opened before somebody set an embargo publishes nothing", async () => {
    const { id, revision } = await makeArticle({ workState: "approved" });
    const [one, two] = [await makeMember("editor"), await makeMember("editor")];
    await publish(one, id, { ...revision, ...plain, when: embargo(2), seen: [] });
    const stale = { ...revision, ...plain, seen: [], breaksEmbargo: true };
    await expect(publish(two, id, stale)).rejects.toMatchObject({ code: "article.publicationsMoved" });
    await expect(unschedule(two, id, { seen: [] })).rejects.toMatchObject({ code: "article.publicationsMoved" });
    await expect(unpublish(two, id, { reason: "To be checked.", seen: [] })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await ahead(id)).toEqual([["live", expect.any(String)]]);
    expect((await actionsOf(id)).at(-1)).toBe("article.scheduled");
    const { ahead: set } = await getDeskArticle(two, id);
    await unschedule(two, id, { seen: [set?.id ?? ""] });
    expect(await ahead(id)).toEqual([]);
  });

  test("an embargo gives way to an earlier time only when that is said once more", async () => {
    const { id, revision } = await makeArticle({ workState: "approved" });
    const editor = await makeMember("editor");
    await publish(editor, id, { ...revision, ...plain, when: embargo(3) });
    for (const when of [now, schedule(1)]) {
      const early = publish(editor, id, { ...revision, ...plain, when });
      await expect(early).rejects.toMatchObject({ code: "publish.underEmbargo" });
    }
    expect(await ahead(id)).toHaveLength(1);
    await publish(editor, id, { ...revision, ...plain, breaksEmbargo: true });
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "live" });
    const ended = await db.publication.findMany({ where: { articleId: id, state: "ended" } });
    expect(ended.map((publication) => publication.ended)).toEqual(["cancelled"]);
  });

  test("a later schedule takes the place of an embargo: one of them goes out, once, with its own time", async () => {
    const { id, revision } = await makeArticle({ workState: "approved" });
    const editor = await makeMember("editor");
    await publish(editor, id, { ...revision, ...plain, when: embargo(1) });
    await publish(editor, id, { ...revision, ...plain, when: schedule(3) });
    expect(await ahead(id)).toEqual([["scheduled", expect.any(String)]]);
    setClockOffset(2 * hour);
    await publishDue();
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({ publicState: "scheduled" });
    setClockOffset(4 * hour);
    await publishDue();
    setClockOffset(0);
    const [live] = await livePublications(id);
    expect(live?.firstPublishedAt).toEqual(live?.startsAt);
    expect((await db.article.findUnique({ where: { id } }))?.firstPublishedAt).toEqual(live?.startsAt);
    expect(await brokenInvariants()).toEqual([]);
  });

  test("a small repair keeps the time of the last change that readers were told of, scheduled or not", async () => {
    const { id, writer, revision } = await makeArticle({ workState: "approved", publicState: "live" });
    const editor = await makeMember("editor");
    const [first] = await livePublications(id);
    const rewritten = async (words: string) => {
      await type(writer, id, { body: paragraphs(words) });
      await submit(writer, id, { note: "" });
      await approve(editor, id, await revisionOf(id));
      return revisionOf(id);
    };
    const minor = { change: "minor", changeNote: "" } as const;
    await publish(editor, id, { ...(await rewritten("One comma, less.")), ...minor, when: schedule(1) });
    setClockOffset(2 * hour);
    await publishDue();
    const [repaired] = await livePublications(id);
    expect(repaired?.revisionId).not.toBe(revision.revisionId);
    expect(repaired?.modifiedAt).toEqual(first?.modifiedAt);

    const told = { change: "correction", changeNote: "It was a comma." } as const;
    await publish(editor, id, { ...(await rewritten("One comma more.")), ...told, when: now });
    const [corrected] = await livePublications(id);
    await publish(editor, id, { ...(await rewritten("One comma: less.")), ...minor, when: schedule(3) });
    setClockOffset(4 * hour);
    await publishDue();
    setClockOffset(0);
    expect((await livePublications(id))[0]?.modifiedAt).toEqual(corrected?.startsAt);
  });
});

describe("taken down and translated", () => {
  test("an unpublished article can be published again and keeps the time of its first publication", async () => {
    const { id, revision } = await makeArticle({ workState: "approved", publicState: "live" });
    const editor = await makeMember("editor");
    const [first] = await livePublications(id);
    await unpublish(editor, id, { reason: "To be checked." });
    await publish(editor, id, { ...revision, ...plain });
    const [again] = await livePublications(id);
    expect(again?.firstPublishedAt).toEqual(first?.firstPublishedAt);
    expect(again?.id).not.toBe(first?.id);
  });

  test("a translation is begun once, linked, with section, tags, bylines and no words", async () => {
    const { id, writer } = await makeArticle();
    const [one, two] = await Promise.all([
      translate(writer, id, { edition: "ar" }),
      translate(writer, id, { edition: "ar" }),
    ]);
    expect(one.articleId).toBe(two.articleId);
    const source = await db.article.findUniqueOrThrow({ where: { id } });
    const translation = await db.article.findUniqueOrThrow({ where: { id: one.articleId } });
    expect(translation).toMatchObject({
      edition: "ar",
      headline: "",
      translatedFromId: id,
      translationGroupId: source.translationGroupId,
      sectionId: source.sectionId,
      tagIds: source.tagIds,
    });
  });
});

test("a contributor sees and finds her own articles and nobody else's", async () => {
  const contributor = await makeMember("contributor");
  const own = await makeArticle({ writer: contributor });
  const other = await makeArticle();
  const { rows } = await listArticles(contributor, { view: "all" });
  expect(rows.map((row) => row.id)).toEqual([own.id]);
  await expect(getDeskArticle(contributor, other.id)).rejects.toMatchObject({ kind: "not_found" });
});

test("a contributor is not shown the headline of a translation that somebody else writes", async () => {
  const contributor = await makeMember("contributor");
  const own = await makeArticle({ writer: contributor });
  const { articleId } = await translate(await makeMember("editor"), own.id, { edition: "ar" });
  expect((await getDeskArticle(contributor, own.id)).translations).toEqual([]);
  expect((await getDeskArticle(await makeMember("journalist"), own.id)).translations).toMatchObject([
    { id: articleId },
  ]);
});
