import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
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
  return mkdtemp(path.join(root(), workPrefix));
}

/**
 * Makes a finished folder the photo's own, whole or not at all. Until `confirmFolder` is called a mark beside it
 * says that no row may name it yet.
 */
export async function keepFolder(folder: string, storageKey: string): Promise<void> {
  const target = assetFolder(storageKey);
  try {
    await writeFile(markOf(storageKey), "");
    await rename(folder, target);
  } catch (error) {
    await confirmFolder(storageKey);
    throw error;
  }
}

/** Takes the mark away: the row that names this folder is there for good, or there is no such folder. */
export async function confirmFolder(storageKey: string): Promise<void> {
  await rm(markOf(storageKey), { force: true });
}

export async function dropFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Longer than any upload takes. */
const leftoverMs = 3_600_000;

/**
 * Clears away what uploads left behind whose server was killed: unfinished work, and photos that no row names. It
 * touches nothing but what bears their marks, so that no photo is ever in danger here.
 */
export async function sweepLeftovers(isRecorded: (storageKey: string) => Promise<boolean>): Promise<void> {
  const names = await readdir(root()).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(workPrefix) || each.startsWith(markPrefix))) {
    const place = path.join(root(), name);
    const changedMs = await stat(place).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (Date.now() - changedMs < leftoverMs) continue;
    const storageKey = name.startsWith(markPrefix) ? name.slice(markPrefix.length) : null;
    if (storageKey && isStorageKey(storageKey) && !(await isRecorded(storageKey))) {
      await dropFolder(assetFolder(storageKey));
    }
    await dropFolder(place);
  }
}

const workPrefix = ".work-";
const markPrefix = ".unrecorded-";

function markOf(storageKey: string): string {
  return path.join(root(), `${markPrefix}${storageKey}`);
}
