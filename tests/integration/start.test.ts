import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freePort } from "#lib/platform/embedded";

/** `npm start` where it cannot go on: it says why in a sentence, ends with a code that is not zero, and leaves nothing running. */
const root = path.resolve(import.meta.dirname, "../..");
const dataDir = mkdtempSync(path.join(os.tmpdir(), "dateline-start-"));
const databases: string[] = [];
let taken: Server;
let free: number;

beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  free = await freePort();
});

afterAll(async () => {
  taken.close();
  for (const name of databases) await superuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  rmSync(dataDir, { recursive: true, force: true });
});

describe("a start that cannot go on says why and ends", () => {
  test("the port is taken", async () => {
    const { code, errors } = await start({ PORT: String(portOf(taken)) });
    expect(errors).toContain(`Port ${portOf(taken)} is taken`);
    expect(code).toBe(1);
  });

  test("the port is none", async () => {
    const { code, errors } = await start({ PORT: "eighty" });
    expect(errors).toContain("PORT=eighty is not a port");
    expect(code).toBe(1);
  });

  test("the host is not this machine's", async () => {
    const { code, errors } = await start({ HOST: "203.0.113.7" });
    expect(errors).toContain("HOST=203.0.113.7 is not an address of this machine.");
    expect(code).toBe(1);
  });

  test.each(["changeme", "your-key-your-key-your-key-1234"])(
    "AUTH_SECRET=%s is too weak: it is not repeated, and nothing is made before",
    async (secret) => {
      const { code, errors, output, made } = await start({ AUTH_SECRET: secret });
      expect(errors).toContain("Dateline cannot start. AUTH_SECRET is too weak: give at least 24 random characters");
      expect(errors + output).not.toContain(secret);
      expect(existsSync(path.join(made, "postgres"))).toBe(false);
      expect(existsSync(path.join(made, "running"))).toBe(false);
      expect(code).toBe(1);
    },
  );

  test("the database refuses the password, which is not repeated", async () => {
    const url = new URL(inject("postgresUrl"));
    url.username = "nobody_here";
    url.password = "a-secret-word";
    const { code, errors } = await start({ DATABASE_URL: url.href });
    expect(errors).toMatch(/Dateline cannot start\. .*database/i);
    expect(errors).not.toContain("a-secret-word");
    expect(code).toBe(1);
  });

  test("there is no database where it should be", async () => {
    const { code, errors } = await start({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${free}/nothing` });
    expect(errors).toMatch(/Dateline cannot start\. .*database/i);
    expect(code).toBe(1);
  });

  test("the database holds tables of something else: they are left as they are", async () => {
    const name = `start_${randomBytes(6).toString("hex")}`;
    databases.push(name);
    await superuser(`CREATE DATABASE ${name}`);
    const url = new URL(inject("postgresUrl"));
    url.pathname = `/${name}`;
    await query(url.href, "CREATE TABLE members (shoe_size integer)");
    const { code, errors } = await start({ DATABASE_URL: url.href });
    expect(errors).toMatch(/Dateline cannot start\. .*(migration|schema|table)/i);
    expect(code).toBe(1);
    const { rows } = await query(
      url.href,
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'members'",
    );
    expect(rows).toEqual([{ column_name: "shoe_size" }]);
  });
});

/** Runs `npm start`'s script to its end; none of these may get as far as a running server. */
async function start(
  settings: Record<string, string>,
): Promise<{ code: number | null; errors: string; output: string; made: string }> {
  const made = path.join(dataDir, randomBytes(4).toString("hex"));
  const child = spawn(process.execPath, ["scripts/start.js"], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      MIGRATE_DATABASE_URL: undefined,
      HOST: "127.0.0.1",
      PORT: String(free),
      DATA_DIR: made,
      DEMO: "0",
      ...settings,
    } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (/^ready http/m.test(output)) child.kill("SIGTERM");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  expect(output, errors).not.toMatch(/^ready http/m);
  expect(errors).not.toMatch(/^\s+at .+:\d+:\d+/m);
  return { code, errors, output, made };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the server listens nowhere");
  return address.port;
}

function superuser(sql: string): Promise<pg.QueryResult> {
  return query(inject("postgresUrl"), sql);
}

async function query(connectionString: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
