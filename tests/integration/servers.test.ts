import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import path from "node:path";
import { Readable } from "node:stream";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { articleAddress, tagAddress } from "#lib/addresses";
import { approve } from "#lib/articles/approve";
import { articleSubjects } from "#lib/articles/audience";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { db } from "#lib/platform/db/index";
import { freePort } from "#lib/platform/embedded";
import { type ArticleSubject, addressesOf, surfaceAt } from "#lib/surfaces";
import { mergeTag, tagVersion } from "#lib/tags/keep";
import {
  type MadeArticle,
  makeArticle,
  makeSection,
  makeTag,
  paragraphs,
  revisionOf,
  type,
} from "#tests/factories/newsroom";
import { StandInCdn } from "#tests/support/cdn";
import { brokenInvariants } from "#tests/support/invariants";
import { type ServerProcess, startServerProcess } from "#tests/support/server-process";
import ar from "../../messages/ar/server.json" with { type: "json" };
import en from "../../messages/en/server.json" with { type: "json" };
import { ensureBuilt } from "../../scripts/lib/build.ts";
import { makeMember, TestDatabase, type TestMember } from "./live-fixture.ts";

/** Two complete servers on one database: what one of them does, readers of the other see; and what they do when it fails. */

// Servers start and stop in these, on machines that may have other things to do.
vi.setConfig({ testTimeout: 180_000 });

const database = new TestDatabase();
const cdn = new StandInCdn(() => one.url);
let one: ServerProcess;
let two: ServerProcess;
let editor: TestMember;
let settings: Record<string, string>;

beforeAll(async () => {
  await ensureBuilt(path.resolve(import.meta.dirname, "../.."));
  await database.open();
  await cdn.open();
  const port = await freePort();
  process.env.SITE_URL = `http://localhost:${port}`;
  settings = {
    SITE_URL: process.env.SITE_URL,
    DATABASE_URL: process.env.DATABASE_URL ?? "",
    DATA_DIR: process.env.DATA_DIR ?? "",
    TEST_CLOCK_FILE: clockFile(),
    ...cdn.settings,
    ...faultOnSignal,
  };
  setServersClock(0);
  one = await startServerProcess({ ...settings, PORT: String(port) });
  two = await startServerProcess(settings);
  editor = await makeMember("Rana", ["editor"]);
  // The first page of its kind takes a server longest; from here on only what is tried counts.
  const { subject } = await published("The first of the day");
  for (const server of [one, two]) {
    for (const address of addressesOf(subject)) {
      await until(async () => expect((await ask(server, address)).status, address).toBeLessThan(500));
    }
  }
}, 900_000);

afterEach(() => setServersClock(0));

