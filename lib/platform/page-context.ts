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
  /** Milliseconds since the epoch; Infinity while nothing is known to change by itself. */
  changesAtMs: number;
  answer: PageAnswer;
};

/** What the server should say instead of 200; the page itself has nothing to show then. */
export type PageAnswer =
  | { status: 200 }
  | { status: 301; location: string }
  | { status: 404 | 410 }
  | { status: 400 };

const storage = shared("pageContext", () => new AsyncLocalStorage<PageContext>());

/** Runs a render and returns what it noted beside its result. */
export async function withPageContext<T>(render: () => Promise<T>): Promise<{ result: T; context: PageContext }> {
  const context: PageContext = { tags: new Set(), changesAtMs: Number.POSITIVE_INFINITY, answer: { status: 200 } };
  const result = await storage.run(context, render);
  return { result, context };
}

/** Says that the page being rendered shows what these cache tags stand for. */
export function dependsOn(...tags: string[]): void {
  const context = storage.getStore();
  for (const tag of tags) context?.tags.add(tag);
}

/** Says that the page being rendered will be different from this instant on, by the clock alone. */
export function changesAt(instant: Date | null | undefined): void {
  const context = storage.getStore();
  if (context && instant) context.changesAtMs = Math.min(context.changesAtMs, instant.getTime());
}

/** Decides the status of the page being rendered; the page returns nothing after it. */
export function answer(value: PageAnswer): null {
  const context = storage.getStore();
  if (context) context.answer = value;
  return null;
}
