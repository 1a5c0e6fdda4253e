import type { Asset } from "#lib/platform/db/generated/client";
import type { Rendition } from "./renditions.ts";

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
  return {
    id: asset.id,
    storageKey: asset.storageKey,
    fileName: asset.fileName,
    width: asset.width,
    height: asset.height,
    colour: asset.colour,
    widths: widthsOf(asset),
    caption: asset.caption,
    credit: asset.credit,
    alt: asset.alt,
    createdAt: asset.createdAt.toISOString(),
  };
}

/** Widths in which the photo exists as AVIF and WebP, ascending. */
export function widthsOf(asset: Pick<Asset, "renditions">): number[] {
  const renditions = asset.renditions as unknown as Rendition[];
  return renditions
    .filter(({ format }) => format === "webp")
    .map(({ width }) => width)
    .sort((a, b) => a - b);
}
