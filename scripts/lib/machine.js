// By its default: a Node that is too old lacks some of the names, and would stop at them before it is told so.
import fs from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import process from "node:process";
import { Stop } from "./say.js";

/** Checks what can be known before the long work begins; each throws a sentence. */

export function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) {
    throw new Stop(
      `Node ${process.versions.node} is too old: Dateline needs Node 20 or newer to begin (it brings its own for the rest).`,
    );
  }
  if (process.platform === "win32")
    throw new Stop("Dateline runs on Linux and macOS; on Windows, start it inside WSL.");
}

/** The port that was asked for, when nothing listens on it. */
export async function checkPort() {
  const text = process.env.PORT ?? "3000";
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Stop(`PORT=${text} is not a port: choose a number from 1 to 65535.`);
  const host = process.env.HOST ?? "127.0.0.1";
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => reject(new Stop(portSentence(error.code, host, port))));
    server.listen(port, host, () => server.close(resolve));
  });
}

function portSentence(code, host, port) {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken: something else listens on ${host}:${port}. Stop it, or choose another with PORT=3001.`;
    case "EACCES":
      return `This account may not listen on port ${port}: choose one above 1023 with PORT=3000.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST=${host} is not an address of this machine.`;
    default:
      return `Nothing can listen on ${host}:${port} (${code}).`;
  }
}

/**
 * `DATA_DIR`, as whoever typed the command means it: relative to where they were, although npm goes to the checkout
 * first. Without the setting, `.data` of the checkout.
 *
 * @param {string} root
 */
export function dataDirOf(root) {
  const typedAt = process.env.INIT_CWD ?? process.cwd();
  return path.resolve(typedAt, process.env.DATA_DIR ?? path.join(root, ".data"));
}

/**
 * @param {string} directory
 * @param {number} gigabytes
 */
export function checkDisk(directory, gigabytes) {
  let existing = path.resolve(directory);
  for (;;) {
    try {
      const { bavail, bsize } = fs.statfsSync(existing);
      const free = (bavail * bsize) / 1e9;
      if (free < gigabytes) {
        throw new Stop(
          `The disk is nearly full: ${free.toFixed(1)} GB are free at ${existing}, and ${gigabytes} GB are needed.`,
        );
      }
      return;
    } catch (error) {
      if (error.code !== "ENOENT" || existing === path.dirname(existing)) throw error;
      existing = path.dirname(existing);
    }
  }
}
