import { now } from "#lib/platform/clock";
import { type Db, db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { log } from "#lib/platform/log";

/** The channel on which servers hear the number of a new outbox row. */
export const outboxChannel = "dateline_outbox";

/** A server whose heartbeat is younger than this is running, and a purge waits for it. */
export const heartbeatFreshMs = 6_000;

/**
 * Has every server, and the CDN in front where there is one, forget the pages that contain these cache tags, as soon
 * as the transaction commits and only if it does. Call it inside the transaction of the change; `cause` is for the
 * purge log: a verb and an id, never words that somebody wrote. Returns the number to wait for with `settled`.
 */
export async function dropTags(tx: Db, tags: readonly string[], cause: string): Promise<bigint> {
  const unique = [...new Set(tags)];
  const at = now();
  // A notification is delivered at commit, after the row can be seen.
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    WITH row AS (INSERT INTO outbox (tags, cause) VALUES (${unique}, ${cause}) RETURNING id),
      in_front AS (
        INSERT INTO cdn_purges (outbox_id, at, tags, cause, next_try_at)
        SELECT id, ${at}::timestamptz, ${unique}, ${cause}, ${at}::timestamptz FROM row WHERE ${env.cdnPurge !== null})
    SELECT id, pg_notify(${outboxChannel}, id::text)::text FROM row`;
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("the outbox gave no number");
  return id;
}

/**
 * Waits until every running server has dropped what the outbox row names, one second at most. Call it after commit. Never
 * throws: the change stands whatever is answered here.
 */
export async function settled(outboxId: bigint): Promise<Settled> {
  const deadline = performance.now() + waitMaxMs;
  let known: Settled = { acknowledged: [], missing: [unknownServers] };
  for (let pauseMs = 2; ; pauseMs = Math.min(pauseMs * 2, 40)) {
    try {
      known = await whoAcknowledged(outboxId);
    } catch (error) {
      log.warn({ err: error, outboxId: String(outboxId) }, "could not read who acknowledged a purge");
    }
    if (known.missing.length === 0) return known;
    if (performance.now() + pauseMs > deadline) break;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  log.warn({ outboxId: String(outboxId), missing: known.missing }, "a purge was not acknowledged in time");
  return known;
}

export type Settled = {
  /** Ids of the servers that have dropped the pages. */
  acknowledged: string[];
  /** Ids of the servers that are running and have not said so yet. */
  missing: string[];
};

/** Removes outbox rows of more than a day ago and the rows of servers that died without taking leave. */
export async function thinOutbox(): Promise<void> {
  await db.$executeRaw`DELETE FROM outbox WHERE at < clock_timestamp() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM servers WHERE heartbeat_at < clock_timestamp() - interval '1 day'`;
}

const waitMaxMs = 1_000;

/** Stands in `missing` when the database could not say which servers there are. */
const unknownServers = "unknown";

async function whoAcknowledged(outboxId: bigint): Promise<Settled> {
  // Heartbeats are judged by the database's own clock: servers' clocks may differ.
  const rows = await db.$queryRaw<{ id: string; acknowledged: boolean }[]>`
    SELECT s.id, a.outbox_id IS NOT NULL AS acknowledged
    FROM servers s
    LEFT JOIN outbox_acknowledgements a ON a.server_id = s.id AND a.outbox_id = ${outboxId}
    WHERE s.heartbeat_at > clock_timestamp() - make_interval(secs => ${heartbeatFreshMs / 1000}::float8)
    ORDER BY s.id`;
  return {
    acknowledged: rows.filter((row) => row.acknowledged).map((row) => row.id),
    missing: rows.filter((row) => !row.acknowledged).map((row) => row.id),
  };
}
