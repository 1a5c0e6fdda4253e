import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { mayUseAssets } from "#lib/assets/policy";
import { isPublicAsset } from "#lib/assets/published";
import { mediaTypes, parseRenditionFile } from "#lib/assets/renditions";
import { assetFolder, isStorageKey } from "#lib/assets/storage";
import { sessionFromCookies } from "#lib/auth/session";

/**
 * A rendition of a photo: for everybody while it is public, for staff at any time. An address that opens
 * nothing says nothing: a photo that is held back and one that never was look the same.
 */
export async function GET(request: Request, { params }: { params: Promise<{ key: string; file: string }> }) {
  const { key, file } = await params;
  const rendition = parseRenditionFile(file);
  if (!rendition || !isStorageKey(key)) return missing();
  const isPublic = await isPublicAsset(key);
  if (!isPublic && !(await isStaff(request))) return missing();
  const handle = await openFile(path.join(assetFolder(key), file));
  if (!handle) return missing();
  const { size } = await handle.stat();
  return new Response(handle.readableWebStream({ autoClose: true }) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": mediaTypes[rendition.format],
      "Content-Length": String(size),
      "X-Content-Type-Options": "nosniff",
      // The bytes under an address never change; whether they are public can, so only what is gets kept.
      "Cache-Control": isPublic ? "public, max-age=31536000, immutable" : "private, no-store",
    },
  });
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
}

async function isStaff(request: Request): Promise<boolean> {
  const member = await sessionFromCookies(request.headers.get("cookie") ?? undefined);
  return member !== null && mayUseAssets(member);
}

async function openFile(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
