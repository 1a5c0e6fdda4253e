import type { LiveNews } from "./protocol.ts";

/** The channel on which servers that hold live documents tell each other what happened. */
export const liveChannel = "dateline_live";

export type LiveNotice = { from: string } & (
  | { stored: string; seq: string }
  /** Asks for what is queued of an article to be committed; each server answers, with the same number. */
  | { flush: string; ask: string }
  | { flushed: string }
  | { tell: string; news: LiveNews }
  /** Sessions or rights of this member have changed. */
  | { recheck: string }
);

export function parseNotice(payload: string): LiveNotice | null {
  try {
    const value: unknown = JSON.parse(payload);
    const known = typeof value === "object" && value !== null && "from" in value && typeof value.from === "string";
    return known ? (value as LiveNotice) : null;
  } catch {
    return null;
  }
}
