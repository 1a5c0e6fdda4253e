import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { grantRights, makeAppAccount } from "../../lib/platform/accounts.ts";
import { hasEmbedded, runningEmbedded, startEmbedded } from "../../lib/platform/embedded.ts";
import { env } from "../../lib/platform/env.ts";
import { newSecret } from "../../lib/platform/ids.ts";
import { migrate, missingMigrations } from "../../lib/platform/migrate.ts";
import { holdDataDir, holderOfDataDir } from "./lock.js";
import { Stop, say, step } from "./say.js";

type Open = { close: () => Promise<void> };

/**
 * Opens the database that the settings name, or the embedded one, and brings it to the present schema. From then on
 * `DATABASE_URL` and `MIGRATE_DATABASE_URL` of this process name it. Throws a sentence where that cannot be. Whoever
 * calls it holds the data directory; `signal` calls it off, and nothing of it is left running.
 */
export async function openDatabase(signal?: AbortSignal): Promise<Open> {
  const embedded = process.env.DATABASE_URL ? null : await startOwn(signal);
  try {
    signal?.throwIfAborted();
    await step("Bringing the database up to date", async (note) => {
      const applied = await migrate(env.migrateDatabaseUrl, { log: () => {} });
      if (applied.length > 0) note(`${applied.length} migration${applied.length === 1 ? "" : "s"}`);
      signal?.throwIfAborted();
      const { jobs } = await import("../../lib/jobs.ts");
      await jobs.install(env.migrateDatabaseUrl);
      if (process.env.MIGRATE_DATABASE_URL) await grantRights(env.migrateDatabaseUrl, env.databaseUrl);
    });
  } catch (error) {
    await embedded?.close();
    throw error;
  }
  return embedded ?? { close: async () => {} };
}

/** For a command beside a server that may be running: its embedded database, or one started for the command alone. */
export async function openDatabaseBeside(): Promise<Open> {
  if (process.env.DATABASE_URL) return openDatabase();
  const running = databaseOfServer();
  if (!running) return whileHeld(() => openDatabase());
  await refuseOtherVersion(running);
  process.env.MIGRATE_DATABASE_URL = running;
  process.env.DATABASE_URL = await makeAppAccount(running, appPassword());
  return { close: async () => {} };
}

/** For a command that changes nothing: the database itself refuses every change, and one of another version is refused. */
export async function openDatabaseToRead(): Promise<Open> {
  const named = process.env.DATABASE_URL ?? databaseOfServer();
  const database = named ? { url: named, close: async () => {} } : await startToRead();
  try {
    await refuseOtherVersion(database.url);
  } catch (error) {
    await database.close();
    throw error;
  }
  process.env.DATABASE_URL = thatOnlyReads(database.url);
  return { close: database.close };
}

async function startToRead(): Promise<Open & { url: string }> {
  if (!hasEmbedded(env.dataDir)) throw new Stop(`There is no newsroom in ${env.dataDir}: DATA_DIR says where it is.`);
  if (existsSync(fillingFile())) {
    throw new Stop(`The demo newsroom in ${env.dataDir} is only half made. npm start makes it anew.`);
  }
  return whileHeld(async () => {
    const { url, stop } = await startServer();
    return { url, close: stop };
  });
}

/** The embedded database of the server that keeps the data directory, or null when no server does. */
function databaseOfServer(): string | null {
  const holder = holderOfDataDir(env.dataDir);
  if (holder?.as !== "server") return null;
  const running = runningEmbedded(env.dataDir);
  if (running) return running;
  throw new Stop(
    `Dateline is just starting or stopping on ${env.dataDir} (process ${holder.pid}). Try again in a moment.`,
  );
}

/** Keeps the data directory from before the database is opened until after it is closed: no other start may stop it. */
async function whileHeld<T extends Open>(open: () => Promise<T>): Promise<T> {
  const giveBack = holdDataDir(env.dataDir, "command");
  try {
    const database = await open();
    return { ...database, close: () => database.close().finally(giveBack) };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function refuseOtherVersion(url: string): Promise<void> {
  const missing = await missingMigrations(url);
  if (missing.length === 0) return;
  const count = `${missing.length} migration${missing.length === 1 ? "" : "s"}`;
  throw new Stop(
    `The database is older than this version: it lacks ${count}. Use the version that runs on it, or start this one, which brings it up to date.`,
  );
}

/** The same address, with every session on it unable to write. */
function thatOnlyReads(address: string): string {
  const url = new URL(address);
  const given = url.searchParams.get("options");
  url.searchParams.set("options", `${given ? `${given} ` : ""}-c default_transaction_read_only=on`);
  return url.href;
}

async function startOwn(signal?: AbortSignal): Promise<Open> {
  removeHalfFilled();
  const server = await startServer({ restart: true, signal });
  try {
    // The server itself works with the lesser of the two accounts, as is advised for a database of one's own.
    process.env.MIGRATE_DATABASE_URL = server.url;
    process.env.DATABASE_URL = await makeAppAccount(server.url, appPassword());
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { close: server.stop };
}

function startServer(options: { restart?: boolean; signal?: AbortSignal | undefined } = {}) {
  return step("Starting the embedded PostgreSQL", () =>
    startEmbedded({ dir: env.dataDir, log: (sentence) => say(`  ${sentence}`), ...options }),
  );
}

function appPassword(): string {
  const file = path.join(env.dataDir, "postgres-app-password");
  if (!existsSync(file)) writeFileSync(file, newSecret(), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** While the demo newsroom is being made, a file says so: what a start that was cut off leaves is not a newsroom. */
export function whileFilling<T>(work: () => Promise<T>): Promise<T> {
  writeFileSync(fillingFile(), "");
  return work().then((result) => {
    rmSync(fillingFile(), { force: true });
    return result;
  });
}

function removeHalfFilled(): void {
  if (!existsSync(fillingFile())) return;
  say("• The demo newsroom was only half made when the last start ended: it is made anew.");
  for (const made of ["postgres", "assets", "demo-accounts.json"]) {
    rmSync(path.join(env.dataDir, made), { recursive: true, force: true });
  }
  rmSync(fillingFile(), { force: true });
}

function fillingFile(): string {
  return path.join(env.dataDir, "demo-is-being-made");
}
