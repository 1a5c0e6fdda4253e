/** The sizes and formats in which a photo is kept for readers. */
export const renditionFormats = ["avif", "webp", "jpg"] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

export type Rendition = {
  width: number;
  height: number;
  format: RenditionFormat;
  bytes: number;
  /** The whole picture if there is none. */
  crop?: CropName;
};

/** Shapes in which Google asks for the `image` of an article (schema.org) and share cards show it, width over height. */
const crops = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 } as const;
export type CropName = keyof typeof crops;

/** Part of a picture, in its own pixels. */
export type Crop = { name: CropName; left: number; top: number; width: number; height: number };

/** Smaller ones are not shown by anybody. */
const cropPixelsMin = 50_000;

/** What would lose more of the picture than that is left to people to cut. */
const cropKeepsMin = 0.5;

/** The crops that can be made of a picture of this size without anybody looking at it: from its middle. */
export function cropsFor(width: number, height: number): Crop[] {
  return Object.entries(crops)
    .map(([name, ratio]) => {
      const cropWidth = Math.min(width, Math.round(height * ratio));
      const cropHeight = Math.min(height, Math.round(width / ratio));
      return {
        name: name as CropName,
        left: Math.floor((width - cropWidth) / 2),
        top: Math.floor((height - cropHeight) / 2),
        width: cropWidth,
        height: cropHeight,
      };
    })
    .filter((crop) => crop.width * crop.height >= Math.max(cropPixelsMin, width * height * cropKeepsMin));
}

/** Widths in CSS-and-retina steps; a photo has those that it is wide enough for, and its own width if it is smaller. */
export const renditionWidths = [320, 640, 960, 1280, 1920] as const;

/** The JPEG for readers of feeds, link previews and old browsers. */
export const fallbackWidth = 1200;

export const mediaTypes: Record<RenditionFormat, string> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
};

export const uploadLimits = {
  /** 30 MB. */
  bytesMax: 30 * 1024 * 1024,
  /** 80 megapixels. */
  pixelsMax: 80_000_000,
  /** Longer ones no format of ours can hold, and no camera makes. */
  sideMax: 16_000,
} as const;

/** Widths to make for an original of this width: never wider than it is. */
export function widthsFor(originalWidth: number): number[] {
  const widths: number[] = renditionWidths.filter((width) => width <= originalWidth);
  return widths.length > 0 ? widths : [originalWidth];
}

/** Of the widths that exist, ascending, the smallest that is sharp in a place `wanted` pixels wide; else the widest. */
export function widthAtLeast(widths: readonly number[], wanted: number): number {
  return widths.find((width) => width >= wanted) ?? widths.at(-1) ?? renditionWidths[0];
}

/** The file that came in, beside its renditions; no address leads to it. */
export const originalFile = "original";

/** Address of a rendition; the key is random, so that no address can be guessed from another. */
export function renditionAddress(storageKey: string, width: number | CropName, format: RenditionFormat): string {
  return `/media/${storageKey}/${width}.${format}`;
}

/** Name of the file that a rendition is. */
export function renditionFile({ crop, width, format }: Pick<Rendition, "crop" | "width" | "format">): string {
  return `${crop ?? width}.${format}`;
}

/** Width of the JPEG that a photo of this width has. */
export function fallbackWidthFor(originalWidth: number): number {
  return Math.min(fallbackWidth, originalWidth);
}

/** The format of `640.webp` or `16x9.jpg`; null for anything that is not a rendition's file name. */
export function parseRenditionFile(file: string): { format: RenditionFormat } | null {
  const match = /^(?:[1-9]\d{1,4}|16x9|4x3|1x1)\.(avif|webp|jpg)$/.exec(file);
  return match ? { format: match[1] as RenditionFormat } : null;
}
