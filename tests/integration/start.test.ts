import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { freePort } from "#lib/platform/embedded";
import { endTyped, type Typed, type } from "#tests/support/typed";
import { ensureBuilt } from "../../scripts/lib/build.ts";
import { holdDataDir } from "../../scripts/lib/lock.js";

/**
 * `npm start` where it cannot go on (it says why in a sentence, and ends with a code that is not zero), and where it is
 * told to stop: either way it leaves nothing running.
 */
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
  endTyped();
  for (const name of databases) {
    await superuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await superuser(`DROP ROLE IF EXISTS ${name}, ${name}_owner`);
  }
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

describe("a machine that will not do is told before anything is made", () => {
  test("Node is too old", async () => {
    const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
    const { code, errors, made } = await start({}, pretending(old));
    expect(errors).toContain("Dateline cannot start. Node 18.20.4 is too old: Dateline needs Node 20 or newer");
    expect(existsSync(made)).toBe(false);
    expect(code).toBe(1);
  });

  test("the disk is nearly full", async () => {
    const full = "import fs from 'node:fs'; fs.statfsSync = () => ({ bavail: 25_000, bsize: 4_096 })";
    const { code, errors, made } = await start({}, pretending(full));
    expect(errors).toMatch(
      /Dateline cannot start\. The disk is nearly full: 0\.1 GB are free at .*, and 0\.3 GB are needed/,
    );
    expect(existsSync(made)).toBe(false);
    expect(code).toBe(1);
  });
});

test("a relative DATA_DIR is where the command was typed, for every command alike", async () => {
  const typedAt = mkdtempSync(path.join(dataDir, "typed-"));
  const settings = { INIT_CWD: typedAt, DATA_DIR: "newsroom", PORT: String(free) };
  const verify = type(["scripts/run.js", "scripts/dateline.ts", "verify"], settings);
  expect(await verify.ended).toBe(1);
  expect(verify.errors()).toContain(`There is no newsroom in ${typedAt}/newsroom:`);
  expect(existsSync(path.join(typedAt, "newsroom"))).toBe(false);
  const giveBack = holdDataDir(path.join(typedAt, "newsroom"));
  const started = type(["scripts/start.js"], settings);
  expect(await started.ended).toBe(1);
  expect(started.errors()).toContain(`Dateline already runs on ${typedAt}/newsroom (process ${process.pid})`);
  giveBack();
});

test("a demo newsroom that is half made is left as it is by a command that only reads", async () => {
  const half = mkdtempSync(path.join(dataDir, "half-"));
  mkdirSync(path.join(half, "postgres"));
  const files = ["postgres/PG_VERSION", "demo-is-being-made", "demo-accounts.json"].map((name) =>
    path.join(half, name),
  );
  for (const file of files) writeFileSync(file, "");
  const verify = type(["scripts/run.js", "scripts/dateline.ts", "verify"], { DATA_DIR: half });
  expect(await verify.ended).toBe(1);
  expect(verify.errors()).toContain(`The demo newsroom in ${half} is only half made.`);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

describe("Ctrl-C", { timeout: 120_000 }, () => {
  const there = (file: string) =>
    vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 60_000, interval: 5 });
  const moments: Record<string, (started: Typed, directory: string) => Promise<unknown>> = {
    "while the cluster is made": (_, directory) => there(path.join(directory, "postgres")),
    "while the database starts": (_, directory) => there(path.join(directory, "postgres/postmaster.pid")),
    "while the schema is made": (started) => started.says(/^• Starting the embedded PostgreSQL/m),
  };

  test.each(Object.entries(moments))("%s: the start is called off, and nothing is left running", async (_, comes) => {
    const directory = path.join(dataDir, randomBytes(4).toString("hex"));
    const started = type(["scripts/start.js"], { DATA_DIR: directory, PORT: String(free) });
    await comes(started, directory);
    const pid = postmasterOf(directory);
    expect(await started.interrupt(), started.errors()).toBe(0);
    expect(started.output()).toContain("Stopping.");
    expect(started.output()).not.toMatch(/^ready/m);
    expect(started.errors()).toBe("");
    if (pid !== null) expect(isAlive(pid)).toBe(false);
    expect(postmasterOf(directory)).toBeNull();
    expect(existsSync(path.join(directory, "running"))).toBe(false);
  });
});