afterAll(async () => {
  await Promise.all([one?.kill(), two?.kill()]);
  cdn.close();
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

  test("a kill reaches the pages of other articles that lead to it: of a neighbour, and of its translation", async () => {
    const filing = { tags: [await makeTag()], sectionId: await makeSection() };
    const made = await makeArticle({ workState: "approved", fields: { headline: "Read by many", ...filing } });
    const neighbour = await makeArticle({ workState: "approved", fields: { headline: "Beside it", ...filing } });
    const { articleId: translation } = await translate(made.writer, made.id, { edition: "ar" });
    await rewrite({ ...made, id: translation }, "مترجم", { standfirst: "ملخص", body: paragraphs("نص.") });
    for (const id of [neighbour.id, translation]) {
      await command(one, id, "publish", { ...(await revisionOf(id)), when: { kind: "now" } });
    }
    const beside = articleAddress(await subjectOf(neighbour.id));
    const translated = articleAddress(await subjectOf(translation));
    const expectLinks = async (addresses: string[], there: boolean) => {
      for (const server of [one, two]) {
        for (const address of addresses) {
          const { status, text } = await ask(server, address);
          expect([status, text.includes(made.id)], `${server.url}${address}`).toEqual([200, there]);
        }
      }
    };
    // A translation's page is there before the article that it leads to, and is kept without it.
    await expectLinks([translated], false);
    await command(one, made.id, "publish", { ...made.revision, when: { kind: "now" } });
    await expectLinks([translated, beside], true);

    await command(two, made.id, "unpublish", { reason: "To be checked." });
    await expectLinks([translated, beside], false);
    await command(two, made.id, "publish", { ...made.revision, when: { kind: "now" } });
    // A page that is kept takes up what is new beside it when it is made again: here when it is corrected.
    await rewrite(neighbour, "Still beside it");
    await command(one, neighbour.id, "publish", { ...(await revisionOf(neighbour.id)), when: { kind: "now" } });
    const stillBeside = articleAddress(await subjectOf(neighbour.id));
    await expectLinks([translated, stillBeside], true);

    await command(one, made.id, "kill", { reason: "Forged." });
    await expectLinks([translated, stillBeside], false);
  });

  test("a kill reaches the page and the feed of the tag that its own was merged into", async () => {
    const [tag, survivor] = [await makeTag(), await makeTag()];
    const made = await makeArticle({ workState: "approved", fields: { headline: "Filed before", tags: [tag] } });
    await command(one, made.id, "publish", { ...made.revision, when: { kind: "now" } });
    const merged = await db.tag.findUniqueOrThrow({ where: { id: tag }, include: { names: true } });
    await mergeTag(editor, tag, { into: survivor, version: tagVersion(merged) });
    const { slug } = await db.tagName.findFirstOrThrow({ where: { tagId: survivor, edition: "en" } });
    const page = tagAddress("en", slug);
    const addresses = [page, `${page}/feed.xml`, `${page}/feed.json`];
    for (const server of [one, two]) {
      for (const address of addresses) expect((await ask(server, address)).text, address).toContain(made.id);
    }
    await command(one, made.id, "kill", { reason: "Forged." });
    for (const server of [one, two]) {
      for (const address of addresses) expect((await ask(server, address)).text.includes(made.id), address).toBe(false);
    }
  });

  test("a kill reaches what the live version was filed under, however often the next one was set and called off", async () => {
    const made = await makeArticle({ workState: "approved", fields: { headline: "Filed elsewhere" } });
    await command(one, made.id, "publish", { ...made.revision, when: { kind: "now" } });
    const subject = await subjectOf(made.id);
    await type(made.writer, made.id, { tags: [await makeTag()], sectionId: await makeSection() });
    await submit(made.writer, made.id, { note: "" });
    await approve(editor, made.id, await revisionOf(made.id));
    const later = { kind: "schedule", at: { local: "2099-01-01T12:00", timeZone: "UTC" } };
    for (let round = 0; round < 4; round += 1) {
      await command(two, made.id, "publish", { ...(await revisionOf(made.id)), when: later });
      await command(two, made.id, "unschedule", {});
    }
    await Promise.all([expectShown(one, subject), expectShown(two, subject)]);
    await command(one, made.id, "kill", { reason: "Forged." });
    await Promise.all([expectGone(one, subject, 410), expectGone(two, subject, 410)]);
  });

  test("publishing and taking down race between the servers: page, feed, rows and trail agree on what came of it", async () => {
    const { id, subject, revision } = await published("Taken down and put out");
    const outcomes = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      const takeDown = () => send(one, id, "unpublish", { reason: "To be checked." });
      const putOut = () => send(two, id, "publish", { ...revision, when: { kind: "now" } });
      // Each is first on its way in every other round.
      const [down, out] = await Promise.all(round % 2 ? [takeDown(), putOut()] : [putOut(), takeDown()].reverse());
      if (!down || !out) throw new Error("both were sent");
      expect([200, 409]).toContain(down.status);
      expect(out.status).toBe(200);
      const { publicState } = await db.article.findUniqueOrThrow({ where: { id }, select: { publicState: true } });
      const isLive = publicState === "live";
      outcomes.add(publicState);
      expect(await db.publication.count({ where: { articleId: id, state: "live" } })).toBe(isLive ? 1 : 0);
      expect((await eventsOf(id)).at(-1)).toBe(isLive ? "article.published" : "article.unpublished");
      for (const server of [one, two]) {
        expect((await ask(server, articleAddress(subject))).status).toBe(isLive ? 200 : 404);
        expect((await ask(server, "/en/feed.xml")).text.includes(id)).toBe(isLive);
      }
    }
    expect([...outcomes].sort()).toEqual(["live", "unpublished"]);
  });

  test("a render that is held open across a kill on the other server is shown to nobody and kept by nobody", async () => {
    const { id, subject } = await published("A render that takes its time");
    const holder = await connectDirectly();
    // A page asks for the settings once it has read its article: there it now waits.
    await holder.query("BEGIN; LOCK TABLE settings IN ACCESS EXCLUSIVE MODE");
    const before = ask(one, articleAddress(subject));
    await until(async () => expect(await waitingFor("settings")).toBe(1));
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
    try {
      await operator.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline outbox'",
      );
      await until(async () => expect(await listening()).toBe(0));
      const { status, body } = await send(one, id, "kill", { reason: "Forged." });
      expect(status).toBe(200);
      expect(body.unconfirmedServers).toHaveLength(2);
      for (const server of [one, two]) expect((await ask(server, articleAddress(subject))).status).toBe(410);
    } finally {
      await operator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await operator.end();
    }
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
        expect([answer.cacheControl, answer.stale]).toEqual(["no-cache", expect.stringMatching(/^\d+$/)]);
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
    }
    setServersClock(25 * hourMs);
    for (const server of servers) {
      const answer = await ask(server, articleAddress(standing.subject));
      expect(answer.status).toBe(200);
      expect(Number(answer.stale)).toBeGreaterThan(24 * 3600);
      await expectGone(server, killed.subject, 410);
    }
    setServersClock(0);

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
  });
});

