import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { passwordMatches } from "#lib/auth/password";
import { db } from "#lib/platform/db/index";
import { endTyped, type } from "#tests/support/typed";
import { memberAdd } from "../../scripts/commands/member-add.ts";

/** The operator's commands, on a real database. */
let printed: string[];
const databases: string[] = [];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  endTyped();
  for (const name of databases) await asked(inject("postgresUrl"), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

test("a member is added with roles and an address at which the password is chosen, once", async () => {
  const words = ["Mona@Example.test", "--name", "Mona Harb", "--role", "journalist", "--role", "sub_editor"];
  expect(await memberAdd.run(words)).toBe(0);
  const member = await db.member.findUniqueOrThrow({ where: { email: "mona@example.test" } });
  expect(member).toMatchObject({ name: "Mona Harb", roles: ["journalist", "sub_editor"], passwordHash: null });
  expect(printed.join("\n")).toMatch(/\/desk\/welcome\/[\w-]{43}$/);
  const events = await db.event.findMany({ where: { subject: `member:${member.id}` } });
  expect(events.map(({ action }) => action)).toEqual(["member.invited"]);
});

test("a password comes by standard input, is stored as a hash and printed nowhere", async () => {
  vi.spyOn(process, "stdin", "get").mockReturnValue(
    (async function* () {
      yield Buffer.from("seven lanterns at the quay\n");
    })() as unknown as typeof process.stdin,
  );
  const words = ["karim@example.test", "--name", "Karim", "--role", "editor", "--language", "ar", "--password-stdin"];
  expect(await memberAdd.run(words)).toBe(0);
  const member = await db.member.findUniqueOrThrow({ where: { email: "karim@example.test" } });
  expect(member.locale).toBe("ar");
  expect(await passwordMatches(member.passwordHash, "seven lanterns at the quay")).toBe(true);
  expect(printed.join("\n")).not.toContain("lanterns");
});

test("what cannot be is refused with a sentence that names the option, and nobody is added", async () => {
  const before = await db.member.count();
  const name = ["--name", "Somebody", "--role", "editor"];
  await expect(memberAdd.run(["nowhere", ...name])).rejects.toThrow("EMAIL: This is not an email address.");
  await expect(memberAdd.run(["a@example.test", "--role", "editor"])).rejects.toThrow(/^--name: /);
  await expect(memberAdd.run(["a@example.test", "--name", "A"])).rejects.toThrow(/^--role: /);
  await expect(memberAdd.run(["a@example.test", "--name", "A", "--role", "king"])).rejects.toThrow(/^--role: /);
  await expect(memberAdd.run(["karim@example.test", ...name])).rejects.toThrow(
    "EMAIL: Somebody has an account with this address already.",
  );
  await expect(memberAdd.run(name)).rejects.toThrow(/^Give one email address/);
  expect(await db.member.count()).toBe(before);
});

const url = process.env.DATABASE_URL ?? "";

test("verify says that all holds, and brings nothing up to date", async () => {
  const { code, output, errors } = await verify(url);
  expect(errors).toBe("");
  expect(output).toMatch(
    new RegExp(`^All holds: ${await db.event.count()} events \\(last hash [0-9a-f]{64}\\), 0 revisions`),
  );
  expect(code).toBe(0);
  // A start would have made the queue of jobs.
  expect(await asked(url, "SELECT to_regnamespace('jobs') AS queue")).toEqual([{ queue: null }]);
});

test.each([
  ["changed", "UPDATE events SET action = 'member.left' WHERE seq = 2", 2],
  ["removed", "DELETE FROM events WHERE seq = 1", 1],
])("verify finds an event that was %s past the triggers, and ends with 1", async (how, forge, seq) => {
  const copy = await copyOfNewsroom();
  await asked(copy, "SET session_replication_role = replica", forge);
  const { code, output } = await verify(copy);
  expect(output).toBe(`The audit trail does not hold: event ${seq} was ${how}.\n`);
  expect(code).toBe(1);
});

test("verify refuses a database of an older version, and leaves it as it is", async () => {
  const older = await copyOfNewsroom();
  const applied = "SELECT migration_name FROM _prisma_migrations ORDER BY 1";
  await asked(
    older,
    `DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
  );
  const before = await asked(older, applied);
  const refused = await verify(older);
  expect(refused.errors).toContain("The database is older than this version: it lacks 1 migration.");
  expect(refused).toMatchObject({ code: 1, output: "" });
  expect(await asked(older, applied)).toEqual(before);

  const empty = await makeDatabase("");
  expect(await verify(empty)).toMatchObject({ code: 1, output: "" });
  expect(await asked(empty, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
});

test("what is opened to be read cannot be changed, whatever the command would do", async () => {
  const script = `
    const { openDatabaseToRead } = await import("./scripts/lib/database.ts");
    const { db } = await import("./lib/platform/db/index.ts");
    await openDatabaseToRead();
    await db.member.deleteMany().catch((error) => console.log(error.message));
    await db.$disconnect();`;
  const reading = type(["--input-type=module", "--eval", script], { DATABASE_URL: url });
  expect(await reading.ended, reading.errors()).toBe(0);
  expect(reading.output()).toContain("read-only transaction");
  expect(await db.member.count()).toBeGreaterThan(0);
});

test("a step of the tests that does not exist is not all of them", async () => {
  const typed = type(["scripts/test-steps.ts", "unit", "integratoin"], {});
  // Without its mend it would run every test, this one among them.
  void typed.says(/Test:|RUN/).then(typed.interrupt, () => {});
  expect(await typed.ended).toBe(2);
  expect(typed.output()).toContain('There is no step "integratoin".');
  expect(typed.output()).toContain("types, lint, structure, unit, integration, e2e");
});

async function verify(address: string): Promise<{ code: number | null; output: string; errors: string }> {
  const typed = type(["scripts/dateline.ts", "verify"], { DATABASE_URL: address });
  const code = await typed.ended;
  return { code, output: typed.output(), errors: typed.errors() };
}

/** This file's database with all that is in it; for a moment nobody may be connected to it. */
async function copyOfNewsroom(): Promise<string> {
  await db.$disconnect();
  return makeDatabase(`TEMPLATE ${new URL(url).pathname.slice(1)}`);
}

async function makeDatabase(like: string): Promise<string> {
  const made = new URL(url);
  made.pathname = `/commands_${randomBytes(6).toString("hex")}`;
  await asked(inject("postgresUrl"), `CREATE DATABASE ${made.pathname.slice(1)} ${like}`);
  databases.push(made.pathname.slice(1));
  return made.href;
}

/** Runs these statements as the superuser, in one session; the rows of the last. */
async function asked(connectionString: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
