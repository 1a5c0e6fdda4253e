import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { approve } from "#lib/articles/approve";
import { articleSubjects } from "#lib/articles/audience";
import { submit } from "#lib/articles/submit";
import { db } from "#lib/platform/db/index";
import { freePort } from "#lib/platform/embedded";
import { type ArticleSubject, addressesOf, articleAddress, surfaceAt } from "#lib/surfaces";
import { type MadeArticle, makeArticle, revisionOf, type } from "#tests/factories/newsroom";
import { type ServerProcess, startServerProcess } from "#tests/support/server-process";
import ar from "../../messages/ar/server.json" with { type: "json" };
import en from "../../messages/en/server.json" with { type: "json" };
import { ensureBuilt } from "../../scripts/lib/build.ts";
import { makeMember, TestDatabase, type TestMember } from "./live-fixture.ts";

/** Two complete servers on one database: what one of them does, readers of the other see; and what they do when it fails. */

const database = new TestDatabase();
let one: ServerProcess;
let two: ServerProcess;
let editor: TestMember;
let settings: Record<string, string>;

beforeAll(async () => {
  await ensureBuilt(path.resolve(import.meta.dirname, "../.."));
  await database.open();
  const port = await freePort();
  process.env.SITE_URL = `http://localhost:${port}`;
  settings = {
    SITE_URL: process.env.SITE_URL,
    DATABASE_URL: process.env.DATABASE_URL ?? "",
    DATA_DIR: process.env.DATA_DIR ?? "",
  };
  one = await startServerProcess({ ...settings, PORT: String(port) });
  two = await startServerProcess(settings);
  editor = await makeMember("Rana", ["editor"]);
}, 600_000);

afterAll(async () => {
  await Promise.all([one?.kill(), two?.kill()]);
  await database.close();
});

describe("what is done on one server is seen on the other before the command answers", () => {
  test("publication, correction, unpublishing and kill, at every public address of the article", async () => {
    const made = await makeArticle({ workState: "approved", fields: { headline: "Ferry stuck on a sandbank" } });
    await command(one, made.id, "publish", { ...made.revision, when: { kind: "now" } });
    const subject = await subjectOf(made.id);
    await expectShown(two, subject);
    await expectShown(one, subject);

    await rewrite(made, "Ferry stuck on a reef");
    const correction = { when: { kind: "now" }, change: "correction", changeNote: "It was a reef." };
    await command(one, made.id, "publish", { ...(await revisionOf(made.id)), ...correction });
    const corrected = await subjectOf(made.id);
    await expectShown(two, corrected);
    for (const address of [articleAddress(corrected), "/en", "/en/feed.xml", "/en/corrections"]) {
      const { text } = await ask(two, address);
      expect(text, address).toContain("Ferry stuck on a reef");
      expect(text, address).not.toContain("sandbank");
    }
    expect(await ask(two, articleAddress(subject))).toMatchObject({ status: 301, location: articleAddress(corrected) });

    await command(one, made.id, "unpublish", { reason: "To be checked." });
    await expectGone(two, corrected, 404);
    await expectGone(one, corrected, 404);

    await command(two, made.id, "publish", { ...(await revisionOf(made.id)), when: { kind: "now" } });
    await expectShown(one, corrected);
    await expectShown(two, corrected);

    await command(two, made.id, "kill", { reason: "Forged." });
    await expectGone(one, corrected, 410);
    await expectGone(two, corrected, 410);
    await expectGone(one, subject, 410);
  });

  test("a render that is held open across a kill on the other server is shown to nobody and kept by nobody", async () => {
    const { id, subject } = await published("A render that takes its time");
    const holder = await connectDirectly();
    // A page asks for the settings once it has read its article: there it now waits.
    await holder.query("BEGIN; LOCK TABLE settings IN ACCESS EXCLUSIVE MODE");
    const before = ask(one, articleAddress(subject));
    await until(async () => {
      const waiting = await db.$queryRaw<unknown[]>`
        SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%settings%'`;
      expect(waiting).toHaveLength(1);
    });
    await command(two, id, "kill", { reason: "Forged." });
    const after = ask(one, articleAddress(subject));
    await holder.query("ROLLBACK");
    await holder.end();
    const answers = [await before, await after, await ask(one, articleAddress(subject))];
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410]);
    expect(answers.filter(({ text }) => text.includes("takes its time"))).toEqual([]);
  });

  test("and where both have lost their listening connection: at once by rendering anew, then by catching up", async () => {
    const { id, subject } = await published("Deaf for a while");
    await Promise.all([expectShown(one, subject), expectShown(two, subject)]);
    const operator = await connectDirectly("postgres");
    const name = operator.escapeIdentifier(new URL(process.env.DATABASE_URL ?? "").pathname.slice(1));
    await operator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await operator.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline outbox'",
    );
    await until(async () => expect(await listening()).toBe(0));
    const { status, body } = await send(one, id, "kill", { reason: "Forged." });
    expect(status).toBe(200);
    expect(body.unconfirmedServers).toHaveLength(2);
    for (const server of [one, two]) expect((await ask(server, articleAddress(subject))).status).toBe(410);

    await operator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await operator.end();
    await until(async () => expect(await listening()).toBe(2));
    await Promise.all([expectGone(one, subject, 410), expectGone(two, subject, 410)]);
  });
});

