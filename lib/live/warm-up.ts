import * as Y from "yjs";
import { insertArticle } from "#lib/articles/create";
import { writeFields } from "#lib/articles/document";
import { sessionCookie } from "#lib/auth/cookies";
import { sessionFromCookies, sessionToken } from "#lib/auth/session";
import { defaultEdition } from "#lib/editions";
import { now } from "#lib/platform/clock";
import { db, transaction } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { storeUpdatesIn } from "./store.ts";

/**
 * Goes once through what stands between a key and *Saved* (who is it, open, store), so that the first writer after a
 * start does not wait while the query engine is loaded and each query is prepared. What it writes it takes back. A
 * database that is away is none of its business.
 */
export async function warmUp(): Promise<void> {
  try {
    const token = await sessionToken({ id: newId(), memberId: newId() });
    await sessionFromCookies(`${sessionCookie()}=${token}`);
    const member = await db.member.findFirst({ select: { id: true, name: true } });
    if (member) await rehearse({ kind: "member", ...member, roles: [] });
  } catch (error) {
    log.warn({ err: error }, "the way to the database could not be tried at the start");
  }
}

/** Begins an article, types into it and stores that, in a transaction that never commits. */
async function rehearse(actor: Parameters<typeof insertArticle>[1]): Promise<void> {
  const doc = new Y.Doc();
  const undone = new Error("only a rehearsal");
  try {
    await transaction(async (tx) => {
      const articleId = await insertArticle(tx, actor, doc, { edition: defaultEdition });
      const { updateSeq } = await tx.article.findUniqueOrThrow({ where: { id: articleId } });
      const typed: Uint8Array[] = [];
      doc.on("update", (update) => typed.push(update));
      writeFields(doc, { headline: "A rehearsal" });
      const pending = typed.map((update) => ({ memberId: actor.id, update }));
      await storeUpdatesIn(tx, { articleId, doc, seenSeq: updateSeq, pending, at: now(), from: actor.id });
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  } finally {
    doc.destroy();
  }
}
