import { tellLive } from "#lib/live/messages";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { log } from "#lib/platform/log";
import { settled } from "#lib/reader-cache/outbox";
import { articleOf } from "./cause.ts";
import { askCdn, type CdnAnswer } from "./hook.ts";

/**
 * Asks the CDN in front to forget whatever is due to be asked for, what it has not heard of yet before what it has, then
 * oldest first; each purge again and again until it is confirmed. Safe to run in several processes at once: a purge belongs to whoever has taken it, for half a minute.
 *
 * It holds up nothing: what was published or taken down stands whatever the CDN says. Answers are kept, the last ones
 * of each purge; a purge that is not confirmed after a minute is an error in the log, at each further try.
 */
export async function purgeCdn(): Promise<void> {
  const hook = env.cdnPurge;
  if (!hook) return;
  for (;;) {
    const purge = await take();
    if (!purge) return;
    // Our own servers first, or the CDN would fetch the old page from one of them. Only the first try waits for them:
    // by the second each has answered, or died, or renders every page anew.
    const missing = purge.tries === 1 ? (await settled(purge.outboxId)).missing : [];
    const answer = await askCdn(hook, purge.tags, () => renewTurn(purge));
    const isConfirmed = answer.isDone && missing.length === 0;
    const tellDesk = isConfirmed ? purge.tries > 1 : purge.tries === 1;
    const retryAt = new Date(now().getTime() + (answer.retryAfterMs ?? retryMs(purge.tries)));
    await keep(purge.outboxId, answer, isConfirmed ? { confirmedAt: now() } : { nextTryAt: retryAt });
    const articleId = articleOf(purge.cause);
    if (tellDesk && articleId) await tellLive(articleId, { kind: "state" });
    if (isConfirmed) continue;

    report(purge, answer, missing);
    // A CDN that is unwell or has had enough of us is not asked for the rest either.
    if (answer.isUnwell) return wait(retryAt);
  }
}

/** When the CDN is to be asked next, or null. */
export async function nextPurge(): Promise<Date | null> {
  if (!env.cdnPurge) return null;
  const { _min } = await db.cdnPurge.aggregate({ where: { confirmedAt: null }, _min: { nextTryAt: true } });
  return _min.nextTryAt;
}

/** Forgets what the CDN confirmed more than a month ago. */
export async function thinPurgeLog(): Promise<void> {
  await db.cdnPurge.deleteMany({ where: { confirmedAt: { lt: new Date(now().getTime() - keptMs) } } });
}

type Purge = { outboxId: bigint; at: Date; tags: string[]; cause: string; tries: number };

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Answers to one purge: beyond that the log says nothing new, and a wrong secret may stand for weeks. */
const answersMax = 50;

/** Longer than one question can take: a server that died in the middle of it has lost its turn then. */
const turnMs = 30_000;

/** From here on somebody should look: whatever was taken down is to be gone within ten seconds. */
const alarmMs = 60_000;

const retriesMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

function retryMs(tries: number): number {
  return retriesMs[Math.min(tries, retriesMs.length) - 1] ?? 30_000;
}

/**
 * The purge that is due and comes first, for this process alone; counts the try. One whose first try is due at the time
 * of the change itself goes before those that have been tried or made to wait: a takedown is not to queue behind them.
 */
async function take(): Promise<Purge | null> {
  const at = now();
  const rows = await db.$queryRaw<Purge[]>`
    UPDATE cdn_purges SET tries = tries + 1, next_try_at = ${new Date(at.getTime() + turnMs)}::timestamptz
    WHERE outbox_id = (
      SELECT outbox_id FROM cdn_purges WHERE confirmed_at IS NULL AND next_try_at <= ${at}::timestamptz
      ORDER BY next_try_at > at, next_try_at, outbox_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING outbox_id AS "outboxId", at, tags, cause, tries`;
  return rows[0] ?? null;
}

/** Between two questions of one try, however many there are. */
async function renewTurn({ outboxId, tries }: Purge): Promise<void> {
  await db.cdnPurge.updateMany({
    where: { outboxId, tries },
    data: { nextTryAt: new Date(now().getTime() + turnMs) },
  });
}

async function keep(
  outboxId: bigint,
  { status, text }: CdnAnswer,
  data: { confirmedAt: Date } | { nextTryAt: Date },
): Promise<void> {
  await db.$transaction([
    db.cdnAnswer.create({ data: { outboxId, at: now(), status, text } }),
    db.cdnPurge.update({ where: { outboxId }, data }),
    db.$executeRaw`
      DELETE FROM cdn_answers WHERE outbox_id = ${outboxId} AND id <= (
        SELECT id FROM cdn_answers WHERE outbox_id = ${outboxId} ORDER BY id DESC OFFSET ${answersMax} LIMIT 1)`,
  ]);
}

async function wait(until: Date): Promise<void> {
  await db.cdnPurge.updateMany({ where: { confirmedAt: null, nextTryAt: { lt: until } }, data: { nextTryAt: until } });
}

function report({ outboxId, at, cause, tries }: Purge, { status, text }: CdnAnswer, missing: string[]): void {
  const ms = now().getTime() - at.getTime();
  const seconds = Math.round(ms / 1000);
  const what = { outboxId: String(outboxId), cause, tries, seconds, status, text, missing };
  if (ms < alarmMs) log.warn(what, "a purge is not confirmed at the CDN and will be asked for again");
  else log.error(what, "not yet gone at the CDN");
}