describe("a start that goes on", { timeout: 180_000 }, () => {
  // One build for all of them.
  beforeAll(() => ensureBuilt(root), 15 * 60_000);

  test("two products side by side: each has its port and its data, and ends alone", async () => {
    const newsrooms = [await newsroom(), await newsroom()] as const;
    const [first, second] = newsrooms.map(({ settings }) => type(["scripts/start.js"], settings)) as [Typed, Typed];
    await Promise.all([first.says(/^ready http/m), second.says(/^ready http/m)]);
    const pids = newsrooms.map(({ directory }) => postmasterOf(directory));
    expect(new Set(pids).size).toBe(2);
    expect(await Promise.all(newsrooms.map(({ settings }) => statusAt(settings.PORT)))).toEqual([200, 200]);
    const links = [first, second].map((started) => /http\S+\/desk\/\S{20,}/.exec(started.output())?.[0]);
    expect(new Set(links).size).toBe(2);

    expect(await first.interrupt(), first.errors()).toBe(0);
    expectNothingLeft(newsrooms[0].directory, pids[0] ?? null);
    expect(await statusAt(newsrooms[1].settings.PORT)).toBe(200);
    expect(await second.interrupt(), second.errors()).toBe(0);
    expectNothingLeft(newsrooms[1].directory, pids[1] ?? null);
  });

  test("a command has the database to itself; the starts after it make nothing again", async () => {
    const { directory, settings } = await newsroom();
    const dateline = (...words: string[]) => type(["scripts/run.js", "scripts/dateline.ts", ...words], settings);
    const person = ["mona@example.test", "--name", "Mona Harb", "--role", "editor"];
    const adding = dateline("member", "add", ...person, "--password-stdin");
    await adding.says(/Bringing the database up to date/);
    const own = postmasterOf(directory);
    // It waits for its password; whoever comes meanwhile is told so.
    const others = [dateline("verify"), dateline("member", "add", ...person), type(["scripts/start.js"], settings)];
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([1, 1, 1]);
    for (const other of others)
      expect(other.errors()).toContain(`A command (npm run dateline) is at work on ${directory}`);
    expect(isAlive(own ?? 0)).toBe(true);
    adding.answer("seven lanterns at the quay");
    expect(await adding.ended, adding.errors()).toBe(0);
    expectNothingLeft(directory, own);

    for (const time of ["first", "second"]) {
      const started = type(["scripts/start.js"], { ...settings, DEMO: "1" });
      await started.says(/^ready http/m);
      expect(started.output(), time).not.toMatch(/Installing|Generating|Building|Filling|migration|no members yet/);
      const pid = postmasterOf(directory);
      const verified = dateline("verify");
      expect(await verified.ended, verified.errors()).toBe(0);
      expect(verified.output()).toContain("All holds: 1 events");
      expect(verified.output()).not.toContain("Starting the embedded PostgreSQL");
      expect(await started.interrupt(), started.errors()).toBe(0);
      expectNothingLeft(directory, pid);
    }

    const verified = dateline("verify");
    expect(await verified.ended, verified.errors()).toBe(0);
    expect(verified.output()).toContain("All holds: 1 events");
    expectNothingLeft(directory, null);
  });

  test("on a PostgreSQL of one's own with the two accounts of the README, once both are there", async () => {
    const name = `start_${randomBytes(6).toString("hex")}`;
    databases.push(name);
    await superuser(`CREATE ROLE ${name}_owner LOGIN PASSWORD 'only-for-this-test'`);
    await superuser(`CREATE DATABASE ${name} OWNER ${name}_owner ENCODING 'UTF8' TEMPLATE template0`);
    const as = (role: string) => {
      const url = new URL(inject("postgresUrl"));
      return Object.assign(url, { username: role, password: "only-for-this-test", pathname: `/${name}` }).href;
    };
    const { settings } = await newsroom();
    const accounts = { MIGRATE_DATABASE_URL: as(`${name}_owner`), DATABASE_URL: as(name) };

    const without = await start({ ...settings, ...accounts });
    expect(without.errors).toContain(`role "${name}" does not exist`);
    expect(without.code).toBe(1);

    await superuser(`CREATE ROLE ${name} LOGIN PASSWORD 'only-for-this-test'`);
    const started = type(["scripts/start.js"], { ...settings, ...accounts });
    await started.says(/^ready http/m);
    expect(await statusAt(settings.PORT)).toBe(200);
    expect(await started.interrupt(), started.errors()).toBe(0);
    await expect(query(accounts.DATABASE_URL, "DELETE FROM events")).rejects.toThrow("permission denied");
    await expect(query(accounts.DATABASE_URL, "CREATE TABLE mine ()")).rejects.toThrow("permission denied");
  });

  test("an ordinary user starts it, in a checkout that is somebody else's", async (context) => {
    if (process.getuid?.() !== 0)
      context.skip("these tests are an ordinary user's already: every other start shows it");
    const ids = ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout));
    const [uid = 0, gid = 0] = ids;
    const as = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
    const reads = spawnSync("setpriv", [
      ...as.slice(1),
      process.execPath,
      "--check",
      path.join(root, "scripts/start.js"),
    ]);
    if (!uid || reads.status !== 0) context.skip("there is no other account here that could read this checkout");
    const home = mkdtempSync(path.join(os.tmpdir(), "dateline-nobody-"));
    chownSync(home, uid, gid);
    try {
      const directory = path.join(home, "newsroom");
      const settings = { HOME: home, DATA_DIR: directory, PORT: String(await freePort()) };
      const started = type(["scripts/start.js"], settings, as);
      await started.says(/^ready http/m);
      expect(await statusAt(settings.PORT)).toBe(200);
      const pid = postmasterOf(directory);
      expect(statSync(path.join(directory, "postgres/postmaster.pid")).uid).toBe(uid);
      expect(await started.interrupt(), started.errors()).toBe(0);
      expectNothingLeft(directory, pid);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});

async function newsroom(): Promise<{ directory: string; settings: { DATA_DIR: string; PORT: string } }> {
  const directory = path.join(dataDir, randomBytes(4).toString("hex"));
  return { directory, settings: { DATA_DIR: directory, PORT: String(await freePort()) } };
}

async function statusAt(port: string): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
}

