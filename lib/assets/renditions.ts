/** The sizes and formats in which a photo is kept for readers. */
export const renditionFormats = ["avif", "webp", "jpg"] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

export type Rendition = { width: number; height: number; format: RenditionFormat; bytes: number };

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
} as const;

/** Widths to make for an original of this width: never wider than it is. */
export function widthsFor(originalWidth: number): number[] {
  const widths: number[] = renditionWidths.filter((width) => width <= originalWidth);
  return widths.length > 0 ? widths : [originalWidth];
}

/** Address of a rendition; the key is random, so that no address can be guessed from another. */
export function renditionAddress(storageKey: string, width: number, format: RenditionFormat): string {
  return `/media/${storageKey}/${width}.${format}`;
}

/** Width of the JPEG that a photo of this width has. */
export function fallbackWidthFor(originalWidth: number): number {
  return Math.min(fallbackWidth, originalWidth);
}

/** Reads `640.webp`; null for anything that is not a rendition's file name. */
export function parseRenditionFile(file: string): { width: number; format: RenditionFormat } | null {
  const match = /^([1-9]\d{1,4})\.(avif|webp|jpg)$/.exec(file);
  return match ? { width: Number(match[1]), format: match[2] as RenditionFormat } : null;
}
