import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Stop } from "./say.js";

/** One process at a time: a file that names its holder, and counts for nothing when that process is gone. */

/**
 * Keeps the data directory for this process. Throws a sentence when another one runs on it.
 *
 * @param {string} directory
 * @param {"server" | "command"} [as] what this process is: a command may go on beside a server
 * @returns {() => void} gives it back
 */
export function holdDataDir(directory, as = "server") {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, "running");
  const holder = take(file, as);
  if (!holder) return () => give(file);
  throw new Stop(
    holder.as === "command"
      ? `A command (npm run dateline) is at work on ${directory} (process ${holder.pid}). Try again when it has ended.`
      : `Dateline already runs on ${directory} (process ${holder.pid}). Stop it, or give this one another DATA_DIR and PORT.`,
  );
}

/**
 * Who keeps the data directory now, or null when nobody does.
 *
 * @param {string} directory
 * @returns {{ pid: number, as: string } | null}
 */
export function holderOfDataDir(directory) {
  return holderOf(path.join(directory, "running"));
}

/**
 * Does work in this checkout (installing, building) while no other start does.
 *
 * @template T
 * @param {string} root
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(root, work) {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const file = path.join(os.tmpdir(), `dateline-${process.getuid?.() ?? 0}-${name}.lock`);
  while (take(file, "start")) await new Promise((resolve) => setTimeout(resolve, 300));
  try {
    return await work();
  } finally {
    give(file);
  }
}

/** The process that holds the file, or null when it is ours now. */
function take(file, as) {
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${bornAt(process.pid)} ${as}`, { flag: "wx" });
      return null;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = holderOf(file);
    if (holder) return holder;
    rmSync(file, { force: true });
  }
}

function holderOf(file) {
  const [pid, born, as = ""] = read(file).split(" ");
  return pid && isAlive(Number(pid)) && bornAt(Number(pid)) === born ? { pid: Number(pid), as } : null;
}

function give(file) {
  if (read(file).startsWith(`${process.pid} `)) rmSync(file, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Tells a process from a later one with the same number, where the system says when it began. */
function bornAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "unknown";
  } catch {
    return "unknown";
  }
}
