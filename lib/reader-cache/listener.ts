import { Socket } from "node:net";
import pg from "pg";
import { log } from "#lib/platform/log";
import type { Mode } from "./cache.ts";
import { outboxChannel } from "./outbox.ts";

/** What the listener keeps informed: the cache of this server. */
export type Purged = {
  mode: Mode;
  purge(tags: readonly string[]): number;
  clear(): void;
};

export type ListenerOptions = {
  serverId: string;
  connectionString: string;
  cache: Purged;
  /** Told whenever this server has dropped and acknowledged what somebody changed. */
  dropped?: () => void;
};

/**
 * Keeps one server's cache in step with the database, over one connection of its own: hears of outbox rows,
 * drops their tags, acknowledges them, and beats its heart there, so that a connection that died without a word is
 * noticed within seconds.
 *
 * While the connection is gone the cache is `behind`; where no database can be reached, `cut_off`. Back again it first
 * drops whatever the outbox holds that this server has not acknowledged.
 */
export class OutboxListener {
  readonly #serverId: string;
  readonly #connectionString: string;
  readonly #cache: Purged;
  readonly #dropped: () => void;

  #connection: Connection | null = null;
  #attempt: Promise<void> = Promise.resolve();
  #isClosed = false;
  #lostAtMs = performance.now();
  /** Whether the database may have served others while we did not listen: then what is kept cannot be trusted. */
  #mayHaveMissed = false;
  #reconnect: NodeJS.Timeout | undefined;

  constructor({ serverId, connectionString, cache, dropped = () => {} }: ListenerOptions) {
    this.#dropped = dropped;
    this.#serverId = serverId;
    this.#connectionString = connectionString;
    this.#cache = cache;
  }

  /** Connects; returns after the first attempt, whether or not there was a database. Goes on trying by itself. */
  async start(): Promise<void> {
    this.#try(0);
    await this.#attempt;
  }

  /** Finds out whether the connection still answers, and sets the cache's mode accordingly. */
  async verify(): Promise<void> {
    const connection = this.#connection;
    if (connection) {
      try {
        await connection.client.query("SELECT 1");
      } catch (error) {
        this.#lose(connection, error);
      }
    }
    await this.#attempt;
  }

