import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../lib/platform/embedded.ts";
import { migrate } from "../../lib/platform/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the server's maintenance database, as its superuser. */
    postgresUrl: string;
    templateDatabase: string;
  }
}

/** One PostgreSQL for the whole run, thrown away at its end, with one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(os.tmpdir(), "dateline-integration-"));
  const server = await startEmbedded({ dir, durable: false });
  await migrate(server.url, { dir: path.resolve(import.meta.dirname, "../../prisma/migrations") });
  const postgres = new URL(server.url);
  const template = postgres.pathname.slice(1);
  postgres.pathname = "/postgres";
  const client = new pg.Client({ connectionString: postgres.href });
  await client.connect();
  await client.query(`alter database ${client.escapeIdentifier(template)} allow_connections false`);
  await client.end();
  project.provide("postgresUrl", postgres.href);
  project.provide("templateDatabase", template);
  return async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
