import { rename } from "node:fs/promises";
import path from "node:path";
import { db, transaction } from "#lib/platform/db/index";
import { log } from "#lib/platform/log";
import { dropTags } from "#lib/reader-cache/outbox";
import { cropPicture } from "./picture.ts";
import { cropsFor, originalFile, type Rendition, renditionFile } from "./renditions.ts";
import { assetFolder, dropFolder, workFolder } from "./storage.ts";

/**
 * Makes the crops of up to `limit` photos that were taken in before there were any, in the order of their ids after
 * `after`. Answers the id at which to go on, or null when there are no more. A photo whose file is gone or broken stays
 * without: pages name the whole of it.
 */
export async function makeMissingCrops(after: string, limit = 100): Promise<string | null> {
  const assets = await db.$queryRaw<{ id: string; storageKey: string; width: number; height: number }[]>`
    SELECT id, storage_key AS "storageKey", width, height FROM assets
    WHERE status = 'ready' AND id > ${after} AND NOT jsonb_path_exists(renditions, '$[*].crop')
    ORDER BY id LIMIT ${limit}`;
  for (const asset of assets) {
    if (cropsFor(asset.width, asset.height).length === 0) continue;
    await makeCrops(asset).catch((error: unknown) => {
      log.warn({ err: error, assetId: asset.id }, "a photo's crops could not be made");
    });
  }
  return assets.length === limit ? (assets.at(-1)?.id ?? null) : null;
}

async function makeCrops({ id, storageKey }: { id: string; storageKey: string }): Promise<void> {
  const photos = assetFolder(storageKey);
  const folder = await workFolder();
  try {
    const report = await cropPicture(path.join(photos, originalFile), folder);
    if (!report.ok) throw new Error(report.code);
    // A file is there, whole, before anything names it.
    for (const file of report.renditions.map(renditionFile)) {
      await rename(path.join(folder, file), path.join(photos, file));
    }
    await addRenditions(id, report.renditions);
  } finally {
    await dropFolder(folder);
  }
}

async function addRenditions(id: string, renditions: readonly Rendition[]): Promise<void> {
  await transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE assets SET renditions = renditions || ${JSON.stringify(renditions)}::jsonb
      WHERE id = ${id} AND NOT jsonb_path_exists(renditions, '$[*].crop')`;
    if (changed > 0) await dropTags(tx, [`asset:${id}`], `asset.cropped ${id}`);
  });
}
