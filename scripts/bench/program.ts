import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { LoadOrder, LoadReport } from "./load.ts";

/** Programs beside this one: servers that are measured, and what asks them. */

/** One processor for what is measured and one for what asks, where the machine has two and lets itself be told. */
const canPin = os.cpus().length > 1 && spawnSync("taskset", ["-V"]).status === 0;
const measuredProcessor = "0";
const askingProcessor = "1";

/** Keeps a program on the processor of what is measured, with all its threads; `release` lets it go again. */
export function pin(pid: number): { release: () => void } {
  if (!canPin) return { release: () => {} };
  spawnSync("taskset", ["-acp", measuredProcessor, String(pid)]);
  return { release: () => void spawnSync("taskset", ["-acp", `0-${os.cpus().length - 1}`, String(pid)]) };
}

/** The bare `node:http` server that answers what this address answers. */
export async function startBare(address: string): Promise<{ pid: number; port: number; close: () => Promise<void> }> {
  const child = spawn(process.execPath, [program("bare-server.ts"), address], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await portOf(child);
  return { pid: child.pid ?? 0, port, close: () => end(child) };
}

/** Has a program of its own put this load on a server. */
export async function load(order: LoadOrder): Promise<LoadReport> {
  const command = [process.execPath, program("load.ts")];
  if (canPin) command.unshift("taskset", "-c", askingProcessor);
  const [file = "", ...parameters] = command;
  const running = promisify(execFile)(file, parameters);
  // A thousand Arabic addresses are more than an argument can hold.
  running.child.stdin?.end(JSON.stringify(order));
  const { stdout } = await running;
  return JSON.parse(stdout) as LoadReport;
}

/** Tells a program to stop and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

/** Seconds of a processor that a program has used so far; null where the system does not say. */
export function processorSeconds(pid: number): number | null {
  const fields = readProc(pid, "stat")?.split(") ")[1]?.split(" ");
  // In hundredths, on every Linux that people use.
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}

/** MiB that a program holds in memory. */
export function residentMiB(pid: number): number {
  const kib =
    readProc(pid, "status")?.match(/VmRSS:\s+(\d+)/)?.[1] ?? spawnSync("ps", ["-o", "rss=", "-p", String(pid)]).stdout;
  return Number(kib) / 1024;
}

function readProc(pid: number, name: string): string | null {
  const file = `/proc/${pid}/${name}`;
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function program(name: string): string {
  return path.join(import.meta.dirname, name);
}

async function portOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const port = /^port (\d+)$/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error("a server ended before it listened");
}
