import type { MemberActor } from "#lib/members/actor";
import type { Asset } from "#lib/platform/db/generated/client";
import { db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import type { Rendition } from "./renditions.ts";
import { mayUpload } from "./upload.ts";

/** A photo as staff see it. */
export type DeskAsset = {
  id: string;
  storageKey: string;
  fileName: string;
  width: number;
  height: number;
  colour: string;
  /** Widths that exist, ascending. */
  widths: number[];
  caption: string;
  credit: string;
  alt: string;
  createdAt: string;
};

export function presentAsset(asset: Asset): DeskAsset {
  const renditions = asset.renditions as unknown as Rendition[];
  return {
    id: asset.id,
    storageKey: asset.storageKey,
    fileName: asset.fileName,
    width: asset.width,
    height: asset.height,
    colour: asset.colour,
    widths: [...new Set(renditions.filter((r) => r.format === "webp").map((r) => r.width))].sort((a, b) => a - b),
    caption: asset.caption,
    credit: asset.credit,
    alt: asset.alt,
    createdAt: asset.createdAt.toISOString(),
  };
}

/** One photo. Throws `not_found` where there is none, or the member has nothing to do with photos. */
export async function getAsset(actor: MemberActor, id: string): Promise<DeskAsset> {
  const asset = isId(id) && mayUpload(actor) ? await db.asset.findFirst({ where: { id, status: "ready" } }) : null;
  if (!asset) throw new Refusal("not_found", "asset.missing");
  return presentAsset(asset);
}

export const assetPageSize = 48;

/** Photos, newest first; with words, those whose caption, credit, alt text or file name has them. */
export async function listAssets(
  actor: MemberActor,
  options: { query?: string; page?: number } = {},
): Promise<{ assets: DeskAsset[]; hasMore: boolean }> {
  if (!mayUpload(actor)) return { assets: [], hasMore: false };
  const query = options.query?.trim();
  const page = Math.max(1, options.page ?? 1);
  const rows = await db.asset.findMany({
    where: {
      status: "ready",
      ...(query
        ? { OR: (["caption", "credit", "alt", "fileName"] as const).map((field) => ({ [field]: { contains: query, mode: "insensitive" as const } })) }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * assetPageSize,
    take: assetPageSize + 1,
  });
  return { assets: rows.slice(0, assetPageSize).map(presentAsset), hasMore: rows.length > assetPageSize };
}
