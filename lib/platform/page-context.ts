import { AsyncLocalStorage } from "node:async_hooks";
import { shared } from "./shared.ts";

/**
 * What a reader page is made of, noted down while it renders.
 *
 * `server.ts` opens a context for each render; every reader query names the cache tags it read and the next
 * instant at which its answer will change by itself. Outside a render the notes go nowhere.
 */
export type PageContext = {
  readonly tags: Set<string>;
  /** Milliseconds since the epoch; Infinity while nothing is known to end by itself. */
  changesAtMs: number;
  /** The same for what is merely out of date from then on. */
  outdatedAtMs: number;
  answer: PageAnswer;
};

/** What the server should say instead of 200; the page itself has nothing to show then. */
export type PageAnswer = { status: 200 } | { status: 301; location: string } | { status: 404 | 410 } | { status: 400 };

const storage = shared("pageContext", () => new AsyncLocalStorage<PageContext>());

/** Runs a render and returns what it noted beside its result. */
export async function withPageContext<T>(render: () => Promise<T>): Promise<{ result: T; context: PageContext }> {
  const context: PageContext = {
    tags: new Set(),
    changesAtMs: Number.POSITIVE_INFINITY,
    outdatedAtMs: Number.POSITIVE_INFINITY,
    answer: { status: 200 },
  };
  const result = await storage.run(context, render);
  return { result, context };
}

/** Says that the page being rendered shows what these cache tags stand for. */
export function dependsOn(...tags: string[]): void {
  const context = storage.getStore();
  for (const tag of tags) context?.tags.add(tag);
}

/**
 * Says that the page being rendered must not be shown from this instant on, by the clock alone: something on it ends.
 * It is not even shown where no database is left to make another one.
 */
export function changesAt(instant: Date | null | undefined): void {
  const context = storage.getStore();
  if (context && instant) context.changesAtMs = Math.min(context.changesAtMs, instant.getTime());
}

/**
 * Says that there is something newer to show from this instant on: an embargo lifts, the day changes. What is shown until
 * then is gone from then on too, except where no database is left to make the newer page.
 */
export function outdatedAt(instant: Date | null | undefined): void {
  const context = storage.getStore();
  if (context && instant) context.outdatedAtMs = Math.min(context.outdatedAtMs, instant.getTime());
}

/** Decides the status of the page being rendered; the page returns nothing after it. */
export function answer(value: PageAnswer): null {
  const context = storage.getStore();
  if (context) context.answer = value;
  return null;
}
