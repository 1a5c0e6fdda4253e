import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { enginePanic, type MigrationFile, openSchemaEngine } from "./schema-engine.ts";

export type MigrateOptions = {
  /** Told which migrations are applied. */
  log?: (sentence: string) => void;
  /** Where the migrations are; the product's own unless a test says otherwise. */
  dir?: string;
};

/**
 * Brings the database to the present schema; answers the names of the migrations it applied. Several servers may
 * start at once: one migrates, the others wait. Throws an Error whose message is a sentence for the operator:
 * the database cannot be reached, is newer than this version, holds a migration that was changed since, or
 * refused one (nothing of that one is kept then: PostgreSQL runs each in one transaction).
 */
export async function migrate(
  url: string,
  { log = () => {}, dir = "prisma/migrations" }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(dir);
  const client = await connectTo(url);
  try {
    await client.query("select pg_advisory_lock(hashtext('dateline.migrate'))");
    const history = await readHistory(client);
    const pending = compare(migrations, history);
    if (pending.length === 0) return [];
    const engine = await openSchemaEngine(url);
    try {
      for (const name of history.filter((row) => row.state === "failed").map((row) => row.name)) {
        log(`Migration ${name} failed earlier and is tried again.`);
        await engine.markRolledBack(name);
      }
      const applied: string[] = [];
      // One at a time, so that a failure names its migration.
      for (const [index, migration] of migrations.entries()) {
        if (!pending.includes(migration.name)) continue;
        log(`Applying migration ${migration.name}.`);
        try {
          applied.push(...(await engine.apply(migrations.slice(0, index + 1))));
        } catch (error) {
          throw new Error(`Migration ${migration.name} was refused by the database: ${reasonOf(error)}`, {
            cause: error,
          });
        }
      }
      return applied;
    } finally {
      await engine.close();
    }
  } finally {
    await client.end();
  }
}

/**
 * The names of the migrations that this database is missing. Changes nothing; throws a sentence where the database
 * cannot be reached or is newer than this version.
 */
export async function missingMigrations(url: string, dir = "prisma/migrations"): Promise<string[]> {
  const client = await connectTo(url);
  try {
    return compare(readMigrations(dir), await readHistory(client));
  } finally {
    await client.end();
  }
}

/** The migrations of a folder in the order in which they are applied. */
export function readMigrations(dir: string): MigrationFile[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, "migration.sql")))
    .map((entry) => ({ name: entry.name, sql: readFileSync(path.join(dir, entry.name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Applied = { name: string; checksum: string; state: "applied" | "failed" };

async function readHistory(client: pg.Client): Promise<Applied[]> {
  const table = await client.query("select to_regclass('_prisma_migrations') is not null as exists");
  if (!table.rows[0]?.exists) return [];
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows.map((row) => ({ name: row.name, checksum: row.checksum, state: row.finished ? "applied" : "failed" }));
}

/** Names of the migrations to apply. */
function compare(migrations: MigrationFile[], history: Applied[]): string[] {
  const applied = new Map(history.filter((row) => row.state === "applied").map((row) => [row.name, row.checksum]));
  for (const [name, checksum] of applied) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!migration) {
      throw new Error(
        `The database holds migration ${name}, which this version does not know: it was used by a newer version.`,
      );
    }
    if (createHash("sha256").update(migration.sql).digest("hex") !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it had been applied to this database. Put the file back, and write the change as a new migration.`,
      );
    }
  }
  return migrations.map((migration) => migration.name).filter((name) => !applied.has(name));
}

/** A connection, or an Error whose message says in plain words why there is none. */
export async function connectTo(url: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch {
    throw new Error(
      "DATABASE_URL is not an address of a PostgreSQL database (postgresql://user:password@host:port/database).",
    );
  }
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`The database refused the connection: ${sentenceFor(error, url)}`, { cause: error });
  }
  const version = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_encoding') as encoding",
  );
  const { number, encoding } = version.rows[0] ?? {};
  if (number < 150_000 || encoding !== "UTF8") {
    await client.end();
    throw new Error(
      `The database is PostgreSQL ${Math.floor(number / 10_000)} with encoding ${encoding}; 15 or newer with UTF8 is needed.`,
    );
  }
  return client;
}

function sentenceFor(error: unknown, url: string): string {
  const { code, message } = error as { code?: string; message?: string };
  const place = hostOf(url);
  switch (code) {
    case "ECONNREFUSED":
      return `nothing answers at ${place}.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host of ${place} is not known.`;
    case "28P01":
    case "28000":
      return `the user name or the password is wrong (${place}).`;
    case "3D000":
      return `there is no database of that name (${place}).`;
    default:
      return `${message || code || "no reason was given"} (${place}).`;
  }
}

/** Where the database is, without the password. */
function hostOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}

function reasonOf(error: unknown): string {
  const text = enginePanic() || (error instanceof Error ? error.message : String(error));
  const database = /(?:ERROR|FATAL):\s*([^\n]+)/.exec(text);
  return (database?.[1] ?? text.split("\n").find((line) => line.trim()) ?? "no reason was given").trim();
}
