// The first thing that runs on a fresh clone: plain JavaScript without packages, for whatever Node (from 20) there is.
import path from "node:path";
import process from "node:process";
import { handOver } from "./lib/hand-over.js";
import { ensureInstalled } from "./lib/install.js";
import { checkDisk, checkNode, checkPort, dataDirOf } from "./lib/machine.js";
import { sayWhy, step } from "./lib/say.js";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const dataDir = dataDirOf(root);
const dev = process.argv.includes("--dev");

try {
  checkNode();
  await step("Checking this machine", async () => {
    await checkPort();
    checkDisk(dataDir, 0.3);
  });
  await ensureInstalled(root);
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
// Whoever starts the product can do nothing about what its libraries will call otherwise one day: Prisma asks two things
// at once in a transaction, of which pg warns. The tests' runners and `npm run bench` show such warnings.
const quiet = "--disable-warning=DeprecationWarning";
await handOver(root, [quiet, "scripts/serve.ts", ...process.argv.slice(2)], {
  ...process.env,
  NODE_ENV: dev ? "development" : "production",
  DATA_DIR: dataDir,
});