describe("the database is stopped", () => {
  test("what was seen goes on being served, what was killed stays gone, the rest says so; then all is as before by itself", async () => {
    const standing = await published("Seen before the fault");
    const killed = await published("Killed before the fault");
    const killedUnseen = await published("Killed before the fault and not asked for since");
    for (const { subject } of [standing, killed, killedUnseen]) await expectShown(one, subject);
    for (const { id } of [killed, killedUnseen]) await command(two, id, "kill", { reason: "Forged." });
    const servers = [one, two];
    for (const server of servers) {
      await expectGone(server, killed.subject, 410);
      await expectShown(server, standing.subject);
    }

    await database.stop();
    for (const server of servers) {
      await until(async () => {
        const answer = await ask(server, "/en");
        expect(answer.status).toBe(200);
        expect(answer.stale).toMatch(/^\d+$/);
      });
      await expectShown(server, standing.subject);
      await expectGone(server, killed.subject, 410);
      const unseen = await ask(server, articleAddress(killedUnseen.subject));
      expect(unseen).toMatchObject({ status: 503, cacheControl: "no-store" });
      expect(unseen.text).not.toContain("Killed before");

      const english = await ask(server, "/en/sections/not-asked-for-before");
      expect(english).toMatchObject({ status: 503, retryAfter: "5" });
      expect(english.text).toContain(en.s503.title);
      const arabic = await ask(server, "/ar/sections/not-asked-for-before");
      expect(arabic.status).toBe(503);
      expect(arabic.text).toContain(ar.s503.title);
      expect(arabic.text).toContain('<html lang="ar" dir="rtl">');

      expect(await ask(server, "/healthz")).toMatchObject({ status: 200, text: "alive\n" });
      expect(await ask(server, "/readyz")).toMatchObject({ status: 503, text: "no database\n" });
      const refused = await send(server, standing.id, "kill", { reason: "Forged." });
      expect(refused.status).toBe(503);
      expect(refused.body).toMatchObject({ error: { kind: "unavailable", code: "service.database" } });
      expect((await ask(server, articleAddress(standing.subject))).status).toBe(200);
    }

    await database.start();
    for (const server of servers) {
      await until(async () => expect(await ask(server, "/readyz")).toMatchObject({ status: 200 }));
      await until(async () => expect((await ask(server, "/en")).stale).toBeNull());
    }
    await until(async () => expect(await listening()).toBe(2));
    await command(one, standing.id, "kill", { reason: "Forged." });
    for (const server of servers) {
      for (const { subject } of [standing, killed, killedUnseen]) await expectGone(server, subject, 410);
    }
  });
});

