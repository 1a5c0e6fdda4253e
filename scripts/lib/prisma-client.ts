import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { alone } from "./lock.js";
import { Stop, step } from "./say.js";

/** Generates the Prisma client when the schema (or Prisma) has changed since it was generated last. */
export async function ensureClient(root: string): Promise<void> {
  const generated = path.join(root, "lib/platform/db/generated");
  const stamp = path.join(generated, "schema.sha256");
  const isFresh = () =>
    existsSync(path.join(generated, "client.ts")) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(root);
  if (isFresh()) return;
  await alone(root, async () => {
    if (isFresh()) return;
    await step("Generating the database client", () => generate(root));
    writeFileSync(stamp, wanted(root));
  });
}

function wanted(root: string): string {
  const hash = createHash("sha256").update(readFileSync(path.join(root, "prisma/schema.prisma")));
  return hash.update(readFileSync(path.join(root, "node_modules/prisma/package.json"))).digest("hex");
}

function generate(root: string): void {
  const command = createRequire(import.meta.url).resolve("prisma/build/index.js");
  // Generating needs no engine, but Prisma would download one first: it is told that it has one.
  const engine = ["/bin/true", "/usr/bin/true"].find((file) => existsSync(file));
  const made = spawnSync(process.execPath, [command, "generate"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      ...(engine ? { PRISMA_SCHEMA_ENGINE_BINARY: engine } : {}),
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (made.status !== 0) throw new Stop(`The database client could not be generated:\n\n${made.stdout}${made.stderr}`);
}
