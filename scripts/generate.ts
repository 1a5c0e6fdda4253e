import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEmbedded } from "../lib/platform/embedded.ts";
import { sqlBetween } from "../lib/platform/schema-engine.ts";
import { ensureClient } from "./lib/prisma-client.ts";

/**
 * `npm run generate`: what is made from prisma/schema.prisma. Always the client; with `-- --migration NAME` also the
 * migration that leads there from the last one (`prisma/migrations/migrated.prisma` is the schema as of then).
 */
const root = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { migration: { type: "string" } } });

await ensureClient(root);
if (values.migration) await writeMigration(values.migration);

async function writeMigration(name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error("A migration's name is of small letters, digits and underscores.");
  const migrations = path.join(root, "prisma/migrations");
  const migrated = path.join(migrations, "migrated.prisma");
  const schema = readFileSync(path.join(root, "prisma/schema.prisma"), "utf8");
  const before = existsSync(migrated) ? readFileSync(migrated, "utf8") : null;
  const dir = mkdtempSync(path.join(os.tmpdir(), "dateline-generate-"));
  const database = await startEmbedded({ dir, durable: false });
  try {
    const sql = await sqlBetween(database.url, before, schema);
    if (!sql) {
      console.log("The schema says nothing that the migrations do not make already.");
      return;
    }
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join(migrations, `${stamp}_${name}`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, "migration.sql"), sql);
    writeFileSync(migrated, schema);
    console.log(`Wrote ${path.relative(root, folder)}/migration.sql. Read it; add what Prisma cannot say at its end.`);
  } finally {
    await database.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
