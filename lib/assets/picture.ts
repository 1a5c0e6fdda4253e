import { spawn } from "node:child_process";
import { setPriority } from "node:os";
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
  | { ok: false; code: "asset.notPicture" | "asset.tooManyPixels" | "asset.broken" | "asset.diskFull" };

const timeLimitMs = 120_000;
const queue = shared("pictureQueue", () => ({ last: Promise.resolve() as Promise<unknown> }));

/**
 * Reads a picture file and makes its renditions in `folder`, moving the original there. One picture at a time
 * in this process, in a child process that gives way to everything else.
 */
export function readPicture(input: string, folder: string): Promise<PictureReport> {
  const result = queue.last.then(() => runWorker(input, folder));
  queue.last = result.catch(() => undefined);
  return result;
}

function runWorker(input: string, folder: string): Promise<PictureReport> {
  return new Promise((resolve, reject) => {
    const worker = path.join(process.cwd(), "lib", "assets", "picture-worker.ts");
    const child = spawn(process.execPath, ["--max-old-space-size=256", worker, input, folder], {
      stdio: ["ignore", "pipe", "ignore"],
      timeout: timeLimitMs,
      killSignal: "SIGKILL",
      // The child needs no secret of ours, whatever a picture might make of it.
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    });
    if (child.pid) {
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
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) resolve({ ok: false, code: "asset.broken" });
      else resolve(JSON.parse(output) as PictureReport);
    });
  });
}
