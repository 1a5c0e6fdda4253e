import * as Y from "yjs";
import { type TextField, textFields } from "#lib/articles/document";
import { now } from "#lib/platform/clock";
import { isRefusal, Refusal } from "#lib/platform/errors";
import { log } from "#lib/platform/log";
import { type Fault, Gate } from "./gate.ts";
import { type Pending, readState, storeUpdates, updatesSince } from "./store.ts";

/** The last key and its commit lie this far apart, when nothing is typed after it. */
const restMs = 250;
/** While somebody types on, what they typed is committed at least this often. */
const waitMsMax = 1_800;
const retryMs = [250, 500, 1_000, 2_000, 4_000] as const;
/** How long a command waits for the database to take what is queued. */
const flushMsMax = 5_000;
/** A document that cannot be projected is stored without, at the third try: words come first. */
const triesWithProjection = 3;

/** Origin of changes that come from the database: they are stored already. */
const fromDatabase = Symbol("database");

export type StoredNews = { at: Date; reopened: boolean };

type Options = {
  /** Which server this is, in its notices to others. */
  from: string;
  /** Called after each commit. */
  stored: (news: StoredNews) => void;
  /** Called after each commit that failed. */
  failed: () => void;
  /** Called with words that a merge took away and nobody deleted. */
  lost: (words: string) => void;
};

/**
 * One article that is open on this server: the queue of what was typed, and the writer that commits it.
 *
 * Three documents, since each must hold exactly one thing: `document` is what people see; the gate's holds
 * what was accepted; `#stored` holds what is committed and never runs ahead of the log.
 */
export class OpenArticle {
  readonly articleId: string;
  readonly #document: Y.Doc;
  readonly #options: Options;
  readonly #gate: Gate;
  readonly #stored = new Y.Doc();
  #seenSeq = 0n;

  #queue: Pending[] = [];
  /** Counts updates taken in, and those of them that are committed. */
  #received = 0;
  #committed = 0;
  #committedAt: Date | null = null;
  #lastMemberId: string | null = null;
  #queuedSinceMs = 0;
  #failures = 0;
  #lastError: unknown;
  #timer: NodeJS.Timeout | undefined;
  /** Work on the database goes one after another. */
  #work: Promise<unknown> = Promise.resolve();
  #waiting: { upTo: number; answer: (at: Date) => void }[] = [];

  /** Fills `document` from the database and keeps it there. Throws `not_found` when there is no such article. */
  static async open(articleId: string, document: Y.Doc, options: Options): Promise<OpenArticle> {
    return new OpenArticle(articleId, document, await readState(articleId), options);
  }

