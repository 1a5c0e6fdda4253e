import { z } from "zod";
import { bodyText } from "#lib/body/text";
import { flushLive } from "#lib/live/messages";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import type { Approval, Publication, Revision } from "#lib/platform/db/generated/client";
import { type Db, db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { searchForm } from "#lib/search/normalise";
import { runChecks, stops } from "./checks.ts";
import type { ArticleContent } from "./content.ts";
import { bringUpToDate } from "./due.ts";
import { cleanText } from "./fields.ts";
import { freeze } from "./freeze.ts";
import { notCalledOff, supersede } from "./go-live.ts";
import { assertPossible, type LoadedArticle, loadArticle } from "./load.ts";
import { type Change, commit, type Outcome } from "./outcome.ts";
import { reasonText } from "./reason.ts";
import { assertSameRevision, revisionInput } from "./revision-input.ts";
import { assertSeen, seenInput } from "./seen.ts";
import { chosenTime, resolveChosenTime } from "./when.ts";

const when = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("now") }),
  /** A job makes it public at that time. */
  z.strictObject({ kind: z.literal("schedule"), at: chosenTime }),
  /** Public from that instant by the clock alone, and on no surface before it. */
  z.strictObject({ kind: z.literal("embargo"), at: chosenTime }),
]);

const release = z.strictObject({
  when,
  /** Taken down by the clock at that time; absent: stays. */
  until: chosenTime.nullish(),
  /** What readers are told has changed; only where the article has been public before. */
  change: z.enum(["minor", "update", "correction", "clarification"]).default("update"),
  changeNote: z
    .string()
    .max(2000, { error: "reason.tooLong" })
    .default("")
    .transform((text) => cleanText(text, { lines: true }).text.trim()),
  /** Said once more by whoever lets an article out before the embargo that is set on it. */
  breaksEmbargo: z.boolean().optional(),
  ...seenInput.shape,
});

export const publishInput = release.extend(revisionInput.shape);
export const overrideInput = release.extend({ reason: reasonText });

export type Release = z.infer<typeof release>;

/**
 * Publishes an approved revision: at once, at a chosen time, or under an embargo; as first publication or in
 * place of the one that is live (with what changed, as readers are told).
 *
 * Only the revision that was approved, with the hash that the editor had before her, can go out. Asking twice
 * publishes once. Throws `invalid` naming the checks that hold it back, `conflict` when the article has moved on.
 */
export async function publish(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof publishInput>,
): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadCurrent(tx, actor, "publish", articleId);
    const already = await tx.publication.findFirst({
      where: { articleId, revisionId: input.revisionId, state: { in: ["live", "scheduled"] } },
    });
    if (already && sameRelease(already, input)) return { articleId, public: false, event: null };
    await assertSeen(tx, articleId, input);
    assertPossible("publish", article);
    const revision = assertSameRevision(article, input);
    const approval = await tx.approval.findFirst({
      where: { articleId, revisionId: revision.id, hash: revision.hash },
      orderBy: { createdAt: "desc" },
    });
    if (!approval) throw new Refusal("conflict", "article.state.publish");
    return putOut(tx, actor, article, revision, approval, input);
  });
}

/**
 * A managing editor's urgent override: freezes what is written now and publishes it without an approval.
 * Name and reason stand in the audit trail and in the approval's place for good.
 */
export async function override(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof overrideInput>,
): Promise<Outcome> {
  await loadArticle(db, actor, "override", articleId);
  await flushLive(articleId);
  return commit(actor, async (tx) => {
    const article = await loadCurrent(tx, actor, "override", articleId);
    await assertSeen(tx, articleId, input);
    assertPossible("override", article);
    const revision = await freeze(tx, article, { memberId: actor.id, reason: "published", note: input.reason });
    const approval = await tx.approval.create({
      data: {
        id: newId(),
        articleId,
        revisionId: revision.id,
        hash: revision.hash,
        kind: "override",
        reason: input.reason,
        memberId: actor.id,
        createdAt: now(),
      },
    });
    await tx.article.update({
      where: { id: articleId },
      data: { workState: "approved", workRevisionId: revision.id, stateChangedAt: now(), sentBackReason: null },
    });
    return putOut(tx, actor, article, revision, approval, input);
  });
}

async function loadCurrent(
  tx: Db,
  actor: MemberActor,
  action: "publish" | "override",
  articleId: string,
): Promise<LoadedArticle> {
  await loadArticle(tx, actor, action, articleId, { lock: true });
  await bringUpToDate(tx, articleId);
  return loadArticle(tx, actor, action, articleId);
}

