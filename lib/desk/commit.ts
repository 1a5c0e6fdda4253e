import { type EventActor, type EventInput, recordEvent } from "#lib/events/record";
import { type Db, transaction } from "#lib/platform/db/index";
import { dropTags, settled } from "#lib/reader-cache/outbox";

/** What a change was: its answer, its line in the audit trail (null: nothing changed) and the cache tags to drop. */
export type PublicChange<T> = { result: T; event: EventInput | null; tags: readonly string[] };

/**
 * Runs a change that readers may see: one transaction for what it writes, the cache tags to drop and the event;
 * then waits until the servers have dropped them (one second at most).
 */
export async function commitPublicly<T>(
  actor: EventActor,
  work: (tx: Db) => Promise<PublicChange<T>>,
): Promise<T & { unconfirmedServers: string[] }> {
  const { result, purge } = await transaction(async (tx) => {
    const { result, event, tags } = await work(tx);
    if (!event) return { result, purge: null };
    const cause = `${event.action} ${event.subject ?? ""}`.trim();
    const purge = tags.length > 0 ? await dropTags(tx, [...new Set(tags)], cause) : null;
    await recordEvent(tx, { ...event, actor });
    return { result, purge };
  });
  const missing = purge === null ? [] : (await settled(purge)).missing;
  return { ...result, unconfirmedServers: missing };
}
