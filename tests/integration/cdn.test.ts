import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { awaitedFromCdn } from "#lib/cdn/desk";
import { nextPurge, purgeCdn, thinPurgeLog } from "#lib/cdn/purge";
import { nowMs, setClockOffset } from "#lib/platform/clock";
import { db, transaction } from "#lib/platform/db/index";
import { freePort } from "#lib/platform/embedded";
import { newId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { dropTags } from "#lib/reader-cache/outbox";
import { StandInCdn } from "#tests/support/cdn";

/** What the CDN in front is told, again and again until it confirms. */

const cdn = new StandInCdn(() => "http://127.0.0.1:1");
const articleId = newId();
let offsetMs = 0;

beforeAll(() => cdn.open());

beforeEach(async () => {
  Object.assign(process.env, cdn.settings);
  cdn.reset();
  await db.cdnPurge.deleteMany();
  await db.server.deleteMany();
});

afterEach(() => {
  vi.restoreAllMocks();
  offsetMs = 0;
  setClockOffset(0);
});

afterAll(async () => {
  cdn.close();
  await db.$disconnect();
});

test("a change is told with its tags and our secret, once, and only if it was committed", async () => {
  await expect(
    transaction(async (tx) => {
      await dropTags(tx, ["article:9"], "article.killed 9");
      throw new Error("a check failed");
    }),
  ).rejects.toThrow("a check failed");
  const outboxId = await kill();
  await purgeCdn();
  await purgeCdn();
  expect(cdn.purges).toEqual([{ status: 200, tags: [`article:${articleId}`, "edition:en"] }]);
  expect(await nextPurge()).toBeNull();
  const { confirmedAt, tries, answers } = await logOf(outboxId);
  expect({ tries, answers }).toEqual({ tries: 1, answers: [{ status: 200, text: '{"success":true}' }] });
  expect(confirmedAt).not.toBeNull();
});

test("failures, refusals and silence are kept in the log, and it is asked again until it confirms", async () => {
  const outboxId = await kill();
  cdn.willAnswer(500, 429, 403);
  const statuses = [];
  for (let n = 0; n < 6 && (await nextPurge()); n += 1) {
    await purgeCdn();
    statuses.push(cdn.purges.length);
    expect(await awaitedFromCdn(articleId)).toEqual(n < 3 ? expect.any(Date) : null);
    // Nothing is asked before its time.
    await purgeCdn();
    await comeDue();
  }
  expect(statuses).toEqual([1, 2, 3, 4]);
  const { answers } = await logOf(outboxId);
  expect(answers.map(({ status }) => status)).toEqual([500, 429, 403, 200]);
});

test("where nothing answers at all, that is in the log as well, and it goes on for as long as it takes", async () => {
  process.env.CDN_PURGE_URL = `http://127.0.0.1:${await freePort()}/purge`;
  const outboxId = await kill();
  for (let n = 0; n < 30; n += 1) {
    await purgeCdn();
    await comeDue();
  }
  const { answers, confirmedAt } = await logOf(outboxId);
  expect([answers.length, confirmedAt]).toEqual([30, null]);
  expect(answers.at(-1)).toEqual({ status: null, text: "ECONNREFUSED" });
  process.env.CDN_PURGE_URL = cdn.settings.CDN_PURGE_URL;
  await purgeCdn();
  expect((await logOf(outboxId)).confirmedAt).not.toBeNull();
});

test("an alarm stands in the log once it has taken a minute, and not before", async () => {
  const alarm = vi.spyOn(log, "error");
  await kill();
  cdn.willAnswer(...Array.from({ length: 20 }, () => 503));
  const seconds: number[] = [];
  while (seconds.length < 3) {
    await purgeCdn();
    for (const [what, text] of alarm.mock.calls.splice(0) as unknown as [{ seconds: number }, string][]) {
      expect(text).toBe("not yet gone at the CDN");
      seconds.push(what.seconds);
    }
    await comeDue();
  }
  expect(seconds[0]).toBeGreaterThanOrEqual(60);
  expect(seconds[0]).toBeLessThan(75);
  expect(cdn.purges.length).toBeGreaterThan(seconds.length + 3);
});

test("a CDN that asks for time is given it, by all purges that wait; a new one is tried at once", async () => {
  const [first, second] = [await kill(), await kill()];
  cdn.willAnswer(429);
  await purgeCdn();
  expect(cdn.purges).toHaveLength(1);
  expect(await nextPurge()).toEqual((await logOf(first)).nextTryAt);
  expect((await logOf(second)).tries).toBe(0);
  const third = await kill();
  await purgeCdn();
  expect((await logOf(third)).confirmedAt).not.toBeNull();
  await comeDue();
  await purgeCdn();
  for (const id of [first, second]) expect((await logOf(id)).confirmedAt).not.toBeNull();
});

test.each([401, 403, 404])(
  "a CDN that answers %i to whatever it is asked is asked by one purge, and by a new one first; its last answers are kept",
  async (status) => {
    const waiting = [await kill(), await kill(), await kill()];
    cdn.willAnswer(...Array.from({ length: 61 }, () => status));
    for (let n = 1; n <= 60; n += 1) {
      await purgeCdn();
      expect(cdn.purges).toHaveLength(n);
      await comeDue();
    }
    expect(await db.cdnAnswer.count()).toBe(50);
    const fresh = await kill();
    await purgeCdn();
    expect((await logOf(fresh)).answers).toMatchObject([{ status }]);
    await comeDue();
    await purgeCdn();
    for (const id of [...waiting, fresh]) expect((await logOf(id)).confirmedAt).not.toBeNull();
  },
);

test("a purge that the CDN does not understand holds up no other", async () => {
  cdn.willAnswer(400);
  const [odd, sound] = [await kill(), await kill()];
  await purgeCdn();
  expect((await logOf(odd)).confirmedAt).toBeNull();
  expect((await logOf(sound)).confirmedAt).not.toBeNull();
});

test("it counts as gone only once our own servers have dropped the page too", async () => {
  const id = newId();
  await db.$executeRaw`INSERT INTO servers (id, started_at, heartbeat_at) VALUES (${id}, clock_timestamp(), clock_timestamp())`;
  const outboxId = await kill();
  await purgeCdn();
  expect(await logOf(outboxId)).toMatchObject({ confirmedAt: null, answers: [{ status: 200 }] });
  await comeDue();
  await purgeCdn();
  expect(cdn.purges).toHaveLength(2);
  expect((await logOf(outboxId)).confirmedAt).not.toBeNull();
});

test("processes that work side by side ask once for each", async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => kill()));
  await Promise.all([purgeCdn(), purgeCdn(), purgeCdn()]);
  expect(cdn.purges).toHaveLength(12);
  for (const id of ids) expect((await logOf(id)).tries).toBe(1);
});

