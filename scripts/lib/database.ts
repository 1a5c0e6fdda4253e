import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { grantRights, makeAppAccount } from "../../lib/platform/accounts.ts";
import { runningEmbedded, startEmbedded } from "../../lib/platform/embedded.ts";
import { env } from "../../lib/platform/env.ts";
import { newSecret } from "../../lib/platform/ids.ts";
import { migrate } from "../../lib/platform/migrate.ts";
import { say, step } from "./say.js";

/**
 * Opens the database that the settings name, or the embedded one, and brings it to the present schema. From then on
 * `DATABASE_URL` and `MIGRATE_DATABASE_URL` of this process name it. Throws a sentence where that cannot be.
 */
export async function openDatabase(): Promise<{ close: () => Promise<void> }> {
  const embedded = process.env.DATABASE_URL ? null : await startOwn();
  try {
    await step("Bringing the database up to date", async (note) => {
      const applied = await migrate(env.migrateDatabaseUrl, { log: () => {} });
      if (applied.length > 0) note(`${applied.length} migration${applied.length === 1 ? "" : "s"}`);
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
export async function openDatabaseBeside(): Promise<{ close: () => Promise<void> }> {
  const running = process.env.DATABASE_URL ? null : runningEmbedded(env.dataDir);
  if (!running) return openDatabase();
  process.env.MIGRATE_DATABASE_URL = running;
  process.env.DATABASE_URL = await makeAppAccount(running, appPassword());
  return { close: async () => {} };
}

async function startOwn(): Promise<{ close: () => Promise<void> }> {
  removeHalfFilled();
  const server = await step("Starting the embedded PostgreSQL", () =>
    startEmbedded({ dir: env.dataDir, restart: true, log: (sentence) => say(`  ${sentence}`) }),
  );
  // The server itself works with the lesser of the two accounts, as is advised for a database of one's own.
  process.env.MIGRATE_DATABASE_URL = server.url;
  process.env.DATABASE_URL = await makeAppAccount(server.url, appPassword());
  return { close: server.stop };
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
