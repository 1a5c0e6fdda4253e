import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { changesAt, dependsOn, outdatedAt } from "#lib/platform/page-context";
import { isStorageKey } from "./storage.ts";

/**
 * Whether readers may see a photo: only while an article that shows it is public, or while it is an author's
 * portrait (a closed author keeps the page that shows it). Its address alone opens nothing.
 */
export async function isPublicAsset(storageKey: string): Promise<boolean> {
  if (!isStorageKey(storageKey)) return false;
  const asset = await db.asset.findUnique({
    where: { storageKey },
    select: { id: true, status: true, authors: { select: { id: true }, take: 1 } },
  });
  if (asset?.status !== "ready") return false;
  dependsOn(`asset:${asset.id}`);
  if (asset.authors.length > 0) {
    dependsOn("directory");
    return true;
  }
  const at = now();
  const publications = await db.$queryRaw<{ starts_at: Date; ends_at: Date | null }[]>`
    SELECT p.starts_at, p.ends_at FROM publications p
    JOIN revision_assets ra ON ra.revision_id = p.revision_id
    WHERE ra.asset_id = ${asset.id} AND p.state = 'live' AND (p.ends_at IS NULL OR p.ends_at > ${at})`;
  for (const publication of publications) {
    if (publication.starts_at > at) outdatedAt(publication.starts_at);
    else changesAt(publication.ends_at);
  }
  return publications.some((publication) => publication.starts_at <= at);
}
