// `npm test` on a fresh clone: plain JavaScript without packages, then the steps in the Node that the product brings.
import path from "node:path";
import process from "node:process";
import { handOver } from "./lib/hand-over.js";
import { ensureInstalled } from "./lib/install.js";
import { checkNode } from "./lib/machine.js";
import { sayWhy } from "./lib/say.js";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");

try {
  checkNode();
  await ensureInstalled(root);
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
await handOver(root, ["scripts/test-steps.ts", ...process.argv.slice(2)]);