describe("a server is asked to end", () => {
  test("a command and a page that are under way are finished, and it is no longer waited for", async () => {
    const { id, subject } = await published("Killed while the server was told to end");
    await Promise.all([expectShown(one, subject), expectShown(two, subject)]);
    expect(await endDuringKill(two, id, () => two.signal("SIGTERM"))).toBe(0);
    await expectGone(one, subject, 410);
    const next = await published("Published while one server is left");
    await command(one, next.id, "kill", { reason: "Forged." });
    two = await startServerProcess({ ...settings, PORT: String(two.port) });
    await expectGone(two, subject, 410);
  });
});

describe("a fault inside", () => {
  test("of a page and of a command is told in general words with the request's id; the details stand in the log", async () => {
    const { id } = await published("Stands through the fault");
    await db.$executeRaw`ALTER TABLE front_slots RENAME TO front_slots_away`;
    await db.$executeRaw`ALTER TABLE events RENAME TO events_away`;
    const page = await ask(one, "/ar");
    const history = await fetch(`${one.url}/desk/api/articles/${id}/history`, { headers: { Cookie: editor.cookie } });
    const told = await history.text();
    await db.$executeRaw`ALTER TABLE front_slots_away RENAME TO front_slots`;
    await db.$executeRaw`ALTER TABLE events_away RENAME TO events`;

    expect(page).toMatchObject({ status: 500, cacheControl: "no-store" });
    expect(page.text.includes('<html lang="ar" dir="rtl"')).toBe(true);
    expect(history.status).toBe(500);
    expect(JSON.parse(told)).toMatchObject({
      error: { kind: "fault", requestId: history.headers.get("x-request-id") },
    });
    for (const text of [page.text, told])
      expect(/front_slots|events|prisma|relation|\bat .*:\d+/i.test(text)).toBe(false);
    for (const [name, requestId] of [
      ["front_slots", page.requestId],
      ["events", history.headers.get("x-request-id")],
    ]) {
      const lines = one.output().split("\n");
      expect(lines.some((line) => line.includes(`"requestId":"${requestId}"`) && line.includes(`${name}`))).toBe(true);
    }
    expect(await ask(one, "/ar")).toMatchObject({ status: 200 });
  });

  test("of a promise that nobody waited for is logged, and the server goes on", async () => {
    one.signal("SIGUSR2");
    await until(async () => expect(one.output()).toContain("a fault that nobody caught: rejected"));
    expect(await ask(one, "/healthz")).toMatchObject({ status: 200 });
    expect(await ask(one, "/en")).toMatchObject({ status: 200, stale: null });
  });

  test("that is thrown and nothing catches ends the server, once what is under way is done; started again it is well", async () => {
    const { id, subject } = await published("Killed while the server fell");
    await Promise.all([expectShown(one, subject), expectShown(two, subject)]);
    expect(await endDuringKill(two, id, () => two.signal("SIGALRM"))).toBe(1);
    expect(two.output()).toContain("a fault that nobody caught: thrown");
    await expectGone(one, subject, 410);
    two = await startServerProcess({ ...settings, PORT: String(two.port) });
    await expectGone(two, subject, 410);
  });
});

