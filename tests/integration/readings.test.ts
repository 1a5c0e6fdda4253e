import { afterEach, beforeEach, expect, test } from "vitest";
import { getFront } from "#lib/articles/published";
import { nowMs, setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { withPageContext } from "#lib/platform/page-context";
import { keepReadings, startReadings, thinReadings } from "#lib/readings/keep";
import { Tally } from "#lib/readings/tally";
import { publishedArticle } from "#tests/factories/paper";

/** What is kept of readings, and the list that the front makes of it. */

const hour = 3_600_000;
const ago = (hours: number) => new Date(nowMs() - hours * hour);

beforeEach(async () => {
  await db.reading.deleteMany();
});

afterEach(() => setClockOffset(0));

const mostRead = async () => (await getFront("en")).mostRead.map(({ id }) => id);

async function articles(...slugs: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const slug of slugs) ids.push((await publishedArticle({ slug, startsAt: ago(48) })).id);
  return ids;
}

test("what several servers count adds up, by article and hour", async () => {
  const [a = "", b = ""] = await articles("a", "b");
  const at = new Date("2026-11-23T09:40:00Z");
  await Promise.all([
    keepReadings(new Map([[a, 3]]), at),
    keepReadings(
      new Map([
        [b, 1],
        [a, 4],
      ]),
      at,
    ),
    keepReadings(
      new Map([
        [a, 1],
        [b, 1],
      ]),
      new Date("2026-11-23T10:00:00Z"),
    ),
  ]);
  const rows = await db.reading.findMany({ orderBy: { hour: "asc" } });
  const told = rows.map((row) => [row.hour.toISOString().slice(11, 16), row.articleId, row.count]);
  expect(told.sort()).toEqual(
    [
      ["09:00", a, 7],
      ["09:00", b, 1],
      ["10:00", a, 1],
      ["10:00", b, 1],
    ].sort(),
  );
});

test("what is no article of ours is not kept, and does not keep the others out", async () => {
  const [a = ""] = await articles("a");
  await keepReadings(
    new Map([
      [newId(), 5],
      [a, 2],
    ]),
    ago(0),
  );
  expect(await db.reading.findMany()).toMatchObject([{ articleId: a, count: 2 }]);
});

test("the front shows the five that were read most in the last 24 hours, first the most", async () => {
  const ids = await articles("a", "b", "c", "d", "e", "f", "g");
  for (const [index, id] of ids.entries()) {
    await keepReadings(new Map([[id, 10 + index]]), ago(5));
    await keepReadings(new Map([[id, 10 + index]]), ago(1));
  }
  // Read most of all, but not within a day.
  await keepReadings(new Map([[ids[0] ?? "", 1_000]]), ago(25.1));
  expect(await mostRead()).toEqual([...ids].reverse().slice(0, 5));
});

test("nothing is said where fewer than three were read", async () => {
  const [a = "", b = "", c = ""] = await articles("a", "b", "c");
  await keepReadings(
    new Map([
      [a, 2],
      [b, 1],
    ]),
    ago(1),
  );
  expect(await mostRead()).toEqual([]);
  await keepReadings(new Map([[c, 9]]), ago(1));
  expect(await mostRead()).toEqual([c, a, b]);
});

test("what was withdrawn, killed or has run out is not in the list, however much it was read", async () => {
  const ids = await articles("a", "b", "c");
  const gone = [
    await publishedArticle({ state: "ended", ended: "unpublished", endedAt: ago(0.5) }),
    await publishedArticle({ state: "ended", ended: "killed", endedAt: ago(0.5), killed: true }),
    await publishedArticle({ startsAt: ago(3), endsAt: ago(1) }),
    await publishedArticle({ embargo: true, startsAt: ago(-1) }),
    await publishedArticle({ edition: "ar" }),
  ];
  await keepReadings(
    new Map([...gone.map(({ id }) => [id, 500] as const), ...ids.map((id) => [id, 1] as const)]),
    ago(1),
  );
  expect([...(await mostRead())].sort()).toEqual([...ids].sort());
});

test("a front that is kept is made anew within five minutes", async () => {
  const asked = nowMs();
  const { context } = await withPageContext(() => getFront("en"));
  expect(context.outdatedAtMs).toBeGreaterThan(asked);
  expect(context.outdatedAtMs).toBeLessThanOrEqual(nowMs() + 5 * 60_000);
});

test("what the database does not take is counted on, and kept at the next time", async () => {
  const [a = ""] = await articles("a");
  const tally = new Tally();
  tally.add(a, 3);
  const readings = startReadings(tally);
  await db.$executeRaw`ALTER TABLE readings RENAME TO readings_away`;
  await readings.stop();
  await db.$executeRaw`ALTER TABLE readings_away RENAME TO readings`;
  expect(await db.reading.count()).toBe(0);
  tally.add(a, 1);
  await startReadings(tally).stop();
  expect(await db.reading.findMany()).toMatchObject([{ articleId: a, count: 4 }]);
});

test("after a month nothing is left of it", async () => {
  const [a = ""] = await articles("a");
  await keepReadings(new Map([[a, 1]]), ago(24 * 32));
  await keepReadings(new Map([[a, 2]]), ago(24 * 30));
  await thinReadings();
  expect(await db.reading.findMany()).toMatchObject([{ count: 2 }]);
});