test("more tags than a CDN takes at once go in several questions", async () => {
  const tags = Array.from({ length: 70 }, (_, n) => `tag:${n}`);
  await transaction((tx) => dropTags(tx, tags, "tag.merged"));
  await purgeCdn();
  expect(cdn.purges.map(({ tags }) => tags.length)).toEqual([30, 30, 10]);
  expect(cdn.purges.flatMap(({ tags }) => tags)).toEqual(tags);
});

test("a purge of several questions stays with the process that asks them, however long each takes", async () => {
  const tags = Array.from({ length: 70 }, (_, n) => `tag:${n}`);
  await transaction((tx) => dropTags(tx, tags, "tag.merged"));
  const [first, second] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  cdn.willAnswer(first.promise, second.promise);
  const asking = purgeCdn();
  await vi.waitFor(() => expect(cdn.asked).toBe(1));
  setClockOffset(20_000);
  first.resolve(200);
  await vi.waitFor(() => expect(cdn.asked).toBe(2));
  setClockOffset(40_000);
  await purgeCdn();
  expect(cdn.asked).toBe(2);
  second.resolve(200);
  await asking;
  expect(cdn.purges.flatMap((purge) => purge.tags)).toEqual(tags);
  expect(await nextPurge()).toBeNull();
});

test("without a CDN nothing is written down and nobody is asked", async () => {
  delete process.env.CDN_PURGE_URL;
  await kill();
  await purgeCdn();
  expect([await db.cdnPurge.count(), cdn.purges.length, await nextPurge()]).toEqual([0, 0, null]);
});

test("an address that is none is a sentence at the start", async () => {
  const { env } = await import("#lib/platform/env");
  for (const wrong of [
    "cdn.example/purge",
    "ftp://cdn.example",
    "javascript:alert(1)",
    "https://me:word@cdn.example/",
  ]) {
    process.env.CDN_PURGE_URL = wrong;
    expect(() => env.cdnPurge, wrong).toThrow("CDN_PURGE_URL is not an address");
  }
});

test("the log is kept for a month after the CDN has confirmed, and what it has not confirmed stays", async () => {
  const [confirmed, open] = [await kill(), await kill()];
  cdn.willAnswer(200, 400);
  await purgeCdn();
  setClockOffset(29 * 86_400_000);
  await thinPurgeLog();
  expect(await db.cdnPurge.count()).toBe(2);
  setClockOffset(31 * 86_400_000);
  await thinPurgeLog();
  expect(await db.cdnPurge.findMany({ select: { outboxId: true } })).toEqual([{ outboxId: open }]);
  expect(await db.cdnAnswer.count({ where: { outboxId: confirmed } })).toBe(0);
});

/** A takedown as far as the outbox goes. */
function kill(): Promise<bigint> {
  return transaction((tx) => dropTags(tx, [`article:${articleId}`, "edition:en"], `article.killed ${articleId}`));
}

/** Time goes on until the next try. */
async function comeDue(): Promise<void> {
  const next = await nextPurge();
  if (!next) return;
  offsetMs += Math.max(0, next.getTime() - nowMs());
  setClockOffset(offsetMs);
}

async function logOf(outboxId: bigint) {
  return db.cdnPurge.findUniqueOrThrow({
    where: { outboxId },
    include: { answers: { select: { status: true, text: true }, orderBy: { id: "asc" } } },
  });
}
