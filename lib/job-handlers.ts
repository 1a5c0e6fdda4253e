import { nextDue, publishDue } from "./articles/due.ts";
import { makeMissingCrops } from "./assets/make-crops.ts";
import { sweepUploads } from "./assets/upload.ts";
import { nextPurge, purgeCdn, thinPurgeLog } from "./cdn/purge.ts";
import { type JobData, jobs } from "./jobs.ts";
import { now, nowMs } from "./platform/clock.ts";
import { env } from "./platform/env.ts";
import { followClock, type JobHandlers, type RunningJobs } from "./platform/jobs.ts";
import { log } from "./platform/log.ts";
import { thinOutbox } from "./reader-cache/outbox.ts";
import { thinReadings } from "./readings/keep.ts";

/** What each job does. */
export const jobHandlers: JobHandlers<JobData> = {
  "articles.due": carryOutDue,
  "cdn.purge": async () => {
    await purgeCdn();
    await planPurge();
  },
  "outbox.thin": async () => {
    await thinOutbox();
    await thinPurgeLog();
    await thinReadings();
  },
  "assets.crops": async ({ after }) => {
    const next = await makeMissingCrops(after);
    if (next) await jobs.schedule({ name: "assets.crops", data: { after: next }, key: "crops" });
  },
};

/**
 * Starts the job workers of this server and a sweep beside them: every few seconds it looks for what has come due, so
 * that what was missed (a server that was down, a clock that was set) goes out without anybody asking.
 */
export function startJobs(): ServerJobs {
  const running = jobs.start(jobHandlers);
  let isStopped = false;
  let sweeping: Promise<void> | null = null;
  const sweep = () => {
    sweeping ??= sweepOnce().finally(() => {
      sweeping = null;
    });
  };
  sweep();
  const timer = setInterval(sweep, sweepEveryMs);
  return {
    dropped: () => {
      if (isStopped || !env.cdnPurge) return;
      // Every server asks for it, and it is done once; should it be lost, the sweep finds what is left to do.
      jobs
        .schedule({ name: "cdn.purge", data: {}, key: "dropped" })
        .catch((error) => log.warn({ err: error }, "the CDN will be asked a little later"));
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await sweeping;
      await running.stop();
    },
  };
}

export type ServerJobs = RunningJobs & {
  /** The servers have dropped something: the CDN in front, if there is one, is told as well. */
  dropped: () => void;
};

const sweepEveryMs = 5_000;

async function sweepOnce(): Promise<void> {
  try {
    await carryOutDue();
    await planPurge();
    await followClock();
    const day = new Date(nowMs()).toISOString().slice(0, 10);
    if (day !== tidiedOn) {
      await jobs.schedule({ name: "outbox.thin", data: {}, key: "thin" });
      await jobs.schedule({ name: "assets.crops", data: { after: "" }, key: "crops" });
    }
    tidiedOn = day;
    if (nowMs() - sweptAtMs > sweepUploadsEveryMs) {
      sweptAtMs = nowMs();
      await sweepUploads();
    }
  } catch (error) {
    log.warn({ err: error }, "what is due could not be looked up");
  }
}

let tidiedOn = "";

/** The disk is this server's own, so each one clears it by itself. */
const sweepUploadsEveryMs = 3_600_000;
let sweptAtMs = 0;

/**
 * Carries out what is due, and has a job run at the very instant at which something comes due next. What could not be
 * carried out waits for the sweep: with a job of its own it would be tried again at once, for as long as it fails.
 */
async function carryOutDue(): Promise<void> {
  const begun = now();
  await publishDue();
  const next = await nextDue(begun);
  if (next) await jobs.schedule({ name: "articles.due", data: {}, at: next, key: next.toISOString() });
}

/** Has a job ask the CDN at the very instant at which the next try is due; one that should have run runs now. */
async function planPurge(): Promise<void> {
  const next = await nextPurge();
  if (next) await jobs.schedule({ name: "cdn.purge", data: {}, at: next, key: next.toISOString() });
}
