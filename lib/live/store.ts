import * as Y from "yjs";
import { schemaVersion } from "#lib/articles/document";
import { projectArticle } from "#lib/articles/project";
import { type Db, db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { documentBytesMax } from "./limits.ts";
import { type LiveNotice, liveChannel } from "./notice.ts";
import { removedWords, removedWordsMin, snapshotEveryMs, snapshotsToDrop } from "./snapshots.ts";

/** An update that was accepted, with the member who made it. */
export type Pending = { memberId: string; update: Uint8Array };

export type Stored = {
  /** Number of the last update that the row now holds. */
  seq: bigint;
  /** Whether another server had written in between; `doc` then holds that too. */
  foreign: boolean;
  /** Whether a working copy under review or approved became a draft again. */
  reopened: boolean;
};

/**
 * Commits updates to an article, in one transaction: the log with the member of each, the merged state, the
 * projection, a snapshot where one is due, and the notice to other servers. Whatever another server has
 * written meanwhile is merged and never overwritten.
 *
 * `doc` is what the database held at `seenSeq`; it is brought up to what is committed. When the transaction
 * fails, `doc` may hold the pending updates all the same: give them again at the next try. Doing it twice is
 * harmless. `project: false` leaves the projection as it is, for the case that a document cannot be projected:
 * words come first. Throws `not_found` when there is no such article.
 */
export function storeUpdates(input: StoreInput): Promise<Stored> {
  return transaction((tx) => storeUpdatesIn(tx, input));
}

export type StoreInput = {
  articleId: string;
  doc: Y.Doc;
  seenSeq: bigint;
  pending: readonly Pending[];
  at: Date;
  /** Which server this is, so that it can tell its own notices from others'. */
  from: string;
  project?: boolean;
};

/** The same inside a transaction that is open already. */
export async function storeUpdatesIn(tx: Db, input: StoreInput): Promise<Stored> {
  const { articleId, doc, pending, at } = input;
  const runs = joinRuns(pending);
  const lastMemberId = runs.at(-1)?.memberId;
  if (lastMemberId === undefined) return { seq: input.seenSeq, foreign: false, reopened: false };

  const row = await lock(tx, articleId);
  const foreign = row.updateSeq !== input.seenSeq;
  if (foreign) Y.applyUpdate(doc, await stateOf(tx, articleId));
  for (const { update } of pending) Y.applyUpdate(doc, update);
  const state = encode(doc);
  const before = pending.some(({ update }) => removesSomething(update)) ? await textAndState(tx, articleId) : null;

  const rows = await tx.articleUpdate.createManyAndReturn({
    data: runs.map(({ memberId, update }) => ({ articleId, memberId, update: bytes(update), at })),
    select: { seq: true },
  });
  // Rows come back in the order in which they were put in.
  const seq = rows.at(-1)?.seq ?? row.updateSeq;
  await tx.article.update({
    where: { id: articleId },
    data: { state, updateSeq: seq, schemaVersion: Math.max(row.schemaVersion, schemaVersion) },
    select: { id: true },
  });
  const { reopened } =
    input.project === false
      ? { reopened: false }
      : await projectArticle(tx, articleId, doc, { memberId: lastMemberId, updateSeq: seq });
  await keepSnapshots(tx, { articleId, at, seq, state, memberId: lastMemberId, before });
  await notify(tx, { from: input.from, stored: articleId, seq: String(seq) });
  return { seq, foreign, reopened };
}

/** What the database holds. Throws `not_found`. */
export async function readState(articleId: string): Promise<{ state: Uint8Array; seq: bigint }> {
  const row = await db.article.findUnique({ where: { id: articleId }, select: { state: true, updateSeq: true } });
  if (!row) throw new Refusal("not_found", "article.missing");
  return { state: row.state, seq: row.updateSeq };
}

/** What was committed after `seq`, in order. */
export async function updatesSince(articleId: string, seq: bigint): Promise<{ seq: bigint; update: Uint8Array }[]> {
  return db.articleUpdate.findMany({
    where: { articleId, seq: { gt: seq } },
    orderBy: { seq: "asc" },
    select: { seq: true, update: true },
  });
}

/** Sends a notice to the other servers; with a transaction, when and if it commits. */
export async function notify(on: Db, notice: LiveNotice): Promise<void> {
  await on.$executeRaw`SELECT pg_notify(${liveChannel}, ${JSON.stringify(notice)})`;
}

/** Neighbouring updates of one member become one row of the log: who typed what, in order, is the same. */
export function joinRuns(pending: readonly Pending[]): Pending[] {
  const runs: { memberId: string; updates: Uint8Array[]; size: number }[] = [];
  for (const { memberId, update } of pending) {
    const last = runs.at(-1);
    if (last?.memberId === memberId && last.size + update.length < documentBytesMax) {
      last.updates.push(update);
      last.size += update.length;
    } else {
      runs.push({ memberId, updates: [update], size: update.length });
    }
  }
  return runs.map(({ memberId, updates }) => ({
    memberId,
    update: updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates),
  }));
}

async function lock(tx: Db, articleId: string): Promise<{ updateSeq: bigint; schemaVersion: number }> {
  const [row] = await tx.$queryRaw<{ updateSeq: bigint; schemaVersion: number }[]>`
    SELECT update_seq AS "updateSeq", schema_version AS "schemaVersion" FROM articles WHERE id = ${articleId} FOR UPDATE`;
  if (!row) throw new Refusal("not_found", "article.missing");
  return row;
}

async function stateOf(tx: Db, articleId: string): Promise<Uint8Array> {
  const { state } = await tx.article.findUniqueOrThrow({ where: { id: articleId }, select: { state: true } });
  return state;
}

type Before = { state: Uint8Array; text: string; wordCount: number; updateSeq: bigint; editedById: string | null };

async function textAndState(tx: Db, articleId: string): Promise<Before> {
  return tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { state: true, text: true, wordCount: true, updateSeq: true, editedById: true },
  });
}

async function keepSnapshots(
  tx: Db,
  now: { articleId: string; at: Date; seq: bigint; state: Uint8Array; memberId: string; before: Before | null },
): Promise<void> {
  const { articleId, at } = now;
  const kept = await tx.snapshot.findMany({
    where: { articleId },
    select: { id: true, at: true, memberId: true },
    orderBy: { at: "desc" },
  });
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { wordCount: true, ...(now.before ? { text: true } : {}) },
  });
  let taken = false;
  if (now.before && removedWords(now.before.text, article.text ?? "") > removedWordsMin) {
    const { state, updateSeq, wordCount, editedById } = now.before;
    await tx.snapshot.create({
      data: { articleId, at, state: bytes(state), updateSeq, wordCount, memberId: editedById },
    });
    taken = true;
  }
  const last = kept[0]?.at.getTime() ?? Number.NEGATIVE_INFINITY;
  if (at.getTime() - last >= snapshotEveryMs) {
    const { wordCount } = article;
    await tx.snapshot.create({
      data: { articleId, at, state: bytes(now.state), updateSeq: now.seq, wordCount, memberId: now.memberId },
    });
    taken = true;
  }
  if (!taken) return;
  const drop = snapshotsToDrop(kept, at.getTime());
  if (drop.length > 0) await tx.snapshot.deleteMany({ where: { id: { in: drop } } });
}

function removesSomething(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).ds.clients.size > 0;
}

function encode(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return bytes(Y.encodeStateAsUpdate(doc));
}

/** Prisma takes bytes in a buffer of their own. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view);
}
