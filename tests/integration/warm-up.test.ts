import { afterAll, expect, test, vi } from "vitest";
import { warmUp } from "#lib/live/warm-up";
import { db } from "#lib/platform/db/index";
import { log } from "#lib/platform/log";
import { fingerprint, makeArticle } from "#tests/factories/newsroom";

afterAll(() => db.$disconnect());

test("what a start rehearses leaves nothing behind, in an empty newsroom or in one at work", async () => {
  const warned = vi.spyOn(log, "warn");
  const empty = await fingerprint();
  await warmUp();
  expect(await fingerprint()).toBe(empty);
  await makeArticle();
  const atWork = await fingerprint();
  await warmUp();
  expect(await fingerprint()).toBe(atWork);
  expect(warned).not.toHaveBeenCalled();
});