describe("a CDN stands in front", () => {
  test("a takedown does not wait for it, is asked for until it is confirmed, and the desk says so meanwhile", async () => {
    const { id, subject } = await published("Held by the CDN");
    const address = articleAddress(subject);
    await allConfirmed();
    cdn.reset();
    cdn.isStubborn = true;
    await throughCdn(address);
    expect(await throughCdn(address)).toMatchObject({ status: 200, cache: "hit" });

    const [silence, success] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
    cdn.willAnswer(silence.promise, 429, success.promise);
    await command(one, id, "kill", { reason: "Forged." });
    await expectGone(two, subject, 410);
    expect(await throughCdn(address)).toMatchObject({ status: 200, cache: "hit" });
    silence.resolve(500);
    await until(async () => expect(cdn.purges).toHaveLength(2));
    await until(async () => expect(await awaitedFromCdn(two, id)).toEqual(expect.any(String)));
    expect(await throughCdn(address)).toMatchObject({ status: 200, cache: "hit" });
    success.resolve(200);
    await until(async () => expect(await throughCdn(address)).toMatchObject({ status: 410, cache: "miss" }));
    await until(async () => expect(await awaitedFromCdn(two, id)).toBeNull());
    const answers = await db.cdnAnswer.findMany({ where: { purge: { cause: `article.killed ${id}` } } });
    expect(answers.map(({ status }) => status)).toEqual([500, 429, 200]);
  });

  test("readers and editors who take turns at it see the same page: no cookie, no tool, no word that is not public", async () => {
    const { id, writer, subject } = await published("The same for everybody");
    await type(writer, id, { headline: "Words that nobody approved" });
    cdn.reset();
    const seen = { reader: new Set<string>(), editor: new Set<string>() };
    for (let turn = 0; turn < 100; turn += 1) {
      const who = turn % 2 === 0 ? "editor" : "reader";
      for (const place of [cdn, one]) {
        const answer = await ask(place, articleAddress(subject), who === "editor" ? editor.cookie : "");
        expect([answer.status, answer.setCookie]).toEqual([200, null]);
        expect(answer.text.includes("nobody approved")).toBe(false);
        seen[who].add(answer.text);
      }
    }
    expect([...seen.reader]).toEqual([...seen.editor]);

    for (const address of [`/desk/articles/${id}`, `/desk/api/articles/${id}`, `/desk/articles/${id}/revisions/1`]) {
      const own = await ask(cdn, address, editor.cookie);
      expect([own.status, own.cacheControl, own.cache], address).toEqual([200, "no-store", "miss"]);
      expect(own.text.includes(id), address).toBe(true);
      const stranger = await ask(cdn, address);
      expect([stranger.cache, stranger.text.includes("same for everybody")], address).toEqual(["miss", false]);
    }
  });

  test("an address made to look like a file, or like another one, is never a page of the desk that can be kept", async () => {
    const made = await makeArticle({ fields: { headline: "Only for the newsroom" } });
    cdn.reset();
    for (const address of [
      `/desk/articles/${made.id}/x.css`,
      `/desk/articles/${made.id}.css`,
      `/desk/articles/${made.id};x.css`,
      `/desk/articles/${made.id};/x.css`,
      `/desk/articles/${made.id}%2Fx.css`,
      `/desk/articles/${made.id}%3Fx.css`,
      `/desk/articles/${made.id}%23x.css`,
      `/desk/articles/${made.id}%00.css`,
      `/desk/articles/${made.id}.`,
      `/desk/api/articles/${made.id}/x.css`,
      `/desk/api/articles/${made.id}.json`,
      `/desk/api/articles/${made.id}/history%2Fx.css`,
      `/desk%2Farticles%2F${made.id}`,
      `/desk;/articles/${made.id}`,
      `/desk./articles/${made.id}`,
      `/Desk/articles/${made.id}`,
      `//desk/articles/${made.id}`,
      `/en/..%2Fdesk%2Farticles%2F${made.id}`,
      `/en/articles/a%2F..%2F..%2F..%2Fdesk%2Farticles%2F${made.id}`,
      `/en/%2e%2e/desk/articles/${made.id}`,
      `/en/..;/desk/articles/${made.id}`,
      `/en\\..\\desk/articles/${made.id}`,
      `/media/..%2Fdesk/${made.id}.jpg`,
      `/_next/static/..%2F..%2Fdesk/articles/${made.id}`,
      `/_next/static/x.css/../../../desk/articles/${made.id}`,
      `/fonts/..%2Fdesk/articles/${made.id}`,
    ]) {
      const own = await askRaw(one, address, editor.cookie);
      if (own.text.includes("Only for the newsroom")) expect(own.cacheControl, address).toBe("no-store");
      else expect([301, 302, 303, 307, 308, 400, 404, 405], `${address}: ${own.status}`).toContain(own.status);
      expect(own.cacheControl ?? "no-store", address).toContain("no-store");
      const stranger = await askRaw(one, address);
      expect(stranger.text.includes("Only for the newsroom"), address).toBe(false);
    }
  });
});

