import { spawn } from "node:child_process";
import { availableParallelism, setPriority } from "node:os";
import path from "node:path";
import { shared } from "#lib/platform/shared";
import type { Credits } from "./credits.ts";
import type { Rendition } from "./renditions.ts";

/** What the child process says of a picture; a refusal's code is a sentence of the catalogue. */
export type PictureReport =
  | ({
      ok: true;
      mediaType: string;
      width: number;
      height: number;
      bytes: number;
      colour: string;
      renditions: Rendition[];
    } & Credits)
  | {
      ok: false;
      code: "asset.notPicture" | "asset.tooManyPixels" | "asset.sideTooLong" | "asset.broken" | "asset.diskFull";
    };

const timeLimitMs = 120_000;
const studio = shared("pictureStudio", () => ({ hands: 1, busy: 0, waiting: [] as (() => void)[] }));

/**
 * Reads a picture file and makes its renditions in `folder`, moving the original there. One picture at a time
 * in this process, in a child process that gives way to everything else. Rejects as soon as `signal` breaks it off;
 * nothing writes to the folder any more then.
 */
export function readPicture(input: string, folder: string, signal: AbortSignal): Promise<PictureReport> {
  return inTurn(() => runWorker([input, folder], signal), signal);
}

/** Makes the crops alone, and leaves the original where it is. */
export function cropPicture(input: string, folder: string): Promise<PictureReport> {
  return inTurn(() => runWorker([input, folder, "--crops"]));
}

/**
 * Has pictures read as fast as this machine can while `work` runs: several at once, giving way to nothing. For when
 * nobody is being served yet, and the pictures are ours.
 */
export async function withAllHands<T>(work: () => Promise<T>): Promise<T> {
  studio.hands = Math.min(4, availableParallelism());
  try {
    return await work();
  } finally {
    studio.hands = 1;
  }
}

async function inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  if (studio.busy < studio.hands) studio.busy += 1;
  else await turn(signal);
  try {
    return await work();
  } finally {
    // The place is handed on, so nobody can slip in between.
    const next = studio.waiting.shift();
    if (next) next();
    else studio.busy -= 1;
  }
}

/** Waits for a place; whoever is broken off meanwhile leaves the row. */
function turn(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    studio.waiting.push(resolve);
    signal?.addEventListener("abort", () => {
      const place = studio.waiting.indexOf(resolve);
      if (place === -1) return;
      studio.waiting.splice(place, 1);
      reject(signal.reason);
    });
  });
}

function runWorker(task: string[], signal?: AbortSignal): Promise<PictureReport> {
  return new Promise((resolve, reject) => {
    const worker = path.join(process.cwd(), "lib", "assets", "picture-worker.ts");
    const child = spawn(process.execPath, ["--max-old-space-size=256", worker, ...task], {
      stdio: ["ignore", "pipe", "ignore"],
      timeout: timeLimitMs,
      killSignal: "SIGKILL",
      ...(signal ? { signal } : {}),
      // The child needs no secret of ours, whatever a picture might make of it.
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    });
    if (child.pid && studio.hands === 1) {
      try {
        setPriority(child.pid, 10);
      } catch {
        // Some systems do not let a process be nice; it is then only less polite.
      }
    }
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    // Told of a break before the process has ended, which may still write until then.
    child.on("error", (error) => signal?.aborted || reject(error));
    child.on("close", (code) => {
      if (signal?.aborted) reject(signal.reason);
      else if (code !== 0) resolve({ ok: false, code: "asset.broken" });
      else resolve(JSON.parse(output) as PictureReport);
    });
  });
}