  /** Stops listening and takes this server off the list of those that a purge waits for. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#reconnect);
    await this.#attempt;
    const connection = this.#connection;
    this.#connection = null;
    this.#cache.mode = "behind";
    if (!connection) return;
    clearInterval(connection.heartbeat);
    try {
      await connection.client.query("DELETE FROM servers WHERE id = $1", [this.#serverId]);
      await connection.client.end();
    } catch {
      // The heartbeat runs out by itself.
      connection.socket.destroy();
    }
  }

  #try(afterMs: number): void {
    if (this.#isClosed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#attempt = promise;
    this.#reconnect = setTimeout(() => void this.#connect().finally(resolve), afterMs);
    // A waiting attempt must not hold up a question: nobody waits for the pause, only for the attempt.
    if (afterMs > 0) resolve();
  }

  async #connect(): Promise<void> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: this.#connectionString,
      stream: () => socket,
      application_name: "dateline outbox",
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: queryTimeoutMs,
      keepAlive: true,
    });
    const connection: Connection = { client, socket, heard: new Set(), isReading: false };
    client.on("error", (error) => this.#lose(connection, error));
    client.on("end", () => this.#lose(connection, new Error("the connection ended")));
    client.on("notification", ({ payload }) => {
      if (payload) connection.heard.add(payload);
      void this.#read(connection);
    });
    try {
      await client.connect();
      // The database answers again: from here on what is kept counts only once we have caught up.
      this.#cache.mode = "behind";
      this.#mayHaveMissed = true;
      await client.query(`LISTEN ${outboxChannel}`);
      // Heartbeats and acknowledgements need not outlive a crash, and whoever presses Publish waits for them.
      await client.query("SET synchronous_commit = off");
      await this.#beat(connection);
      await this.#catchUp(connection);
      this.#connection = connection;
      this.#mayHaveMissed = false;
      this.#cache.mode = "current";
      connection.heartbeat = setInterval(() => {
        this.#beat(connection).catch((error) => this.#lose(connection, error));
      }, heartbeatEveryMs);
      connection.heartbeat.unref();
      void this.#read(connection);
      log.info({ serverId: this.#serverId }, "listening for purges");
    } catch (error) {
      socket.destroy();
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    if (hasAnswered(error)) {
      this.#mayHaveMissed = true;
      this.#cache.mode = "behind";
    } else if (this.#cache.mode !== "cut_off") {
      // Others may have unpublished something while we were deaf: better an empty page than a killed one.
      if (this.#mayHaveMissed) this.#cache.clear();
      this.#cache.mode = "cut_off";
      log.error({ err: error }, "the database cannot be reached: serving what is kept");
    }
    this.#try(retryAfterMs);
  }

  #lose(connection: Connection, error: unknown): void {
    if (this.#connection !== connection || this.#isClosed) return;
    this.#connection = null;
    this.#lostAtMs = performance.now();
    clearInterval(connection.heartbeat);
    connection.socket.destroy();
    this.#cache.mode = "behind";
    log.warn({ err: error }, "no longer listening for purges: rendering every page anew");
    this.#try(0);
  }

  async #beat({ client }: Connection): Promise<void> {
    await client.query(
      `INSERT INTO servers (id, started_at, heartbeat_at) VALUES ($1, clock_timestamp(), clock_timestamp())
       ON CONFLICT (id) DO UPDATE SET heartbeat_at = clock_timestamp()`,
      [this.#serverId],
    );
  }

  /** Drops what was purged while nobody listened. */
  async #catchUp(connection: Connection): Promise<void> {
    // The outbox is thinned after a day: whoever was away for long cannot know what it has missed.
    if (performance.now() - this.#lostAtMs > awayMaxMs) this.#cache.clear();
    const { rows } = await connection.client.query<OutboxRow>(
      `SELECT o.id, o.tags, o.cause FROM outbox o
       WHERE o.at > (SELECT started_at - interval '5 minutes' FROM servers WHERE id = $1)
         AND NOT EXISTS (SELECT FROM outbox_acknowledgements a WHERE a.outbox_id = o.id AND a.server_id = $1)
       ORDER BY o.id`,
      [this.#serverId],
    );
    const dropped = await this.#drop(connection, rows);
    if (rows.length > 0) log.info({ purges: rows.length, dropped }, "caught up with purges");
  }

  /** Reads the rows whose numbers were heard; one reading at a time, each taking all that has come in meanwhile. */
  async #read(connection: Connection): Promise<void> {
    if (connection.isReading || this.#connection !== connection) return;
    connection.isReading = true;
    try {
      while (connection.heard.size > 0) {
        const ids = [...connection.heard];
        connection.heard.clear();
        const { rows } = await connection.client.query<OutboxRow>(
          "SELECT id, tags, cause FROM outbox WHERE id = ANY ($1::bigint[]) ORDER BY id",
          [ids],
        );
        const dropped = await this.#drop(connection, rows);
        log.info({ purges: rows.map(({ id, cause, tags }) => ({ id, cause, tags: tags.length })), dropped }, "purged");
      }
    } catch (error) {
      this.#lose(connection, error);
    } finally {
      connection.isReading = false;
    }
  }

  /** Drops, then acknowledges; says how many pages went. */
  async #drop({ client }: Connection, rows: readonly OutboxRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const dropped = rows.reduce((sum, { tags }) => sum + this.#cache.purge(tags), 0);
    await client.query(
      `INSERT INTO outbox_acknowledgements (outbox_id, server_id, at)
       SELECT id, $2, clock_timestamp() FROM outbox WHERE id = ANY ($1::bigint[])
       ON CONFLICT DO NOTHING`,
      [rows.map((row) => row.id), this.#serverId],
    );
    this.#dropped();
    return dropped;
  }
}

type Connection = {
  client: pg.Client;
  socket: Socket;
  /** Numbers of outbox rows that were heard and not yet read. */
  heard: Set<string>;
  isReading: boolean;
  heartbeat?: NodeJS.Timeout;
};

type OutboxRow = { id: string; tags: string[]; cause: string };

const heartbeatEveryMs = 2_000;
const queryTimeoutMs = 2_000;
const connectTimeoutMs = 1_500;
const retryAfterMs = 250;
const awayMaxMs = 6 * 60 * 60 * 1000;

/**
 * Whether it was a database that refused (too many connections, wrong password), as against nobody there. One that is
 * going down or coming up serves nobody else either.
 */
function hasAnswered(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !["57P01", "57P02", "57P03"].includes(code);
}