  private constructor(
    articleId: string,
    document: Y.Doc,
    { state, seq }: { state: Uint8Array; seq: bigint },
    options: Options,
  ) {
    this.articleId = articleId;
    this.#document = document;
    this.#options = options;
    this.#gate = new Gate(state, options.lost);
    this.#seenSeq = seq;
    Y.applyUpdate(this.#stored, state);
    Y.applyUpdate(document, state, fromDatabase);
    document.on("update", (update: Uint8Array, origin: unknown) => this.#take(update, origin));
  }

  /** Judges an update before it is applied; after a fault nothing has changed. */
  check(update: Uint8Array): Fault | null {
    const fault = this.#gate.check(update);
    if (fault) this.#gate.reset(Y.encodeStateAsUpdate(this.#document));
    return fault;
  }

  /**
   * Applies what `change` makes of the document's present state, as the member. Nothing can come between the
   * two. Throws `invalid` when it is not an update that a document may take.
   */
  apply(memberId: string, change: (state: Uint8Array) => Uint8Array | null): void {
    const update = change(Y.encodeStateAsUpdate(this.#document));
    if (!update) return;
    const fault = this.check(update);
    if (fault) throw new Refusal("invalid", "live.malformed");
    Y.applyUpdate(this.#document, update, { source: "local", context: { memberId } });
  }

  /** Calls `answer` when everything received until now has committed; at once if it has. */
  whenCommitted(answer: (at: Date) => void): void {
    if (this.#committed === this.#received) answer(this.#committedAt ?? now());
    else this.#waiting.push({ upTo: this.#received, answer });
  }

  /** Commits what is queued without waiting for a pause. Throws `unavailable` after five seconds. */
  async flush(): Promise<void> {
    if (this.#committed === this.#received) return;
    const done = new Promise<void>((resolve) => this.whenCommitted(() => resolve()));
    this.#schedule(0);
    await withinMs(done, flushMsMax);
  }

  /** Another server says that it has stored an update of this article. */
  noticeStored(seq: bigint): void {
    if (seq > this.#seenSeq) void this.catchUp();
  }

  /** Takes in what the database holds and this server has not seen. Does nothing while the database is away. */
  async catchUp(): Promise<void> {
    await this.#exclusive(async () => {
      const updates = await updatesSince(this.articleId, this.#seenSeq);
      for (const { seq, update } of updates) {
        Y.applyUpdate(this.#stored, update);
        Y.applyUpdate(this.#document, update, fromDatabase);
        if (seq > this.#seenSeq) this.#seenSeq = seq;
      }
    }).catch((error) => log.warn({ articleId: this.articleId, error: nameOf(error) }, "live document cannot catch up"));
  }

  /** Text fields as people see them. */
  texts(): Record<TextField, string> {
    const entries = textFields.map((name) => [name, this.#document.getText(name).toString()]);
    return Object.fromEntries(entries) as Record<TextField, string>;
  }

  /** Whether the last try to commit failed. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  get idle(): boolean {
    return this.#committed === this.#received;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#gate.destroy();
    this.#stored.destroy();
  }

  #take(update: Uint8Array, origin: unknown): void {
    this.#gate.follow(update);
    if (origin === fromDatabase) return;
    const memberId = memberOf(origin) ?? this.#lastMemberId;
    // Yjs tidies up formatting after what came from the database; whoever applies that does the same.
    if (memberId === null) return;
    this.#lastMemberId = memberId;
    if (this.#queue.length === 0) this.#queuedSinceMs = Date.now();
    this.#queue.push({ memberId, update });
    this.#received += 1;
    if (this.#failures > 0) return;
    const waitedMs = Date.now() - this.#queuedSinceMs;
    this.#schedule(Math.max(0, Math.min(restMs, waitMsMax - waitedMs)));
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#exclusive(() => this.#commit()), delayMs);
  }

  async #commit(): Promise<void> {
    const batch = this.#queue.slice();
    if (batch.length === 0) return;
    const at = now();
    let stored: Awaited<ReturnType<typeof storeUpdates>>;
    try {
      stored = await storeUpdates({
        articleId: this.articleId,
        doc: this.#stored,
        seenSeq: this.#seenSeq,
        pending: batch,
        from: this.#options.from,
        at,
        project: this.#failures < triesWithProjection || !isFaultOfContent(this.#lastError),
      });
    } catch (error) {
      this.#failed(error);
      return;
    }
    if (this.#failures > 0) log.info({ articleId: this.articleId, tries: this.#failures }, "live document saved again");
    this.#failures = 0;
    this.#lastError = undefined;
    this.#seenSeq = stored.seq;
    this.#queue.splice(0, batch.length);
    this.#committed += batch.length;
    this.#committedAt = at;
    if (stored.foreign) {
      const missed = Y.encodeStateAsUpdate(this.#stored, Y.encodeStateVector(this.#document));
      Y.applyUpdate(this.#document, missed, fromDatabase);
    }
    const due = this.#waiting.filter(({ upTo }) => upTo <= this.#committed);
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > this.#committed);
    for (const { answer } of due) answer(at);
    if (this.#queue.length > 0) {
      this.#queuedSinceMs = Date.now();
      this.#schedule(restMs);
    }
    this.#options.stored({ at, reopened: stored.reopened });
  }

  #failed(error: unknown): void {
    this.#lastError = error;
    const delayMs = retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 4_000;
    this.#failures += 1;
    log.error({ articleId: this.articleId, error: nameOf(error), tries: this.#failures }, "live document not saved");
    this.#schedule(delayMs);
    this.#options.failed();
  }

  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#work.then(work);
    this.#work = result.catch(() => undefined);
    return result;
  }
}

/** A fault that another try would meet again: not the database being away. */
function isFaultOfContent(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  const away = typeof code === "string" && /^(P1|P2024$|P2028$|08|57|ECONN|ETIMEDOUT|EPIPE)/.test(code);
  const text = error instanceof Error ? error.message : "";
  return !away && !/connect|terminat|closed|timeout|starting up|shutting down|recovery/i.test(text);
}

function memberOf(origin: unknown): string | null {
  const { connection, context } = (origin ?? {}) as {
    connection?: { context?: { session?: { member?: { id?: unknown } } } };
    context?: { memberId?: unknown };
  };
  const id = connection?.context?.session?.member?.id ?? context?.memberId;
  return typeof id === "string" ? id : null;
}

async function withinMs(done: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal("unavailable", "live.notSaved")), ms);
  });
  try {
    await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What may be logged of an error: its kind, not its message, which can quote what somebody wrote. */
function nameOf(error: unknown): string {
  if (isRefusal(error)) return error.code;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return [name, code].filter((part) => typeof part === "string").join(" ") || "unknown";
}
