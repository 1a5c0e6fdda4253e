/**
 * The child process that reads one picture: `node picture-worker.ts INPUT FOLDER`.
 *
 * Pictures are decoded here and nowhere else, one process at a time, so that neither a huge nor a hostile file
 * can cost the web process its memory. Prints one line of JSON (`PictureReport`) and always exits 0 unless it
 * was killed.
 */
import { rename, stat } from "node:fs/promises";
import path from "node:path";
import sharp, { type Metadata, type Sharp } from "sharp";
import { creditPacket, readCredits } from "./credits.ts";
import type { PictureReport } from "./picture.ts";
import { fallbackWidthFor, type Rendition, type RenditionFormat, uploadLimits, widthsFor } from "./renditions.ts";

// Loaders that no upload of ours needs stay shut: SVG, PDF, TIFF and the rest are never decoded.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegFile",
    "VipsForeignLoadPngFile",
    "VipsForeignLoadWebpFile",
    "VipsForeignLoadHeifFile",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

const originals: Record<string, string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heif: "image/avif",
};

async function work(input: string, folder: string): Promise<PictureReport> {
  const open = () => sharp(input, { limitInputPixels: uploadLimits.pixelsMax, failOn: "error" });
  let metadata: Metadata;
  try {
    metadata = await open().metadata();
  } catch (error) {
    return { ok: false, code: /pixel limit/i.test(String(error)) ? "asset.tooManyPixels" : "asset.notPicture" };
  }
  const mediaType = originals[metadata.format ?? ""];
  if (!mediaType || (metadata.format === "heif" && metadata.compression !== "av1")) {
    return { ok: false, code: "asset.notPicture" };
  }
  if (metadata.width * metadata.height > uploadLimits.pixelsMax) return { ok: false, code: "asset.tooManyPixels" };
  // Orientations 5 to 8 lie on their side.
  const sideways = (metadata.orientation ?? 1) >= 5;
  const width = sideways ? metadata.height : metadata.width;
  const height = sideways ? metadata.width : metadata.height;
  const credits = readCredits(metadata.xmp);
  const packet = creditPacket(credits);

  try {
    // Everything is made from the largest size needed: decoding 80 megapixels once is enough.
    const widths = widthsFor(width);
    const largest = Math.max(widths.at(-1) ?? width, fallbackWidthFor(width));
    const { data, info } = await open()
      .autoOrient()
      .resize({ width: largest, withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const base = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    const renditions: Rendition[] = [];
    const make = async (target: number, format: RenditionFormat, encode: (picture: Sharp) => Sharp) => {
      const resized = base().resize({ width: target });
      const file = path.join(folder, `${target}.${format}`);
      // Only what we say goes in: no place, no camera, no owner's name; credit and rights do.
      const made = await (packet ? encode(resized).withXmp(packet) : encode(resized)).toFile(file);
      renditions.push({ width: target, height: made.height, format, bytes: made.size });
    };
    for (const target of widths) {
      await make(target, "avif", (picture) => picture.avif({ quality: 55, effort: 1 }));
      await make(target, "webp", (picture) => picture.webp({ quality: 76, effort: 3 }));
    }
    await make(fallbackWidthFor(width), "jpg", (picture) =>
      picture.flatten({ background: "#ffffff" }).jpeg({ quality: 80, mozjpeg: false, progressive: true }),
    );
    const { dominant } = await base().resize({ width: 32 }).stats();
    const colour = `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    await rename(input, path.join(folder, "original"));
    const { size } = await stat(path.join(folder, "original"));
    return { ok: true, mediaType, width, height, bytes: size, colour, renditions, ...credits };
  } catch (error) {
    if (/ENOSPC|No space/i.test(String(error))) return { ok: false, code: "asset.diskFull" };
    return { ok: false, code: "asset.broken" };
  }
}

const [input, folder] = process.argv.slice(2);
if (!input || !folder) throw new Error("usage: picture-worker.ts INPUT FOLDER");
process.stdout.write(`${JSON.stringify(await work(input, folder))}\n`);
