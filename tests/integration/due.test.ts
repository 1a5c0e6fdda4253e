import { afterAll, afterEach, expect, test, vi } from "vitest";
import { nextDue, publishDue } from "#lib/articles/due";
import { jobHandlers } from "#lib/job-handlers";
import { openDoor } from "#lib/live/messages";
import { now, nowMs, setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { closeJobs } from "#lib/platform/jobs";
import { log } from "#lib/platform/log";
import { publishedArticle } from "#tests/factories/paper";
import { brokenInvariants } from "#tests/support/invariants";

/** What comes due is carried out once, in order, however late and however many look for it. */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

afterEach(() => {
  vi.restoreAllMocks();
  setClockOffset(0);
  openDoor(null);
});

afterAll(async () => {
  await closeJobs();
  await db.$disconnect();
});

test.each([2, 5])(
  "a hundred articles that come due at one second go out once each, by %i schedulers",
  async (schedulers) => {
    const startsAt = new Date(nowMs() + minuteMs);
    const ids = await scheduled(Array.from({ length: 100 }, () => startsAt));
    expect(await publishDue()).toBe(0);
    expect(await nextDue(now())).toEqual(startsAt);
    setClockOffset(2 * minuteMs);
    const done = await Promise.all(Array.from({ length: schedulers }, () => publishDue()));
    expect(done.reduce((sum, count) => sum + count)).toBe(100);
    expect(await db.publication.count({ where: { articleId: { in: ids }, state: "live", startsAt } })).toBe(100);
    expect((await publishedSince(ids)).toSorted()).toEqual(ids.toSorted());
    expect(await publishDue()).toBe(0);
    expect(await brokenInvariants()).toEqual([]);
  },
  120_000,
);

test.each([
  ["five minutes", 5 * minuteMs],
  ["three days", 3 * dayMs],
])(
  "what came due while nothing ran for %s goes out in the order of its times, with the times that were set",
  async (_, downMs) => {
    const begun = nowMs();
    // Chosen in another order than they are due.
    const startsAt = [4, 1, 3, 2].map((minutes) => new Date(begun + minutes * minuteMs));
    const ids = await scheduled(startsAt);
    setClockOffset(downMs);
    expect(await publishDue()).toBe(4);
    expect(await publishedSince(ids)).toEqual([ids[1], ids[3], ids[2], ids[0]]);
    for (const [index, id] of ids.entries()) {
      const live = await db.publication.findFirstOrThrow({ where: { articleId: id, state: "live" } });
      expect([live.startsAt, live.firstPublishedAt]).toEqual([startsAt[index], startsAt[index]]);
    }
  },
);

test("what was to begin and to end while nothing ran is written down as both, and is not public", async () => {
  const [id] = await scheduled([new Date(nowMs() + minuteMs)], new Date(nowMs() + 2 * minuteMs));
  setClockOffset(3 * minuteMs);
  expect(await publishDue()).toBe(1);
  const events = await db.event.findMany({ where: { articleId: id }, orderBy: { seq: "asc" } });
  expect(events.map(({ action }) => action)).toEqual([
    "article.approved",
    "article.scheduled",
    "article.published",
    "article.expired",
  ]);
  expect(await db.publication.findFirst({ where: { articleId: id } })).toMatchObject({
    state: "ended",
    ended: "expired",
  });
  expect(await nextDue(new Date(0))).toBeNull();
});

test("an article that cannot go out holds up none that comes after it, and is tried again", async () => {
  const startsAt = [1, 2, 3].map((minutes) => new Date(nowMs() + minutes * minuteMs));
  const [stuck, ...others] = await scheduled(startsAt);
  await refuse(stuck as string);
  const errors = vi.spyOn(log, "error");
  setClockOffset(5 * minuteMs);
  expect(await publishDue()).toBe(2);
  expect(await publishedSince([stuck as string, ...others])).toEqual(others);
  expect(errors.mock.calls.map(([what]) => (what as { articleId?: string }).articleId)).toEqual([stuck]);
  await refuseNone();
  expect(await publishDue()).toBe(1);
  expect(await publishedSince([stuck as string])).toEqual([stuck]);
});

test("an article that cannot go out makes no work for itself, and the next one still has a job at its very instant", async () => {
  const [first, later] = [new Date(nowMs() + minuteMs), new Date(nowMs() + 60 * minuteMs)];
  const [stuck] = await scheduled([first, later]);
  await refuse(stuck as string);
  setClockOffset(5 * minuteMs);
  await jobHandlers["articles.due"]({});
  const waiting = await db.$queryRaw`SELECT start_after AS at FROM jobs.job WHERE name = 'articles.due'`;
  expect(waiting).toEqual([{ at: later }]);
  await refuseNone();
  expect(await publishDue()).toBe(1);
});

test("an open editor that cannot be told changes nothing about what went out, nor about the rest", async () => {
  const ids = await scheduled([1, 2].map((minutes) => new Date(nowMs() + minutes * minuteMs)));
  const nothing = async () => {};
  const tell = vi.fn().mockRejectedValue(new Error("nobody there"));
  openDoor({ flush: nothing, apply: nothing, recheck: nothing, tell });
  const errors = vi.spyOn(log, "error");
  setClockOffset(5 * minuteMs);
  expect(await publishDue()).toBe(2);
  expect(await publishedSince(ids)).toEqual(ids);
  expect(tell).toHaveBeenCalledTimes(2);
  expect(errors).not.toHaveBeenCalled();
});

/** Has the database refuse every change to the publications of one article. */
async function refuse(articleId: string): Promise<void> {
  await db.$executeRawUnsafe(`
    CREATE OR REPLACE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.article_id = '${articleId}' THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refuse_one BEFORE UPDATE ON publications FOR EACH ROW EXECUTE FUNCTION refuse_one()`);
}

async function refuseNone(): Promise<void> {
  await db.$executeRawUnsafe("DROP TRIGGER refuse_one ON publications");
}

/** Approved articles with a schedule each, in the order given. */
async function scheduled(times: readonly Date[], endsAt?: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const startsAt of times) ids.push((await publishedArticle({ state: "scheduled", startsAt, endsAt })).id);
  return ids;
}

/** Which of these have gone out by themselves, in the order in which they did; one that did twice stands here twice. */
async function publishedSince(ids: readonly string[]): Promise<string[]> {
  const events = await db.event.findMany({
    where: { action: "article.published", articleId: { in: [...ids] } },
    orderBy: { seq: "asc" },
  });
  return events.flatMap(({ articleId }) => articleId ?? []);
}
