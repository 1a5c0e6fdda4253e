import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { setClockOffset } from "../../lib/platform/clock.ts";
import { db } from "../../lib/platform/db/index.ts";

/**
 * Gives each integration test file a migrated, empty database of its own and a DATA_DIR, before its imports run:
 * `db` of #lib/platform/db/index and everything above it just work. Both are removed at the end of the file.
 */
const name = `test_${randomBytes(6).toString("hex")}`;
const dataDir = mkdtempSync(path.join(os.tmpdir(), "dateline-test-"));

const url = new URL(inject("postgresUrl"));
url.pathname = `/${name}`;

process.env.DATABASE_URL = url.href;
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL ??= "silent";
process.env.SITE_URL = "http://localhost:3000";
await asSuperuser(`create database ${name} template "${inject("templateDatabase")}"`);

afterAll(async () => {
  setClockOffset(0);
  await db.$disconnect();
  await asSuperuser(`drop database if exists ${name} with (force)`);
  rmSync(dataDir, { recursive: true, force: true });
});

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
