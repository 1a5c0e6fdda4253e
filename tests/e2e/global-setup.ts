import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/platform/embedded";

/**
 * Starts the product as a newcomer does, on a free port and an empty DATA_DIR, and stops it after the tests. With
 * E2E_URL and E2E_DATA_DIR it takes the one that runs already, and leaves it running.
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) {
    if (!process.env.E2E_DATA_DIR) throw new Error("E2E_URL needs E2E_DATA_DIR beside it: the tests read its database");
    return async () => {};
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "dateline-e2e-"));
  const clockFile = path.join(dataDir, "clock");
  const logFile = path.join(dataDir, "output.log");
  writeFileSync(clockFile, "0");
  const port = await freePort();
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    SITE_URL: `http://localhost:${port}`,
    TEST_CLOCK_FILE: clockFile,
    // Everything that is ever logged: what must not be in it is looked for at the end.
    LOG_LEVEL: "info",
    DATABASE_URL: undefined,
    AUTH_SECRET: undefined,
  };
  const child = spawn(process.execPath, ["scripts/start.js"], {
    env: environment as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      appendFileSync(logFile, chunk);
      if (/^ready http/m.test(output)) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the product ended with ${code} before it was ready:\n${output}`)));
  });
  const late = wait(15 * 60_000, undefined, { ref: false }).then(() => {
    throw new Error(`the product was not ready after 15 minutes:\n${output}`);
  });
  await Promise.race([ready, late]);

  process.env.E2E_URL = `http://localhost:${port}`;
  process.env.E2E_DATA_DIR = dataDir;
  process.env.E2E_CLOCK_FILE = clockFile;
  process.env.E2E_LOG_FILE = logFile;
  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await Promise.race([gone, wait(20_000)]);
    try {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It is gone already, as it should be.
    }
    if (process.env.E2E_KEEP) process.stdout.write(output);
    else rmSync(dataDir, { recursive: true, force: true });
  };
}