describe("a server is killed outright", () => {
  test("what is killed on the other one meanwhile stays gone on both when it is back", async () => {
    const before = await published("Killed before the power went");
    const during = await published("Killed while the other was dead");
    for (const { subject } of [before, during]) {
      await Promise.all([expectShown(one, subject), expectShown(two, subject)]);
    }
    await command(one, before.id, "kill", { reason: "Forged." });
    await one.kill();
    // It died a moment ago: its heart may still seem to beat.
    await command(two, during.id, "kill", { reason: "Forged." }, { mayMiss: true });
    one = await startServerProcess({ ...settings, PORT: String(one.port) });
    for (const { subject } of [before, during]) {
      await Promise.all([expectGone(one, subject, 410), expectGone(two, subject, 410)]);
    }
  }, 60_000);
});

/** Everything that an article's headline or id could stand in, and what a stranger gets there. */
async function ask(server: ServerProcess, address: string) {
  const response = await fetch(`${server.url}${address}`, { redirect: "manual" });
  return {
    status: response.status,
    text: await response.text(),
    location: response.headers.get("location"),
    stale: response.headers.get("x-dateline-stale"),
    cacheControl: response.headers.get("cache-control"),
    retryAfter: response.headers.get("retry-after"),
  };
}

async function expectShown(server: ServerProcess, subject: ArticleSubject): Promise<void> {
  for (const address of addressesOf(subject)) {
    const { status, text } = await ask(server, address);
    // A page is too long to be printed when it is not as expected.
    if (namesArticle(address)) expect(text.includes(subject.id), `shown at ${address} (${status})`).toBe(true);
  }
}

async function expectGone(server: ServerProcess, subject: ArticleSubject, status: 404 | 410): Promise<void> {
  for (const address of addressesOf(subject)) {
    const answer = await ask(server, address);
    if (address === articleAddress(subject)) expect(answer.status, address).toBe(status);
    expect(answer.text.includes(subject.id), `shown at ${address} (${answer.status})`).toBe(false);
  }
}

/** Addresses at which a public article is named; the others only lead to them, or tell of corrections. */
function namesArticle(address: string): boolean {
  const [pathname = ""] = address.split("?");
  const name = surfaceAt(pathname.slice(1).split("/").map(decodeURIComponent))?.surface.name;
  return name !== undefined && !["home", "robots", "sitemap-index", "corrections", "media"].includes(name);
}

async function published(headline: string): Promise<{ id: string; subject: ArticleSubject }> {
  const made = await makeArticle({ workState: "approved", fields: { headline } });
  await command(one, made.id, "publish", { ...made.revision, when: { kind: "now" } });
  return { id: made.id, subject: await subjectOf(made.id) };
}

async function rewrite({ id, writer }: MadeArticle, headline: string): Promise<void> {
  await type(writer, id, { headline });
  await submit(writer, id, { note: "" });
  await approve(editor, id, await revisionOf(id));
}

async function subjectOf(id: string): Promise<ArticleSubject> {
  const [subject] = await articleSubjects(db, id);
  if (!subject) throw new Error("the article has never been public");
  return subject;
}

async function send(server: ServerProcess, id: string, name: string, body: object) {
  const response = await fetch(`${server.url}/desk/api/articles/${id}/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: settings.SITE_URL ?? "", Cookie: editor.cookie },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { unconfirmedServers?: string[] } };
}

/** A command as the desk's button sends it; every running server must have confirmed. */
async function command(server: ServerProcess, id: string, name: string, body: object, { mayMiss = false } = {}) {
  const answer = await send(server, id, name, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  if (!mayMiss) expect(answer.body.unconfirmedServers).toEqual([]);
}

async function connectDirectly(to?: string): Promise<pg.Client> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  if (to) url.pathname = `/${to}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** How many servers hear of purges at this moment. */
async function listening(): Promise<number> {
  return (
    await db.$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity WHERE application_name = 'dateline outbox' AND state = 'idle'`
  ).length;
}

const until = (check: () => Promise<unknown>, timeout = 20_000) => vi.waitFor(check, { timeout, interval: 20 });
