import { z } from "zod";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import type { PublicationEnd } from "#lib/platform/db/generated/enums";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { bringUpToDate } from "./due.ts";
import { assertPossible, type LoadedArticle, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";
import { reasonText } from "./reason.ts";
import { assertSeen, seenInput } from "./seen.ts";

export const killInput = z.strictObject({ reason: reasonText });
export const unpublishInput = killInput.extend(seenInput.shape);
export const unscheduleInput = seenInput;

/** Takes a live article down: no address shows it any more. It can be published again. */
export async function unpublish(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof unpublishInput>,
): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadCurrent(tx, actor, "unpublish", articleId);
    if (article.publicState === "unpublished") return { articleId, public: false, event: null };
    await assertSeen(tx, articleId, input);
    assertPossible("unpublish", article);
    await endPublications(tx, articleId, ["live", "scheduled"], "unpublished", input.reason);
    await tx.article.update({ where: { id: articleId }, data: { publicState: "unpublished", stateChangedAt: now() } });
    return {
      articleId,
      public: true,
      event: { action: "article.unpublished", articleId, data: { reason: input.reason } },
    };
  });
}

/**
 * Kills an article: whoever asks for it is told, with 410, that it was withdrawn; it leaves every list and
 * feed before this returns, and can neither be edited nor published again.
 */
export async function kill(actor: MemberActor, articleId: string, input: z.infer<typeof killInput>): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadCurrent(tx, actor, "kill", articleId);
    if (article.publicState === "killed") return { articleId, public: false, event: null };
    assertPossible("kill", article);
    await endPublications(tx, articleId, ["live", "scheduled"], "killed", input.reason);
    await tx.frontSlot.deleteMany({ where: { articleId } });
    await tx.article.update({ where: { id: articleId }, data: { publicState: "killed", stateChangedAt: now() } });
    return { articleId, public: true, event: { action: "article.killed", articleId, data: { reason: input.reason } } };
  });
}

/** Calls off a scheduled or embargoed publication; what is live stays live. */
export async function unschedule(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof unscheduleInput> = {},
): Promise<Outcome> {
  return commit(actor, async (tx) => {
    const article = await loadCurrent(tx, actor, "unschedule", articleId);
    const ahead = await tx.publication.findFirst({
      where: { articleId, OR: [{ state: "scheduled" }, { state: "live", startsAt: { gt: now() } }] },
    });
    if (!ahead) throw new Refusal("conflict", "article.state.unschedule");
    await assertSeen(tx, articleId, input);
    assertPossible("unschedule", article);
    await tx.publication.update({
      where: { id: ahead.id },
      data: { state: "ended", ended: "cancelled", endedAt: now() },
    });
    if (article.publicState === "scheduled") {
      await tx.article.update({
        where: { id: articleId },
        data: { publicState: article.firstPublishedAt ? "unpublished" : "none", stateChangedAt: now() },
      });
    }
    return {
      articleId,
      public: true,
      event: { action: "article.schedule_cancelled", articleId, data: { publicationId: ahead.id } },
    };
  });
}

async function loadCurrent(
  tx: Db,
  actor: MemberActor,
  action: "unpublish" | "kill" | "unschedule",
  articleId: string,
): Promise<LoadedArticle> {
  await loadArticle(tx, actor, action, articleId, { lock: true });
  await bringUpToDate(tx, articleId);
  return loadArticle(tx, actor, action, articleId);
}

async function endPublications(
  tx: Db,
  articleId: string,
  states: ("live" | "scheduled")[],
  ended: PublicationEnd,
  endReason: string,
): Promise<void> {
  await tx.publication.updateMany({
    where: { articleId, state: { in: states } },
    data: { state: "ended", ended, endedAt: now(), endReason },
  });
}
