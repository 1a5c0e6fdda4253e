import { recordEvent } from "#lib/events/record";
import { tellLive } from "#lib/live/messages";
import type { Actor } from "#lib/members/actor";
import { type Db, transaction } from "#lib/platform/db/index";
import { dropTags, settled } from "#lib/reader-cache/outbox";
import { tagsOfArticle } from "./audience.ts";

/** What a command answers: where the article stands now, and which servers have not confirmed the purge. */
export type Outcome = { articleId: string; unconfirmedServers: string[] };

type EventOf = Omit<Parameters<typeof recordEvent>[1], "actor">;

/** What a use case hands back from its transaction; the event is written last, being the one that others queue for. */
export type Change = { articleId: string; event: EventOf | null; public: boolean };

/**
 * Runs a use case: one transaction for what it writes, the cache tags to drop and the audit event; then, after
 * commit, waits for the purge (one second at most) and tells the browsers that have the article open.
 */
export async function commit(actor: Actor, work: (tx: Db) => Promise<Change>): Promise<Outcome> {
  const { change, purge } = await transaction(async (tx) => {
    const change = await work(tx);
    const purge =
      change.public && change.event
        ? await dropTags(tx, await tagsOfArticle(tx, change.articleId), `${change.event.action} ${change.articleId}`)
        : null;
    if (change.event) await recordEvent(tx, { actor, ...change.event } as Parameters<typeof recordEvent>[1]);
    return { change, purge };
  });
  const missing = purge === null ? [] : (await settled(purge)).missing;
  await tellLive(change.articleId, { kind: "state" });
  return { articleId: change.articleId, unconfirmedServers: missing };
}
