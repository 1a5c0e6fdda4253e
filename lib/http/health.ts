import { readdirSync } from "node:fs";
import path from "node:path";
import { db } from "#lib/platform/db/index";

/** Whether this server can do all of its work: the database answers within a second and has every migration. */
export async function isReady(): Promise<{ ok: boolean; reason: string }> {
  let applied: Set<string>;
  try {
    applied = await withinOneSecond(appliedMigrations());
  } catch {
    return { ok: false, reason: "no database" };
  }
  const missing = ownMigrations().filter((name) => !applied.has(name));
  if (missing.length > 0) return { ok: false, reason: `${missing.length} migrations missing` };
  return { ok: true, reason: "ready" };
}

async function appliedMigrations(): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return new Set(rows.map((row) => row.migration_name));
}

function ownMigrations(): string[] {
  const directory = path.join(import.meta.dirname, "../../prisma/migrations");
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function withinOneSecond<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the database took more than a second")), 1_000);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
