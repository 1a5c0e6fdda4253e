import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { sweepUploads, uploadAsset } from "#lib/assets/upload";
import { db } from "#lib/platform/db/index";
import { makeMember } from "#tests/factories/newsroom";
import { makePicture } from "#tests/factories/pictures";

const root = () => path.join(process.env.DATA_DIR ?? "", "assets");
const long = new Date(Date.now() - 2 * 3_600_000);

async function bring(bytes: Buffer) {
  const actor = await makeMember("journalist");
  const stream = new Blob([new Uint8Array(bytes)]).stream();
  return uploadAsset(actor, { name: "a.jpg", bytes: stream as never, declaredLength: null });
}

/** As a server leaves it that was killed at this point. */
function leave(name: string, when: Date, files: string[] = []): void {
  const place = path.join(root(), name);
  if (files.length > 0) {
    mkdirSync(place, { recursive: true });
    for (const file of files) writeFileSync(path.join(place, file), "x");
  } else {
    writeFileSync(place, "");
  }
  utimesSync(place, when, when);
}

test("what killed uploads left is cleared away after an hour; no photo and no upload under way is touched", async () => {
  const asset = await bring(await makePicture("jpeg"));
  const files = readdirSync(path.join(root(), asset.storageKey));
  expect(readdirSync(root())).toEqual([asset.storageKey]);

  const lost = "0".repeat(24);
  const fresh = "1".repeat(24);
  const foreign = "2".repeat(24);
  leave(".work-old", long, ["upload", "320.webp"]);
  leave(".work-now", new Date(), ["upload"]);
  leave(lost, long, ["original", "320.webp"]);
  leave(`.unrecorded-${lost}`, long);
  leave(fresh, new Date(), ["original"]);
  leave(`.unrecorded-${fresh}`, new Date());
  // The server was killed between the commit and the removal of the mark: the photo is there for good.
  leave(`.unrecorded-${asset.storageKey}`, long);
  // Nobody knows this one, but no mark says that it is a leftover.
  leave(foreign, long, ["original"]);
  leave(".unrecorded-..", long);

  await sweepUploads();
  expect(readdirSync(root()).sort()).toEqual(
    [`.unrecorded-${fresh}`, ".work-now", asset.storageKey, fresh, foreign].sort(),
  );
  expect(readdirSync(path.join(root(), asset.storageKey))).toEqual(files);
});

test("an upload that the database did not take leaves no row, and a mark by which its files are found", async () => {
  const bytes = await makePicture("jpeg");
  await db.$executeRaw`ALTER TABLE assets ADD CONSTRAINT none_for_now CHECK (width < 0) NOT VALID`;
  const before = await db.asset.count();
  await expect(bring(bytes)).rejects.toThrow();
  await db.$executeRaw`ALTER TABLE assets DROP CONSTRAINT none_for_now`;
  expect(await db.asset.count()).toBe(before);
  const marks = readdirSync(root()).filter((name) => name.startsWith(".unrecorded-") && !/-1+$/.test(name));
  expect(marks).toHaveLength(1);
  const key = (marks[0] ?? "").slice(".unrecorded-".length);
  expect(existsSync(path.join(root(), key))).toBe(true);
  utimesSync(path.join(root(), marks[0] ?? ""), long, long);
  await sweepUploads();
  expect(existsSync(path.join(root(), key))).toBe(false);
  expect(existsSync(path.join(root(), marks[0] ?? ""))).toBe(false);
  const again = await bring(bytes);
  expect(await db.asset.count({ where: { id: again.id } })).toBe(1);
});
