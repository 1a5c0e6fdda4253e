import pg from "pg";
import { db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { newId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { type LiveNotice, liveChannel, parseNotice } from "./notice.ts";
import { notify } from "./store.ts";

const applicationName = "dateline-live";
const answerMsMax = 1_000;
const reconnectMs = [100, 500, 1_000, 2_000, 5_000] as const;

/** A notice without its sender, who is added here. */
type Unsigned<T> = T extends { from: string } ? Omit<T, "from"> : never;

/**
 * The other servers on the same database, over LISTEN and NOTIFY. Notices may be lost while the connection is
 * down: whoever listens is told when it is back, and asks the database what it missed.
 */
export class OtherServers {
  readonly #from: string;
  readonly #on: { notice: (notice: LiveNotice) => void; back: () => void };
  #client: pg.Client | null = null;
  #closed = false;
  #tries = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #asked = new Map<string, () => void>();

  constructor(from: string, on: { notice: (notice: LiveNotice) => void; back: () => void }) {
    this.#from = from;
    this.#on = on;
    void this.#connect();
  }

  /** Throws when the database is away. */
  async send(notice: Unsigned<LiveNotice>): Promise<void> {
    await notify(db, { from: this.#from, ...notice } as LiveNotice);
  }

  /**
   * Asks the others to commit what they have of an article. Resolves when each has answered, or after a second:
   * a server that is cut off cannot be waited for.
   */
  async flush(articleId: string): Promise<void> {
    const others = await this.#count();
    if (others === 0) return;
    const ask = newId();
    await new Promise<void>((resolve, reject) => {
      let missing = others;
      const timer = setTimeout(resolve, answerMsMax);
      this.#asked.set(ask, () => {
        missing -= 1;
        if (missing > 0) return;
        clearTimeout(timer);
        resolve();
      });
      this.send({ flush: articleId, ask }).catch((error) => {
        clearTimeout(timer);
        reject(error);
      });
    }).finally(() => this.#asked.delete(ask));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: env.databaseUrl,
      application_name: applicationName,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    });
    const lost = once(() => {
      client.removeAllListeners("notification");
      client.end().catch(() => {});
      if (this.#client === client) this.#client = null;
      if (this.#closed) return;
      const delayMs = reconnectMs[Math.min(this.#tries, reconnectMs.length - 1)] ?? 5_000;
      this.#tries += 1;
      this.#timer = setTimeout(() => void this.#connect(), delayMs);
      this.#timer.unref();
    });
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", ({ payload }) => this.#heard(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${liveChannel}`);
    } catch {
      lost();
      return;
    }
    if (this.#closed) return void client.end().catch(() => {});
    if (this.#tries > 0) log.info("live documents hear the other servers again");
    this.#tries = 0;
    this.#client = client;
    this.#on.back();
  }

  #heard(payload: string): void {
    const notice = parseNotice(payload);
    if (!notice || notice.from === this.#from) return;
    if ("flushed" in notice) this.#asked.get(notice.flushed)?.();
    else this.#on.notice(notice);
  }

  /** How many other servers listen: PostgreSQL knows, and forgets one that has died. */
  async #count(): Promise<number> {
    if (!this.#client) return 0;
    const { rows } = await this.#client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
      [applicationName],
    );
    return rows[0]?.count ?? 0;
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