function postmasterOf(directory: string): number | null {
  const file = path.join(directory, "postgres/postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) || null : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function expectNothingLeft(directory: string, pid: number | null): void {
  if (pid !== null) expect(isAlive(pid)).toBe(false);
  expect(postmasterOf(directory)).toBeNull();
  expect(existsSync(path.join(directory, "running"))).toBe(false);
}

/** Lets Node believe something of this machine before the script runs. */
function pretending(script: string): string[] {
  return ["--import", `data:text/javascript,${encodeURIComponent(script)}`];
}

/** Runs `npm start`'s script to its end; none of these may get as far as a running server. */
async function start(
  settings: Record<string, string>,
  before: string[] = [],
): Promise<{ code: number | null; errors: string; output: string; made: string }> {
  const made = path.join(dataDir, randomBytes(4).toString("hex"));
  const started = type([...before, "scripts/start.js"], { PORT: String(free), DATA_DIR: made, ...settings });
  void started.says(/^ready http/m).then(started.interrupt, () => {});
  const code = await started.ended;
  const [output, errors] = [started.output(), started.errors()];
  expect(output, errors).not.toMatch(/^ready http/m);
  expect(errors).not.toMatch(/^\s+at .+:\d+:\d+/m);
  expectNothingLeft(made, null);
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
