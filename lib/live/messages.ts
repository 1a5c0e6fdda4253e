/**
 * What use cases ask of live documents. Light on purpose: the bundle of the desk imports it, and the server
 * that holds the documents is found in this process, if one runs here. Only bytes cross between the two.
 */
import * as Y from "yjs";
import { now } from "#lib/platform/clock";
import { shared } from "#lib/platform/shared";
import type { LiveNews } from "./protocol.ts";
import { readState, storeUpdates } from "./store.ts";

/** The live server of this process, as the rest of it sees it. */
export type LiveDoor = {
  flush(articleId: string): Promise<void>;
  /** Calls `change` with the document's bytes and takes the update that it returns; resolves after the commit. */
  apply(articleId: string, memberId: string, change: (state: Uint8Array) => Uint8Array | null): Promise<void>;
  tell(articleId: string, news: LiveNews): Promise<void>;
  recheck(memberId: string): Promise<void>;
};

const door = shared<{ current: LiveDoor | null }>("liveDoor", () => ({ current: null }));

/** For the server that holds live documents; null when it closes. */
export function openDoor(live: LiveDoor | null): void {
  door.current = live;
}

/**
 * Resolves when everything that any server had received of this article when it was called has committed.
 * Throws `unavailable` when the database does not take it within five seconds; what was received is kept.
 */
export async function flushLive(articleId: string): Promise<void> {
  await door.current?.flush(articleId);
}

/**
 * Changes an article's document as the member, through the same road as typing: open editors see it arrive, the
 * log names the member. Resolves after the commit. `change` must be synchronous. Throws `not_found`,
 * `invalid` when the change is not one that a document may hold, `unavailable`.
 */
export async function applyToLive(articleId: string, memberId: string, change: (doc: Y.Doc) => void): Promise<void> {
  const update = (state: Uint8Array) => updateOf(state, change);
  if (door.current) return door.current.apply(articleId, memberId, update);
  const doc = new Y.Doc();
  try {
    const { state, seq } = await readState(articleId);
    Y.applyUpdate(doc, state);
    const made = update(state);
    if (made)
      await storeUpdates({ articleId, doc, seenSeq: seq, pending: [{ memberId, update: made }], at: now(), from: "" });
  } finally {
    doc.destroy();
  }
}

/** Tells everybody who has the article open, on every server. Lost messages are harmless: each is a hint to ask. */
export async function tellLive(articleId: string, news: LiveNews): Promise<void> {
  await door.current?.tell(articleId, news);
}

/**
 * Asks again who is behind a member's open editors, on every server, and what they may: to be called when a session
 * was ended or a right taken. Their sockets would notice by themselves, but seconds later.
 */
export async function recheckLive(memberId: string): Promise<void> {
  await door.current?.recheck(memberId);
}

function updateOf(state: Uint8Array, change: (doc: Y.Doc) => void): Uint8Array | null {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const updates: Uint8Array[] = [];
    doc.on("update", (update) => updates.push(update));
    change(doc);
    return updates.length > 0 ? Y.mergeUpdates(updates) : null;
  } finally {
    doc.destroy();
  }
}
