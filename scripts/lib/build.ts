import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { alone } from "./lock.js";
import { Stop, step } from "./say.js";

/** What the pages are built from. */
const sources = [
  ...["app", "components", "lib", "messages", "styles", "public"],
  ...[
    "instrumentation.ts",
    "next.config.js",
    "postcss.config.mjs",
    "package.json",
    "package-lock.json",
    "prisma/schema.prisma",
  ],
];

/** Builds the pages when what they are made of has changed since the last build. */
export async function ensureBuilt(root: string): Promise<void> {
  const stamp = path.join(root, process.env.NEXT_DIST_DIR ?? ".next", "dateline-build");
  const isFresh = (hash: string) => existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (isFresh(hashOf(root))) return;
  await alone(root, async () => {
    const hash = hashOf(root);
    if (isFresh(hash)) return;
    await step("Building the pages (the first time, and after a change)", () => build(root));
    writeFileSync(stamp, hash);
  });
}

async function build(root: string): Promise<void> {
  const command = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const output: Buffer[] = [];
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [command, "build"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    const stop = () => child.kill();
    process.once("exit", stop);
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.once("close", (status) => {
      process.off("exit", stop);
      resolve(status);
    });
  });
  if (code === 0) return;
  const text = Buffer.concat(output).toString("utf8").trim();
  if (/ENOSPC/.test(text)) throw new Stop("The disk filled up while the pages were built. Make room and start again.");
  throw new Stop(`The pages could not be built:\n\n${text}`);
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesIn(path.join(root, source)))) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== "generated" && !entry.name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(place, entry.name)) : [path.join(place, entry.name)]));
}
