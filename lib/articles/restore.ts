import * as Y from "yjs";
import { z } from "zod";
import { bodyFromYjs, bodyToYjs } from "#lib/body/from-yjs";
import { applyToLive, flushLive } from "#lib/live/messages";
import type { MemberActor } from "#lib/members/actor";
import { db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { bodyRoot, readFields, writeFields } from "./document.ts";
import { freeze } from "./freeze.ts";
import { assertPossible, loadArticle } from "./load.ts";
import { commit, type Outcome } from "./outcome.ts";
import { revisionInput } from "./revision-input.ts";

/** A revision, or a state that was kept by itself while somebody wrote. */
export const restoreInput = z.union([revisionInput, z.strictObject({ snapshotId: z.string().regex(/^\d{1,18}$/) })]);

/**
 * Brings an older state back as the working copy. What is there now is frozen first, so nothing is lost;
 * the older text arrives as an edit, in every open editor; the live page stays as it is.
 */
export async function restore(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof restoreInput>,
): Promise<Outcome> {
  await loadArticle(db, actor, "restore", articleId);
  await flushLive(articleId);
  const wanted = await find(articleId, input);
  const outcome = await commit(actor, async (tx) => {
    const article = await loadArticle(tx, actor, "restore", articleId, { lock: true });
    assertPossible("restore", article);
    const kept = await freeze(tx, article, { memberId: actor.id, reason: "restored" });
    return {
      articleId,
      public: false,
      event: {
        action: "article.restored",
        articleId,
        data: { ...wanted.named, keptAs: kept.number },
      },
    };
  });
  const old = new Y.Doc();
  Y.applyUpdate(old, wanted.state);
  const fields = readFields(old);
  const body = bodyFromYjs(old.getXmlFragment(bodyRoot));
  await applyToLive(articleId, actor.id, (doc) => {
    writeFields(doc, fields);
    bodyToYjs(body, doc.getXmlFragment(bodyRoot));
  });
  old.destroy();
  return outcome;
}

type Wanted = {
  state: Uint8Array;
  named: { revisionId: string; number: number } | { snapshotId: string; takenAt: string };
};

async function find(articleId: string, input: z.infer<typeof restoreInput>): Promise<Wanted> {
  if ("snapshotId" in input) {
    const snapshot = await db.snapshot.findFirst({ where: { id: BigInt(input.snapshotId), articleId } });
    if (!snapshot) throw new Refusal("not_found", "snapshot.missing");
    return { state: snapshot.state, named: { snapshotId: input.snapshotId, takenAt: snapshot.at.toISOString() } };
  }
  const revision = await db.revision.findFirst({ where: { id: input.revisionId, articleId, hash: input.hash } });
  if (!revision) throw new Refusal("not_found", "revision.missing");
  return { state: revision.state, named: { revisionId: revision.id, number: revision.number } };
}
