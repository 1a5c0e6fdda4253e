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
 * @returns {() => void} gives it back
 */
export function holdDataDir(directory) {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, "running");
  const holder = take(file);
  if (holder) {
    throw new Stop(
      `Dateline already runs on ${directory} (process ${holder}). Stop it, or give this one another DATA_DIR and PORT.`,
    );
  }
  return () => give(file);
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
  while (take(file)) await new Promise((resolve) => setTimeout(resolve, 300));
  try {
    return await work();
  } finally {
    give(file);
  }
}

/** The process that holds the file, or null when it is ours now. */
function take(file) {
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${bornAt(process.pid)}`, { flag: "wx" });
      return null;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const [pid, born] = read(file).split(" ");
    if (pid && isAlive(Number(pid)) && bornAt(Number(pid)) === born) return Number(pid);
    rmSync(file, { force: true });
  }
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
