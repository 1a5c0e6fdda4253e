// Runs a TypeScript script in the Node that the product brings, on a fresh clone too: node scripts/run.js FILE.ts …
import path from "node:path";
import process from "node:process";
import { handOver } from "./lib/hand-over.js";
import { ensureInstalled } from "./lib/install.js";
import { checkNode, dataDirOf } from "./lib/machine.js";
import { sayWhy } from "./lib/say.js";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");

try {
  checkNode();
  await ensureInstalled(root);
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
await handOver(root, process.argv.slice(2), { ...process.env, DATA_DIR: dataDirOf(root) });
