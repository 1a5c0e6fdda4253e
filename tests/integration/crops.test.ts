import { access, rm } from "node:fs/promises";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { articleSubjects } from "#lib/articles/audience";
import { findArticle } from "#lib/articles/published";
import { makeMissingCrops } from "#lib/assets/make-crops";
import { cropsOf, type DeskAsset, filesOf } from "#lib/assets/present";
import { isPublicAsset } from "#lib/assets/published";
import { assetFolder } from "#lib/assets/storage";
import { uploadAsset } from "#lib/assets/upload";
import type { MemberActor } from "#lib/members/actor";
import { db, type Prisma } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { withPageContext } from "#lib/platform/page-context";
import { addressesOf } from "#lib/surfaces";
import { publishedArticle } from "#tests/factories/paper";

/** The crops of a photo that search engines and share cards show. */

const photographer: MemberActor = { kind: "member", id: newId(), name: "Photographer", roles: ["photo_editor"] };

beforeAll(async () => {
  const { id, name } = photographer;
  await db.member.create({ data: { id, name, email: `${id}@lantern.example`, roles: ["photo_editor"] } });
});

const rowOf = (id: string) => db.asset.findUniqueOrThrow({ where: { id } });
const isThere = (asset: DeskAsset, file: string) =>
  access(path.join(assetFolder(asset.storageKey), file)).then(
    () => true,
    () => false,
  );

/** A photo with a red left half and a blue right one, so that it can be seen where a crop is from. */
async function upload(width: number, height: number): Promise<DeskAsset> {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: "#0000ff" } };
  const bytes = await sharp({ create: { width, height, channels: 3, background: "#ff0000" } })
    .composite([{ input: await sharp(half).png().toBuffer(), left: Math.floor(width / 2), top: 0 }])
    // Two photos of one size are two photos.
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${newId()} --></x:xmpmeta>`)
    .jpeg()
    .toBuffer();
  const stream = new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>;
  return uploadAsset(photographer, { name: "photo.jpg", bytes: stream, declaredLength: bytes.length });
}

function leadOf({ id, storageKey, width, height, colour, widths }: DeskAsset) {
  return { assetId: id, storageKey, width, height, colour, widths, caption: "", credit: "", alt: "x", archive: false };
}

/** As a photo is that was taken in before there were crops. */
async function withoutCrops(asset: DeskAsset): Promise<void> {
  const { renditions } = await rowOf(asset.id);
  const whole = (renditions as Prisma.JsonObject[]).filter((rendition) => !("crop" in rendition));
  await db.asset.update({ where: { id: asset.id }, data: { renditions: whole } });
  await Promise.all(
    ["16x9", "4x3", "1x1"].map((name) => rm(path.join(assetFolder(asset.storageKey), `${name}.jpg`), { force: true })),
  );
}

describe("a photo that comes in", () => {
  test("is cropped to the three shapes, from its middle, never larger than it is", async () => {
    const asset = await upload(1000, 800);
    const crops = cropsOf(await rowOf(asset.id));
    expect(crops).toEqual([
      { name: "16x9", width: 1000, height: 563 },
      { name: "4x3", width: 1000, height: 750 },
      { name: "1x1", width: 800, height: 800 },
    ]);
    for (const { name, width, height } of crops) {
      const file = sharp(path.join(assetFolder(asset.storageKey), `${name}.jpg`));
      expect(await file.metadata()).toMatchObject({ format: "jpeg", width, height });
      // The two halves meet in the middle of the crop too.
      const { data, info } = await file.raw().toBuffer({ resolveWithObject: true });
      const at = (x: number) => data.subarray(x * info.channels, x * info.channels + 3);
      expect(at(Math.floor(width / 2) - 20)[0]).toBeGreaterThan(200);
      expect(at(Math.floor(width / 2) + 20)[2]).toBeGreaterThan(200);
    }
  });

  test("is 1,200 wide in 16:9 where the original allows it", async () => {
    const asset = await upload(2400, 1600);
    expect(cropsOf(await rowOf(asset.id))[0]).toEqual({ name: "16x9", width: 1200, height: 675 });
  });
});

describe("crops", () => {
  test("are as private as the photo, and the purge reaches them", async () => {
    const asset = await upload(1200, 900);
    expect(await isPublicAsset(asset.storageKey)).toBe(false);
    const { id } = await publishedArticle({ lead: leadOf(asset) });
    const { result, context } = await withPageContext(() => isPublicAsset(asset.storageKey));
    expect(result).toBe(true);
    expect([...context.tags]).toContain(`asset:${asset.id}`);
    const [subject] = await articleSubjects(db, id);
    if (!subject) throw new Error("no subject");
    const addresses = addressesOf(subject);
    for (const file of filesOf(await rowOf(asset.id))) {
      expect(addresses).toContain(`/media/${asset.storageKey}/${file}`);
      expect(await isThere(asset, file), file).toBe(true);
    }
    expect(addresses).toContain(`/media/${asset.storageKey}/1x1.jpg`);
    expect(addresses).toContain(`/media/${asset.storageKey}/1200.jpg`);
  });
});

describe("a photo that came before there were crops", () => {
  test("leaves its article's page whole, and has them after the job, which drops that page", async () => {
    const asset = await upload(1300, 900);
    await withoutCrops(asset);
    const { id } = await publishedArticle({ lead: leadOf(asset) });
    const ask = async () => {
      const { result, context } = await withPageContext(() => findArticle("en", id));
      if (result.kind !== "found") throw new Error("not found");
      return { article: result.article, tags: [...context.tags] };
    };
    const before = await ask();
    expect(before.article.lead?.storageKey).toBe(asset.storageKey);
    expect(before.article.crops).toEqual([]);
    expect(before.tags).toContain(`asset:${asset.id}`);

    await makeMissingCrops("");
    expect((await ask()).article.crops.map(({ name }) => name)).toEqual(["16x9", "4x3", "1x1"]);
    expect(await isThere(asset, "16x9.jpg")).toBe(true);
    expect(await isThere(asset, "original")).toBe(true);
    expect(filesOf(await rowOf(asset.id))).toContain("640.avif");
    const purges = await db.outbox.findMany({ where: { cause: `asset.cropped ${asset.id}` } });
    expect(purges.map(({ tags }) => tags)).toEqual([[`asset:${asset.id}`]]);

    await makeMissingCrops("");
    expect(filesOf(await rowOf(asset.id)).filter((file) => file === "16x9.jpg")).toHaveLength(1);
  });

  test("stays without where its original is gone, and does not keep the next one from having them", async () => {
    const [one, two] = [await upload(1310, 900), await upload(1320, 900)].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (!one || !two) throw new Error("no photos");
    await withoutCrops(one);
    await withoutCrops(two);
    await rm(path.join(assetFolder(one.storageKey), "original"));
    expect(await makeMissingCrops("", 1)).toBe(one.id);
    expect(await makeMissingCrops(one.id)).toBeNull();
    expect(cropsOf(await rowOf(one.id))).toEqual([]);
    expect(cropsOf(await rowOf(two.id))).toHaveLength(3);
  });
});