async function putOut(
  tx: Db,
  actor: MemberActor,
  article: LoadedArticle,
  revision: Revision,
  approval: Approval,
  input: Release,
): Promise<Change> {
  const content = revision.content as unknown as ArticleContent;
  const failed = stops(runChecks(content));
  if (failed.length > 0 || !content.section) {
    throw new Refusal("invalid", "article.checks", {
      values: { count: failed.length },
      fields: Object.fromEntries(failed.map((check) => [check.field, { code: `check.${check.id}` }])),
    });
  }
  const at = now();
  const later = input.when.kind === "now" ? null : resolveChosenTime(input.when.at);
  const startsAt = later?.instant ?? at;
  const endsAt = input.until ? resolveChosenTime(input.until).instant : null;
  if (later && startsAt <= at)
    throw new Refusal("invalid", "publish.past", { fields: { when: { code: "publish.past" } } });
  if (endsAt && endsAt <= startsAt) {
    throw new Refusal("invalid", "publish.endsBeforeStart", { fields: { until: { code: "publish.endsBeforeStart" } } });
  }
  const wasPublic = article.firstPublishedAt !== null;
  const change = wasPublic ? input.change : "first";
  if ((change === "correction" || change === "clarification") && input.changeNote === "") {
    throw new Refusal("invalid", "publish.noteRequired", { fields: { changeNote: { code: "publish.noteRequired" } } });
  }
  const embargo = input.when.kind === "embargo";
  if (embargo && article.publicState === "live") throw new Refusal("conflict", "publish.embargoWhileLive");

  await callOff(tx, article.id, { at, startsAt, breaksEmbargo: input.breaksEmbargo });
  if (input.when.kind !== "schedule") await supersede(tx, article.id);
  const before = await tx.publication.findFirst({
    where: { articleId: article.id, ...notCalledOff },
    orderBy: { createdAt: "desc" },
    select: { modifiedAt: true },
  });
  const publication = await tx.publication.create({
    data: {
      id: newId(),
      articleId: article.id,
      revisionId: revision.id,
      hash: revision.hash,
      approvalId: approval.id,
      state: input.when.kind === "schedule" ? "scheduled" : "live",
      startsAt,
      endsAt,
      timeZone: later?.timeZone ?? null,
      embargo,
      change,
      changeNote: wasPublic ? input.changeNote : "",
      firstPublishedAt: article.firstPublishedAt ?? startsAt,
      modifiedAt: change === "minor" && before ? before.modifiedAt : startsAt,
      createdById: actor.id,
      createdAt: at,
      edition: content.edition,
      sectionId: content.section.id,
      slug: content.slug,
      headline: content.headline,
      searchTitle: searchForm(content.headline),
      searchText: searchForm(
        [
          content.standfirst,
          bodyText(content.body),
          content.lead?.caption ?? "",
          ...content.tags.map((tag) => tag.name),
        ].join("\n"),
      ),
      tags: { create: content.tags.map((tag) => ({ tagId: tag.id })) },
      authors: {
        create: [
          ...content.bylines.map(({ id }) => ({ authorId: id, role: "author" as const })),
          ...(content.translators ?? []).map(({ id }) => ({ authorId: id, role: "translator" as const })),
        ],
      },
    },
  });
  if (input.when.kind === "now") {
    await tx.article.update({
      where: { id: article.id },
      data: { publicState: "live", stateChangedAt: at, firstPublishedAt: publication.firstPublishedAt },
    });
  } else if (article.publicState !== "live") {
    await tx.article.update({ where: { id: article.id }, data: { publicState: "scheduled", stateChangedAt: at } });
  }
  return {
    articleId: article.id,
    public: true,
    event: {
      action: later ? "article.scheduled" : change === "correction" ? "article.corrected" : "article.published",
      articleId: article.id,
      data: {
        publicationId: publication.id,
        revisionId: revision.id,
        number: revision.number,
        hash: revision.hash,
        change,
        startsAt: startsAt.toISOString(),
        ...(embargo ? { embargo: true } : {}),
        ...(publication.timeZone ? { timeZone: publication.timeZone } : {}),
        ...(approval.kind === "override" ? { override: approval.reason } : {}),
      },
    },
  };
}

/** What is ahead makes room for what is put out in its stead; an embargo gives way to an earlier time only when told to. */
async function callOff(
  tx: Db,
  articleId: string,
  { at, startsAt, breaksEmbargo }: { at: Date; startsAt: Date; breaksEmbargo?: boolean },
): Promise<void> {
  const embargo = await tx.publication.findFirst({
    where: { articleId, state: "live", embargo: true, startsAt: { gt: at } },
    select: { startsAt: true },
  });
  if (embargo && startsAt < embargo.startsAt && !breaksEmbargo) {
    throw new Refusal("conflict", "publish.underEmbargo", {
      fields: { breaksEmbargo: { code: "publish.underEmbargo" } },
    });
  }
  await tx.publication.updateMany({
    where: { articleId, OR: [{ state: "scheduled" }, { state: "live", embargo: true, startsAt: { gt: at } }] },
    data: { state: "ended", ended: "cancelled", endedAt: at },
  });
}

/** Whether the publication that is there is what is being asked for again. */
function sameRelease(publication: Publication, input: Release): boolean {
  if (input.when.kind === "now") return publication.state === "live" && !publication.embargo;
  return publication.startsAt.getTime() === resolveChosenTime(input.when.at).instant.getTime();
}
