import { execFileSync } from "node:child_process";
import { setInterval as every } from "node:timers/promises";
import { makeFlatPng, makeLyingAvif, makeLyingJpeg, makePicture, randomBytesOf } from "#tests/factories/pictures";
import { expect, test } from "#tests/support/e2e";
import { startServerProcess } from "#tests/support/server-process";

const site = process.env.E2E_URL ?? "";
const growthMax = 100 * 1024 * 1024;

/** What the process holds in memory now, in bytes, as the system counts it. */
function resident(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
}

/** The most that the process held while the work went on. */
async function highest(pid: number, work: () => Promise<unknown>): Promise<number> {
  let peak = resident(pid);
  const stop = new AbortController();
  const looking = (async () => {
    for await (const _ of every(50, undefined, { signal: stop.signal })) peak = Math.max(peak, resident(pid));
  })().catch(() => {});
  try {
    await work();
  } finally {
    stop.abort();
    await looking;
  }
  return Math.max(peak, resident(pid));
}

test("the process that serves grows by 100 MB at most, whatever is uploaded and however much at once", async ({
  as,
}) => {
  test.setTimeout(300_000);
  const { cookie } = await as("photo_editor");
  // A server of its own beside the one that the other tests have used: what it grows by comes of what is uploaded here.
  const server = await startServerProcess({
    DATABASE_URL: process.env.DATABASE_URL ?? "",
    DATA_DIR: process.env.E2E_DATA_DIR ?? "",
    SITE_URL: site,
  });
  const send = async (body: Uint8Array, expected: number[]) => {
    const answer = await fetch(`${server.url}/desk/api/assets?name=a.jpg`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: site },
      body: body as BodyInit,
    });
    expect(expected).toContain(answer.status);
    await answer.arrayBuffer();
  };
  /** 29 MB that begin like a photo, so that a decoder looks at them; it may even find a picture in the noise. */
  const junk = Buffer.concat([(await makePicture("jpeg")).subarray(0, 400), randomBytesOf(29 * 1024 * 1024)]);
  const over = Buffer.concat([junk, randomBytesOf(3 * 1024 * 1024)]);
  const largest = makeFlatPng(8_900, 8_900);
  const bombs = [
    makeFlatPng(20_000, 20_000),
    await makeLyingJpeg(),
    await makeLyingAvif(),
    makeFlatPng(15_000, 15_000),
  ];
  const { pid } = server;

  // What the first uploads of a process load stays loaded: it is not what is measured.
  await send(await makePicture("jpeg"), [200]);
  await send(junk, [200, 415]);
  const before = resident(pid);

  const peak = await highest(pid, async () => {
    await send(largest, [200]);
    for (const bomb of bombs) await send(bomb, [415]);
    // Eight of the largest files that are read at all, all at once, and one that is too large.
    await Promise.all([...Array.from({ length: 8 }, () => send(junk, [200, 415])), send(over, [413])]);
    await Promise.all(bombs.map((bomb) => send(bomb, [415])));
  });
  const grown = Math.round((peak - before) / 1024 / 1024);
  test.info().annotations.push({ type: "figure", description: `grew by ${grown} MB` });
  expect(peak - before, `grew by ${grown} MB`).toBeLessThanOrEqual(growthMax);

  // And it still serves.
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});
