/**
 * The child process that reads one picture: `node picture-worker.ts INPUT FOLDER`. With `--crops` it makes the crops
 * alone, for a picture that was taken in before there were any, and leaves the original where it is.
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
import {
  cropsFor,
  fallbackWidth,
  fallbackWidthFor,
  originalFile,
  type Rendition,
  renditionFile,
  uploadLimits,
  widthsFor,
} from "./renditions.ts";

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

async function work(input: string, folder: string, { cropsOnly }: { cropsOnly: boolean }): Promise<PictureReport> {
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
  if (Math.max(metadata.width, metadata.height) > uploadLimits.sideMax) return { ok: false, code: "asset.sideTooLong" };
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
    const make = async (rendition: Pick<Rendition, "width" | "format" | "crop">, picture: Sharp) => {
      const file = path.join(folder, renditionFile(rendition));
      // Only what we say goes in: no place, no camera, no owner's name; credit and rights do.
      const made = await (packet ? picture.withXmp(packet) : picture).toFile(file);
      renditions.push({ ...rendition, height: made.height, bytes: made.size });
    };
    const jpeg = (picture: Sharp) =>
      picture.flatten({ background: "#ffffff" }).jpeg({ quality: 80, mozjpeg: false, progressive: true });

    for (const target of cropsOnly ? [] : widths) {
      const resized = () => base().resize({ width: target });
      await make({ width: target, format: "avif" }, resized().avif({ quality: 55, effort: 1 }));
      await make({ width: target, format: "webp" }, resized().webp({ quality: 76, effort: 2 }));
    }
    if (!cropsOnly) {
      const target = fallbackWidthFor(width);
      await make({ width: target, format: "jpg" }, jpeg(base().resize({ width: target })));
    }
    for (const { name, ...region } of cropsFor(info.width, info.height)) {
      const target = Math.min(fallbackWidth, region.width);
      await make({ width: target, format: "jpg", crop: name }, jpeg(base().extract(region).resize({ width: target })));
    }
    const { dominant } = await base().resize({ width: 32 }).stats();
    const colour = `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    const { size } = await stat(input);
    if (!cropsOnly) await rename(input, path.join(folder, originalFile));
    return { ok: true, mediaType, width, height, bytes: size, colour, renditions, ...credits };
  } catch (error) {
    if (/ENOSPC|EDQUOT|No space|quota/i.test(String(error))) return { ok: false, code: "asset.diskFull" };
    return { ok: false, code: "asset.broken" };
  }
}

const [input, folder, flag] = process.argv.slice(2);
if (!input || !folder) throw new Error("usage: picture-worker.ts INPUT FOLDER [--crops]");
process.stdout.write(`${JSON.stringify(await work(input, folder, { cropsOnly: flag === "--crops" }))}\n`);
