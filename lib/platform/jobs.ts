import { fromPrisma, PgBoss } from "pg-boss";
import { now, nowMs } from "./clock.ts";
import { type Db, db } from "./db/index.ts";
import { env } from "./env.ts";
import { newId } from "./ids.ts";
import { log } from "./log.ts";
import { shared } from "./shared.ts";

/**
 * Work that is to be done later, or not in the request that asked for it: kept in the database (schema `jobs`), done
 * once by whichever server comes first, tried again when it fails or its server dies.
 */
export class JobQueue<Data extends Record<string, object>> {
  readonly #names: readonly (keyof Data & string)[];

  constructor(names: readonly (keyof Data & string)[]) {
    this.#names = names;
  }

  /**
   * Asks for a piece of work, at `at` or as soon as possible. With `tx` it is asked for only if that transaction
   * commits. While a job with the same `key` waits, asking for it again changes nothing.
   */
  async schedule<Name extends keyof Data & string>(job: ScheduledJob<Name, Data[Name]>): Promise<void> {
    const boss = await this.#boss();
    await boss.send(job.name, job.data, {
      ...(job.at ? { startAfter: job.at } : {}),
      // The queue holds one waiting job for each key: without one of its own every job is another.
      singletonKey: job.key ?? newId(),
      ...(job.tx ? { db: fromPrisma(job.tx) } : {}),
    });
  }

  /** Begins to work, and goes on through restarts of the database. Returns what ends it. */
  start(handlers: JobHandlers<Data>): RunningJobs {
    let isStopped = false;
    let timer: NodeJS.Timeout | undefined;
    const begin = async (): Promise<void> => {
      try {
        const boss = await this.#boss();
        if (isStopped) return;
        for (const name of this.#names) {
          await boss.work<Data[typeof name]>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
            for (const job of jobs) await this.#run(handlers, name, job.data);
          });
        }
      } catch (error) {
        log.warn({ err: error }, "jobs cannot start yet");
        if (!isStopped) timer = setTimeout(begin, restartAfterMs);
      }
    };
    const begun = begin();
    return {
      stop: async () => {
        isStopped = true;
        clearTimeout(timer);
        await begun;
        await closeJobs();
      },
    };
  }

  /** Does everything that is due by the product's clock, here and now, and says how many jobs that were. */
  async runDue(handlers: JobHandlers<Data>): Promise<number> {
    const boss = await this.#boss();
    await followClock();
    let done = 0;
    for (const name of this.#names) {
      for (;;) {
        const [job] = await boss.fetch<Data[typeof name]>(name, { batchSize: 1 });
        if (!job) break;
        try {
          await this.#run(handlers, name, job.data);
          await boss.complete(name, job.id);
          done += 1;
        } catch (error) {
          await boss.fail(name, job.id, { message: String(error) });
          throw error;
        }
      }
    }
    return done;
  }

  /** Makes or upgrades the queue's own tables. Needs an account that may alter the schema. */
  async install(connectionString: string = env.migrateDatabaseUrl): Promise<void> {
    const boss = makeBoss({ connectionString, migrate: true, createSchema: true });
    await boss.start();
    await this.#createQueues(boss);
    await boss.stop({ graceful: false });
  }

  async #run<Name extends keyof Data & string>(handlers: JobHandlers<Data>, name: Name, data: Data[Name]) {
    const began = performance.now();
    try {
      await handlers[name](data);
      log.info({ job: name, ms: Math.round(performance.now() - began) }, "job done");
    } catch (error) {
      log.error({ err: error, job: name }, "job failed");
      throw error;
    }
  }

  #boss(): Promise<PgBoss> {
    holder.boss ??= this.#startBoss().catch((error) => {
      holder.boss = null;
      throw error;
    });
    return holder.boss;
  }

  async #startBoss(): Promise<PgBoss> {
    // An account of its own for migrations means that this one may not make tables.
    const mayMigrate = process.env.MIGRATE_DATABASE_URL === undefined;
    const boss = makeBoss({ connectionString: env.databaseUrl, migrate: mayMigrate, createSchema: mayMigrate });
    await boss.start();
    await this.#createQueues(boss);
    return boss;
  }

  async #createQueues(boss: PgBoss): Promise<void> {
    // short: one waiting job for each key. Failed jobs are tried again after 5, 10, 20 … seconds, 300 at most.
    for (const name of this.#names) {
      await boss.createQueue(name, {
        policy: "short",
        retryLimit: 20,
        retryDelay: 5,
        retryBackoff: true,
        retryDelayMax: 300,
        expireInSeconds: 900,
        deleteAfterSeconds: 86_400,
      });
    }
  }
}

export type ScheduledJob<Name, Data> = { name: Name; data: Data; at?: Date; key?: string; tx?: Db };

export type JobHandlers<Data extends Record<string, object>> = {
  [Name in keyof Data]: (data: Data[Name]) => Promise<void>;
};

export type RunningJobs = { stop(): Promise<void> };

/** Ends this process's part in the queue; work that has begun gets five seconds. Does nothing where there is none. */
export async function closeJobs(): Promise<void> {
  const boss = await holder.boss?.catch(() => null);
  holder.boss = null;
  await boss?.stop({ graceful: true, timeout: 5_000 });
}

/** Pulls forward what is due by a clock that a test has moved; the database's own clock knows nothing of that. */
export async function followClock(): Promise<void> {
  if (Math.abs(nowMs() - Date.now()) < 1_000) return;
  await db.$executeRaw`
    UPDATE jobs.job SET start_after = clock_timestamp()
    WHERE state IN ('created', 'retry') AND start_after > clock_timestamp() AND start_after <= ${now()}`;
}

const restartAfterMs = 2_000;

/** One for the process: routes and the server ask for work through the same connections. */
const holder = shared<{ boss: Promise<PgBoss> | null }>("jobs", () => ({ boss: null }));

function makeBoss(options: { connectionString: string; migrate: boolean; createSchema: boolean }): PgBoss {
  const boss = new PgBoss({
    ...options,
    schema: "jobs",
    max: 4,
    application_name: "dateline jobs",
    connectionTimeoutMillis: 3_000,
    // Nothing here runs by a cron expression.
    schedule: false,
  });
  boss.on("error", sparingly(quietMs, logTrouble));
  return boss;
}

/** While the database is away each worker fails each second: one line a minute says as much. */
const quietMs = 60_000;

/** pg-boss hands over what its workers met as a plain object with an error's fields. */
function logTrouble(trouble: unknown, unsaid: number): void {
  const { message = "", stack = "", code } = trouble as { message?: string; stack?: string; code?: string };
  const err = trouble instanceof Error ? trouble : Object.assign(new Error(message), { stack, code });
  log.warn({ err, ...(unsaid > 0 ? { unsaid } : {}) }, "job queue");
}

/** Passes one on in `ms` milliseconds, with the count of those it kept back before. */
function sparingly<Value>(ms: number, pass: (value: Value, keptBack: number) => void): (value: Value) => void {
  let keptBack = 0;
  let nextAt = 0;
  return (value) => {
    if (performance.now() < nextAt) {
      keptBack += 1;
      return;
    }
    pass(value, keptBack);
    keptBack = 0;
    nextAt = performance.now() + ms;
  };
}
