import { readFileSync } from "node:fs";
import { shared } from "./shared.ts";

/**
 * The only source of time. Every instant is UTC.
 *
 * Tests move it: in one process with `setClockOffset`; in a server under test through the file named by
 * `TEST_CLOCK_FILE`, which holds an offset in milliseconds. The variable is not documented for operators and
 * means nothing when it is unset.
 */
const state = shared("clock", () => ({ offsetMs: 0 }));

const file = process.env.TEST_CLOCK_FILE;

export function now(): Date {
  return new Date(nowMs());
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function nowMs(): number {
  return Date.now() + (file ? offsetFromFile(file) : state.offsetMs);
}

/** For tests: time goes on from `Date.now() + offsetMs`. */
export function setClockOffset(offsetMs: number): void {
  state.offsetMs = offsetMs;
}

function offsetFromFile(path: string): number {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return 0;
  }
}
