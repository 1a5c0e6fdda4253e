import process from "node:process";

/** What the commands tell the person who started them: one line for each thing that is done, and how long it took. */

/**
 * Names a piece of work while it is done and says how long it took. `work` may return a note that is shown with it;
 * what takes long is said to be still under way every twenty seconds.
 *
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  const notes = [];
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const timer = setInterval(() => say(`  ${name}: still at it after ${seconds()}`), 20_000);
  timer.unref();
  try {
    const result = await work((text) => notes.push(text));
    const note = notes.length > 0 ? ` (${notes.join(", ")})` : "";
    say(`• ${name}: ${seconds()}${note}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Why it cannot go on: thrown by the commands' own checks, shown without a trace. */
export class Stop extends Error {}

/**
 * The last words of a command that cannot go on.
 *
 * @param {unknown} error
 */
export function sayWhy(error) {
  const isSentence = error instanceof Stop || process.env.LOG_LEVEL !== "debug";
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\nDateline cannot start. ${isSentence ? message : (error.stack ?? message)}\n`);
}
