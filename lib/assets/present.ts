import type { Asset } from "#lib/platform/db/generated/client";
import { type CropName, fallbackWidthFor, type Rendition, renditionFile } from "./renditions.ts";

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
  return renditionsOf(asset)
    .filter(({ format }) => format === "webp")
    .map(({ width }) => width)
    .sort((a, b) => a - b);
}

/** A part of the photo as search engines and share cards may ask for it; always a JPEG. */
export type PhotoCrop = { name: CropName; width: number; height: number };

/** The crops that exist of it. A photo that came before there were any has none until they have been made. */
export function cropsOf(asset: Pick<Asset, "renditions">): PhotoCrop[] {
  return renditionsOf(asset).flatMap(({ crop, width, height }) => (crop ? [{ name: crop, width, height }] : []));
}

/** The JPEG of the whole photo, in the same terms. */
export function wholePhoto(photo: { width: number; height: number }): { name: number; width: number; height: number } {
  const width = fallbackWidthFor(photo.width);
  return { name: width, width, height: Math.round((photo.height * width) / photo.width) };
}

/** Names of all the files that readers could be given of it. */
export function filesOf(asset: Pick<Asset, "renditions">): string[] {
  return renditionsOf(asset).map(renditionFile);
}

function renditionsOf(asset: Pick<Asset, "renditions">): Rendition[] {
  return asset.renditions as unknown as Rendition[];
}
