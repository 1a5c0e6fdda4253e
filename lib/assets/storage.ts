import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "#lib/platform/env";

/** Where photos lie: `DATA_DIR/assets/<key>/`, with the original and its renditions under names of our own. */
const keyForm = /^[0-9a-z]{24}$/;

function root(): string {
  return path.join(env.dataDir, "assets");
}

/** Folder of one photo. Throws on anything but a key of ours, so that no path can be smuggled in. */
export function assetFolder(storageKey: string): string {
  if (!keyForm.test(storageKey)) throw new Error("not a storage key");
  return path.join(root(), storageKey);
}

export function isStorageKey(text: string): boolean {
  return keyForm.test(text);
}

/** A folder to work in, on the same disk as the photos, so that moving it there is one step. */
export async function workFolder(): Promise<string> {
  await mkdir(root(), { recursive: true });
  return mkdtemp(path.join(root(), ".work-"));
}

/** Makes a finished folder the photo's own, whole or not at all. */
export async function keepFolder(folder: string, storageKey: string): Promise<void> {
  await rename(folder, assetFolder(storageKey));
}

export async function dropFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
