import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { log } from "#lib/platform/log";
import type { Tally } from "./tally.ts";

/**
 * Adds these numbers to what the database holds for the hour of `at`; several servers add up. What is no article of
 * ours is left out.
 */
export async function keepReadings(counts: ReadonlyMap<string, number>, at: Date): Promise<void> {
  if (counts.size === 0) return;
  // In one order everywhere: two servers that write at once wait for each other instead of locking each other out.
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO readings (hour, article_id, count)
    SELECT date_trunc('hour', ${at}::timestamptz, 'UTC'), a.id, t.count
    FROM unnest(${rows.map(([id]) => id)}::text[], ${rows.map(([, count]) => count)}::int[]) WITH ORDINALITY
      AS t (id, count, place)
    JOIN articles a ON a.id = t.id
    ORDER BY t.place
    ON CONFLICT (hour, article_id) DO UPDATE SET count = readings.count + excluded.count`;
}

/** Removes what was counted more than a month ago. */
export async function thinReadings(): Promise<void> {
  await db.$executeRaw`DELETE FROM readings WHERE hour < ${new Date(now().getTime() - keptMs)}::timestamptz`;
}

const keptMs = 31 * 24 * 3_600_000;

/**
 * Keeps what the tally counts, once a minute and at the end. While the database does not take it, it goes on being
 * counted; what a server that dies had not yet handed over is lost.
 */
export function startReadings(tally: Tally): { stop(): Promise<void> } {
  let keeping: Promise<void> = Promise.resolve();
  const keep = () => {
    keeping = keeping.then(() => keepOnce(tally));
    return keeping;
  };
  const timer = setInterval(keep, keepEveryMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await keep();
    },
  };
}

const keepEveryMs = 60_000;

async function keepOnce(tally: Tally): Promise<void> {
  const counts = tally.take();
  try {
    await keepReadings(counts, now());
  } catch (error) {
    for (const [id, count] of counts) tally.add(id, count);
    log.warn({ err: error }, "what was read could not be kept yet");
  }
}
