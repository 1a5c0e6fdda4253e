import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { nowMs, setClockOffset } from "#lib/platform/clock";
import { db, transaction } from "#lib/platform/db/index";
import { closeJobs, type JobHandlers, JobQueue } from "#lib/platform/jobs";

type Data = { "test.greet": { name: string }; "test.other": Record<string, never> };

const queue = new JobQueue<Data>(["test.greet", "test.other"]);
const greeted: string[] = [];
const handlers: JobHandlers<Data> = {
  "test.greet": async ({ name }) => {
    greeted.push(name);
  },
  "test.other": async () => {},
};

beforeAll(() => queue.install());

beforeEach(() => {
  greeted.length = 0;
  setClockOffset(0);
});

afterAll(async () => {
  await closeJobs();
  await db.$disconnect();
});

test("a job that is asked for in a transaction is there when it commits, and only then", async () => {
  await expect(
    transaction(async (tx) => {
      await queue.schedule({ tx, name: "test.greet", data: { name: "nobody" } });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await transaction((tx) => queue.schedule({ tx, name: "test.greet", data: { name: "Reem" } }));
  expect(await queue.runDue(handlers)).toBe(1);
  expect(greeted).toEqual(["Reem"]);
});

test("a job for later is done when its time has come by the product's clock, and once", async () => {
  const at = new Date(nowMs() + 3_600_000);
  await queue.schedule({ name: "test.greet", data: { name: "Omar" }, at, key: "omar" });
  await queue.schedule({ name: "test.greet", data: { name: "Omar" }, at, key: "omar" });
  expect(await queue.runDue(handlers)).toBe(0);
  setClockOffset(3_600_000);
  expect(await queue.runDue(handlers)).toBe(1);
  expect(await queue.runDue(handlers)).toBe(0);
});

test("two processes that look at once do each job once", async () => {
  for (let n = 0; n < 20; n += 1) await queue.schedule({ name: "test.greet", data: { name: String(n) } });
  const done = await Promise.all([queue.runDue(handlers), queue.runDue(handlers)]);
  expect(done[0] + done[1]).toBe(20);
  expect(new Set(greeted).size).toBe(20);
});

test("a job that fails is kept for another try", async () => {
  await queue.schedule({ name: "test.greet", data: { name: "Lina" } });
  const failing = { ...handlers, "test.greet": () => Promise.reject(new Error("not now")) };
  await expect(queue.runDue(failing)).rejects.toThrow("not now");
  setClockOffset(60_000);
  expect(await queue.runDue(handlers)).toBe(1);
  expect(greeted).toEqual(["Lina"]);
});

test("workers pick up what is asked for, and stop when they are told", async () => {
  const running = queue.start(handlers);
  await queue.schedule({ name: "test.greet", data: { name: "Sami" } });
  await vi.waitFor(() => expect(greeted).toEqual(["Sami"]), { timeout: 8_000 });
  await running.stop();
}, 15_000);
