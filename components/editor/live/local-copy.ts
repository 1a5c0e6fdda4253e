import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { schemaVersion } from "#lib/articles/document";
import type { TextValues } from "#lib/live/short-fields";

const prefix = "dateline";
/** A browser that is asked for its storage and never answers must not keep the editor shut. */
const openMsMax = 4_000;

/** Copies that this page has open, so that they can be let go of at sign-out. */
const open = new Set<LocalCopy>();

/**
 * The copy of a document that this browser keeps, one for each member and article: what was typed without a
 * network, or in the second before a crash, is in it. Another member on the same computer never sees it.
 */
export class LocalCopy {
  readonly memberId: string;
  readonly #persistence: IndexeddbPersistence;
  /** Becomes false when the browser cannot store anything (private window, full disk). */
  available = true;

  /**
   * Opens the copy and puts what it holds into `doc`; resolves when that is done. Null where the browser has no
   * storage or does not let us have it: the server alone keeps the words then.
   */
  static async open(memberId: string, articleId: string, doc: Y.Doc): Promise<LocalCopy | null> {
    if (typeof indexedDB === "undefined") return null;
    const copy = new LocalCopy(memberId, articleId, doc);
    const persistence = copy.#persistence;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("storage does not answer")), openMsMax);
    });
    try {
      await Promise.race([persistence._db, late]);
      await Promise.race([persistence.whenSynced, late]);
      open.add(copy);
      return copy;
    } catch {
      void persistence.destroy().catch(() => {});
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  private constructor(memberId: string, articleId: string, doc: Y.Doc) {
    this.memberId = memberId;
    this.#persistence = new IndexeddbPersistence(nameOf(memberId, articleId), doc);
  }

  /** Whether a change of the document came from this copy. */
  wrote(origin: unknown): boolean {
    return origin === this.#persistence;
  }

  /** Whether it holds words that the server has never confirmed. */
  async hasUnsaved(): Promise<boolean> {
    return (await this.#persistence.get(keys.unsaved)) === true;
  }

  /** Whether the document may be shown from this copy: it has one, written by a build with the same schema. */
  async fitsThisBuild(): Promise<boolean> {
    return (await this.#persistence.get(keys.schemaVersion)) === schemaVersion;
  }

  /** The text fields as they were when server and browser last had the same. */
  async base(): Promise<TextValues | null> {
    return ((await this.#persistence.get(keys.base)) as TextValues | undefined) ?? null;
  }

  async keepBase(texts: TextValues): Promise<void> {
    await this.#set(keys.base, texts);
    await this.#set(keys.schemaVersion, schemaVersion);
  }

  /** Notes that there are unconfirmed words. True once the browser has written them down. */
  async noteUnsaved(): Promise<boolean> {
    return (await this.#set(keys.unsaved, true)) && (await this.#written());
  }

  async noteSaved(): Promise<void> {
    await this.#set(keys.unsaved, false);
  }

  /** Words that were offered back here and neither taken nor let go. */
  async lost(): Promise<readonly string[]> {
    return ((await this.#persistence.get(keys.lost)) as unknown as string[] | undefined) ?? [];
  }

  async keepLost(words: readonly string[]): Promise<void> {
    await this.#set(keys.lost, words);
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.#persistence.destroy();
  }

  /** A database answers in order: when this read is done, the updates before it are written. */
  async #written(): Promise<boolean> {
    const { db } = this.#persistence;
    if (!db) return false;
    return new Promise((resolve) => {
      try {
        const request = db.transaction("updates", "readonly").objectStore("updates").count();
        request.onsuccess = () => resolve(true);
        request.onerror = () => resolve(false);
      } catch {
        resolve(false);
      }
    });
  }

  async #set(key: string, value: unknown): Promise<boolean> {
    try {
      // y-indexeddb's types know scalars; IndexedDB keeps any plain value.
      await this.#persistence.set(key, value as string);
      return true;
    } catch {
      this.available = false;
      return false;
    }
  }
}

const keys = { unsaved: "unsaved", base: "base", schemaVersion: "schemaVersion", lost: "lost" } as const;

const nameOf = (memberId: string, articleId: string) => `${prefix}:${memberId}:${articleId}`;

/**
 * Takes a member's copies off this computer, at sign-out, but for those with words that no server has yet:
 * they stay, under the member's name, until that member opens them here again. Returns how many stay.
 */
export async function forgetLocalCopies(memberId: string): Promise<{ kept: number }> {
  if (typeof indexedDB === "undefined" || !indexedDB.databases) return { kept: 0 };
  await Promise.all([...open].filter((copy) => copy.memberId === memberId).map((copy) => copy.close()));
  let kept = 0;
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith(`${prefix}:${memberId}:`)) continue;
    if (await holdsUnsaved(name)) kept += 1;
    else await removed(name);
  }
  return { kept };
}

function holdsUnsaved(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // What cannot be read is not thrown away.
    request.onerror = () => resolve(true);
    request.onsuccess = () => {
      const db = request.result;
      const answer = (unsaved: boolean) => {
        db.close();
        resolve(unsaved);
      };
      if (!db.objectStoreNames.contains("custom")) return answer(false);
      const read = db.transaction("custom", "readonly").objectStore("custom").get(keys.unsaved);
      read.onsuccess = () => answer(read.result === true);
      read.onerror = () => answer(true);
    };
  });
}

function removed(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Another tab has it open; it goes when that tab does.
    request.onblocked = () => resolve();
  });
}