describe("the clock passes while pages are kept", () => {
  test("an embargo lifts and an expiry ends on both servers at the instant; a schedule goes out once", async () => {
    const begun = Date.now();
    const at = (ms: number) => ({ local: new Date(begun + ms).toISOString().slice(0, 16), timeZone: "UTC" });
    const embargoed = await makeArticle({
      publicState: "scheduled",
      workState: "approved",
      when: { kind: "embargo", at: at(3 * hourMs) },
      until: at(6 * hourMs),
      fields: { headline: "Kept under embargo" },
    });
    const scheduled = await makeArticle({
      publicState: "scheduled",
      workState: "approved",
      when: { kind: "schedule", at: at(4 * hourMs) },
      fields: { headline: "Kept for its hour" },
    });
    const [secret, planned] = [await subjectOf(embargoed.id), await subjectOf(scheduled.id)];
    const both = (check: (server: ServerProcess) => Promise<void>) => Promise.all([check(one), check(two)]);
    await both((server) => expectGone(server, secret, 404));
    await both((server) => expectGone(server, planned, 404));
    setServersClock(2.5 * hourMs);
    await both((server) => expectGone(server, secret, 404));
    setServersClock(3 * hourMs);
    await both((server) => expectShown(server, secret));

    setServersClock(4 * hourMs);
    await until(() => both(async (server) => expect((await ask(server, articleAddress(planned))).status).toBe(200)));
    await both((server) => expectShown(server, planned));

    setServersClock(5.5 * hourMs);
    await both((server) => expectShown(server, secret));
    setServersClock(6 * hourMs);
    await both((server) => expectGone(server, secret, 404));
    await until(async () => expect(await eventsOf(embargoed.id)).toContain("article.expired"));
    expect((await eventsOf(embargoed.id)).slice(-2)).toEqual(["article.embargo_lifted", "article.expired"]);
    expect((await eventsOf(scheduled.id)).filter((action) => action === "article.published")).toHaveLength(1);
  });
});

test("after every fault and every end, everything holds", async () => {
  expect(await brokenInvariants()).toEqual([]);
});

const hourMs = 3_600_000;

function clockFile(): string {
  return path.join(process.env.DATA_DIR ?? "", "clock");
}

/** Moves the clock of both servers; the tests' own stays. */
function setServersClock(offsetMs: number): void {
  writeFileSync(clockFile(), String(offsetMs));
}

