import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

/** `npm start` with settings under which it must not go on: a sentence, no trace, and nothing left running. */
async function start(
  settings: Record<string, string>,
): Promise<{ code: number | null; said: string; dataDir: string }> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "dateline-start-"));
  const child = spawn(process.execPath, ["scripts/start.js"], {
    env: { ...process.env, DATABASE_URL: "", PORT: String(await freePort()), DATA_DIR: dataDir, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  child.stderr.on("data", (text) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said, dataDir };
}

test.each(["changeme", "your-key-your-key-your-key-1234"])(
  "with AUTH_SECRET=%s it does not start, and says why before it has made anything",
  async (secret) => {
    const { code, said, dataDir } = await start({ AUTH_SECRET: secret });
    expect(code).not.toBe(0);
    expect(said).toContain("Dateline cannot start. AUTH_SECRET is too weak: give at least 24 random characters");
    expect(said).not.toContain(secret);
    expect(said).not.toMatch(/\n\s+at |ready http/);
    expect(existsSync(path.join(dataDir, "postgres"))).toBe(false);
    expect(existsSync(path.join(dataDir, "running"))).toBe(false);
    rmSync(dataDir, { recursive: true, force: true });
  },
);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
