import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { cleanText } from "#lib/articles/fields";
import { recordEvent } from "#lib/events/record";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import type { Asset } from "#lib/platform/db/generated/client";
import { type Db, db, type Prisma, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { shared } from "#lib/platform/shared";
import { readPicture } from "./picture.ts";
import { mayUseAssets } from "./policy.ts";
import { type DeskAsset, presentAsset } from "./present.ts";
import { uploadLimits } from "./renditions.ts";
import { assetFolder, confirmFolder, dropFolder, keepFolder, sweepLeftovers, workFolder } from "./storage.ts";

/**
 * Takes in a photo: streams it to disk, has its renditions made, and only then records it; an upload that was
 * cut or refused leaves nothing behind. The same bytes twice are one asset.
 *
 * Throws `too_large` beyond 30 MB, `unsupported` for what is no JPEG, PNG, WebP or AVIF or has over 80 megapixels,
 * `no_room` where the disk is full.
 */
export async function uploadAsset(actor: MemberActor, file: SentFile): Promise<DeskAsset> {
  if (!mayUseAssets(actor)) throw new Refusal("forbidden", "asset.may.upload");
  if ((file.declaredLength ?? 0) > uploadLimits.bytesMax) throw new Refusal("too_large", "asset.tooLarge");
  const breaking = new AbortController();
  const taking = takeIn(actor, file, breaking.signal);
  underWay.set(breaking, taking);
  try {
    return await taking;
  } catch (error) {
    throw isFull(error) ? new Refusal("no_room", "asset.diskFull") : error;
  } finally {
    underWay.delete(breaking);
  }
}

type SentFile = { name: string; bytes: AsyncIterable<Uint8Array>; declaredLength: number | null };

/** What this process is taking in, each with what breaks it off. */
const underWay = shared("uploads", () => new Map<AbortController, Promise<unknown>>());

/**
 * Breaks off every upload that is under way, and waits until nothing of them is left. For when the server ends: their
 * senders have been hung up on by then.
 */
export async function endUploads(): Promise<void> {
  for (const breaking of underWay.keys()) breaking.abort(new Refusal("invalid", "request.brokeOff"));
  await Promise.allSettled(underWay.values());
}

async function takeIn(actor: MemberActor, file: SentFile, signal: AbortSignal): Promise<DeskAsset> {
  const folder = await workFolder();
  try {
    const input = path.join(folder, "upload");
    const sha256 = await receive(file.bytes, input);
    if (!(await looksLikePhoto(input))) throw new Refusal("unsupported", "asset.notPicture");
    const same = await findSame(db, sha256);
    if (same) return presentAsset(same);
    const report = await readPicture(input, folder, signal);
    if (!report.ok) throw new Refusal(report.code === "asset.diskFull" ? "no_room" : "unsupported", report.code);
    const storageKey = newStorageKey();
    await keepFolder(folder, storageKey);
    const asset = await transaction(async (tx) => {
      // Of two that bring the same photo at the same moment, the second finds the first one's.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 7012028))`;
      const meanwhile = await findSame(tx, sha256);
      if (meanwhile) return meanwhile;
      const created = await tx.asset.create({
        data: {
          id: newId(),
          status: "ready",
          fileName: cleanText(path.basename(file.name).slice(0, 200)).text || "photo",
          mediaType: report.mediaType,
          byteLength: report.bytes,
          sha256,
          storageKey,
          width: report.width,
          height: report.height,
          renditions: report.renditions as unknown as Prisma.InputJsonValue,
          colour: report.colour,
          caption: report.caption,
          credit: [report.creator, report.credit].filter(Boolean).join(" / ").slice(0, 200),
          alt: report.alt.slice(0, 500),
          uploadedById: actor.id,
          createdAt: now(),
        },
      });
      await recordEvent(tx, {
        actor,
        action: "asset.uploaded",
        subject: `asset:${created.id}`,
        data: { sha256, mediaType: report.mediaType },
      });
      return created;
    });
    if (asset.storageKey !== storageKey) await dropFolder(assetFolder(storageKey));
    await confirmFolder(storageKey);
    return presentAsset(asset);
  } finally {
    await dropFolder(folder);
  }
}

function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? "");
}

function findSame(tx: Db, sha256: string): Promise<Asset | null> {
  return tx.asset.findFirst({ where: { sha256, status: "ready" }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

/** Clears away what uploads left behind whose server was killed. */
export async function sweepUploads(): Promise<void> {
  await sweepLeftovers(async (storageKey) => (await db.asset.count({ where: { storageKey } })) > 0);
}

/** Writes the stream to a file, counting as it goes; returns its SHA-256 in hex. */
async function receive(bytes: AsyncIterable<Uint8Array>, target: string): Promise<string> {
  const hash = createHash("sha256");
  let received = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      hash.update(chunk);
      done(received > uploadLimits.bytesMax ? new Refusal("too_large", "asset.tooLarge") : null, chunk);
    },
  });
  await pipeline(bytes, meter, createWriteStream(target, { flags: "wx", mode: 0o600 }));
  if (received === 0) throw new Refusal("unsupported", "asset.notPicture");
  return hash.digest("hex");
}

/** How JPEG, PNG, WebP and AVIF begin: anything else is refused before a decoder sees it. */
async function looksLikePhoto(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    const start = buffer.toString("latin1", 0, bytesRead);
    return /^(\xff\xd8\xff|\x89PNG\r\n|RIFF....WEBP|....ftyp(avif|avis|mif1|miaf|msf1))/s.test(start);
  } finally {
    await handle.close();
  }
}

/** 24 letters, 120 random bits: an address of a photo gives no hint of another's. */
function newStorageKey(): string {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  return [...randomBytes(24)].map((byte) => alphabet[byte & 31]).join("");
}