/** A server that is started with it leaves a failing promise alone at one signal, and throws an error at another. */
const faultOnSignal = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    process.on("SIGUSR2", () => void Promise.reject(new Error("a fault that nobody caught: rejected")));
    process.on("SIGALRM", () => { throw new Error("a fault that nobody caught: thrown"); });
  `)}`,
};

/** What somebody gets at an address: a stranger, or whose cookie it is. */
async function ask(server: { url: string }, address: string, cookie = "") {
  const response = await fetch(`${server.url}${address}`, { redirect: "manual", headers: { cookie } });
  const { headers } = response;
  return {
    status: response.status,
    text: await response.text(),
    location: headers.get("location"),
    stale: headers.get("x-dateline-stale"),
    cacheControl: headers.get("cache-control"),
    retryAfter: headers.get("retry-after"),
    setCookie: headers.get("set-cookie"),
    requestId: headers.get("x-request-id"),
    cache: headers.get("x-cache"),
  };
}

const throughCdn = (address: string) => ask(cdn, address);

/** The same with the address as it is written, which `fetch` would tidy up. */
async function askRaw({ port }: ServerProcess, address: string, cookie = "") {
  const asked = request({ host: "127.0.0.1", port, path: address, headers: { cookie } }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return {
    status: response.statusCode,
    cacheControl: response.headers["cache-control"],
    text: await new Response(Readable.toWeb(response) as ReadableStream).text(),
  };
}

async function awaitedFromCdn(server: ServerProcess, id: string): Promise<string | null> {
  const { text } = await ask(server, `/desk/api/articles/${id}`, editor.cookie);
  return (JSON.parse(text) as { awaitedFromCdn: string | null }).awaitedFromCdn;
}

async function allConfirmed(): Promise<void> {
  await until(async () => expect(await db.cdnPurge.count({ where: { confirmedAt: null } })).toBe(0));
}

async function eventsOf(articleId: string): Promise<string[]> {
  const events = await db.event.findMany({ where: { articleId }, orderBy: { seq: "asc" }, select: { action: true } });
  return events.map(({ action }) => action);
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

async function published(headline: string): Promise<MadeArticle & { subject: ArticleSubject }> {
  const made = await makeArticle({ workState: "approved", fields: { headline } });
  await command(one, made.id, "publish", { ...made.revision, when: { kind: "now" } }, { mayMiss: true });
  return { ...made, subject: await subjectOf(made.id) };
}

async function rewrite(
  { id, writer }: MadeArticle,
  headline: string,
  more: Parameters<typeof type>[2] = {},
): Promise<void> {
  await type(writer, id, { headline, ...more });
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

/** Has a server end by `end` while it is in the middle of a kill, which must be finished; answers its exit code. */
async function endDuringKill(server: ServerProcess, id: string, end: () => void): Promise<number | null> {
  const holder = await connectDirectly();
  await holder.query("BEGIN");
  await holder.query("SELECT id FROM articles WHERE id = $1 FOR UPDATE", [id]);
  const kill = send(server, id, "kill", { reason: "Forged." });
  await until(async () => expect(await waitingFor("FROM articles WHERE id = ")).toBe(1));
  end();
  await until(() => expect(ask(server, "/healthz")).rejects.toThrow());
  await holder.query("ROLLBACK");
  await holder.end();
  expect(await kill).toMatchObject({ status: 200 });
  return server.ended();
}

async function connectDirectly(to?: string): Promise<pg.Client> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  if (to) url.pathname = `/${to}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** How many queries with these words wait for a lock. */
async function waitingFor(words: string): Promise<number> {
  return (
    await db.$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE ${`%${words}%`}`
  ).length;
}

/** How many servers hear of purges at this moment. */
async function listening(): Promise<number> {
  return (
    await db.$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity WHERE application_name = 'dateline outbox' AND state = 'idle'`
  ).length;
}

const until = (check: () => Promise<unknown>, timeout = 60_000) => vi.waitFor(check, { timeout, interval: 20 });
