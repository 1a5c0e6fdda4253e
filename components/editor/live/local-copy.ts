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
  /** What other windows, or earlier visits, had noted before this one read their words. */
  readonly #found: ReadonlyMap<string, unknown>;
  readonly #ownNote: string;
  #notes = 0;
  /** Becomes false when the browser cannot store anything (private window, full disk). */
  available = true;

  /**
   * Opens the copy and puts what it holds into `doc`; resolves when that is done. Null where the browser has no
   * storage or does not let us have it: the server alone keeps the words then. `onGone` is told when the copy is
   * taken away while it is open: by a sign-out in another window, or by the browser.
   */
  static async open(
    memberId: string,
    articleId: string,
    doc: Y.Doc,
    onGone: () => void = () => {},
  ): Promise<LocalCopy | null> {
    if (typeof indexedDB === "undefined") return null;
    let copy: LocalCopy | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("storage does not answer")), openMsMax);
    });
    try {
      // Before the words: what is noted after them is not known to be among them.
      const notes = await Promise.race([notesOf(nameOf(memberId, articleId)), late]);
      copy = new LocalCopy(memberId, articleId, doc, notes);
      await Promise.race([copy.#watch(onGone), late]);
      await Promise.race([copy.#persistence.whenSynced, late]);
      open.add(copy);
      return copy;
    } catch {
      void copy?.close().catch(() => {});
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  private constructor(memberId: string, articleId: string, doc: Y.Doc, notes: ReadonlyMap<string, unknown>) {
    this.memberId = memberId;
    this.#found = new Map([...notes].filter(([key]) => isUnsavedKey(key)));
    this.#ownNote = `${keys.unsaved}${doc.clientID}`;
    this.#persistence = new IndexeddbPersistence(nameOf(memberId, articleId), doc);
  }

  /** A write to a database that has gone would throw inside the document, and keep its other listeners from hearing. */
  async #watch(onGone: () => void): Promise<void> {
    const db = await this.#persistence._db;
    const gone = () => {
      if (!this.available) return;
      this.available = false;
      db.close();
      void this.close();
      onGone();
    };
    db.onversionchange = gone;
    db.onclose = gone;
  }

  /** Whether a change of the document came from this copy. */
  wrote(origin: unknown): boolean {
    return origin === this.#persistence;
  }

  /** Whether it held, when it was opened, words that the server has never confirmed. */
  get hasUnsaved(): boolean {
    return this.#found.size > 0;
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

  /** Notes that this window has unconfirmed words. True once the browser has written them down. */
  async noteUnsaved(): Promise<boolean> {
    this.#notes += 1;
    return (await this.#set(this.#ownNote, this.#notes)) && (await this.#written());
  }

  /**
   * The server has all that this window has: its own words, and those that it read when it opened the copy. What
   * another window has noted since is that window's to say.
   */
  async noteSaved(): Promise<void> {
    try {
      const db = await this.#persistence._db;
      const store = db.transaction("custom", "readwrite").objectStore("custom");
      store.delete(this.#ownNote);
      for (const [key, note] of this.#found) {
        const now = store.get(key);
        now.onsuccess = () => now.result === note && store.delete(key);
      }
    } catch {
      this.available = false;
    }
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

/** Each window notes its unsaved words for itself, below `unsaved`. */
const keys = { unsaved: "unsaved:", base: "base", schemaVersion: "schemaVersion", lost: "lost" } as const;

const isUnsavedKey = (key: string) => key.startsWith(keys.unsaved);

const nameOf = (memberId: string, articleId: string) => `${prefix}:${memberId}:${articleId}`;

/**
 * Takes a member's copies off this computer, at sign-out, but for those with words that are nowhere else: no server
 * has them yet, or they wait to be put back. They stay, under the member's name, until that member opens them here
 * again. Returns how many stay.
 */
export async function forgetLocalCopies(memberId: string): Promise<{ kept: number }> {
  if (typeof indexedDB === "undefined" || !indexedDB.databases) return { kept: 0 };
  await Promise.all([...open].filter((copy) => copy.memberId === memberId).map((copy) => copy.close()));
  let kept = 0;
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith(`${prefix}:${memberId}:`)) continue;
    // What cannot be read is not thrown away.
    if (await notesOf(name).then(holdsWords, () => true)) kept += 1;
    else await removed(name);
  }
  return { kept };
}

function holdsWords(notes: ReadonlyMap<string, unknown>): boolean {
  const lost = notes.get(keys.lost);
  return [...notes.keys()].some(isUnsavedKey) || (Array.isArray(lost) && lost.length > 0);
}

/** What a copy notes beside the document; nothing where there is no copy, which is not made by asking. */
function notesOf(name: string): Promise<ReadonlyMap<string, unknown>> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      request.transaction?.abort();
      resolve(new Map());
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      if (!db.objectStoreNames.contains("custom")) {
        db.close();
        return resolve(new Map());
      }
      const reading = db.transaction("custom", "readonly");
      const [names, values] = [reading.objectStore("custom").getAllKeys(), reading.objectStore("custom").getAll()];
      reading.oncomplete = () =>
        resolve(new Map(names.result.map((key, index) => [String(key), values.result[index]])));
      reading.onabort = () => reject(reading.error);
      // Once what is being read has been read.
      db.close();
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
