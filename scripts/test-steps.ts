import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import startProduct from "../tests/e2e/global-setup.ts";
import { provideChromium } from "./lib/chromium.js";
import { ensureClient } from "./lib/prisma-client.ts";
import { say, step } from "./lib/say.js";
import { type Findings, type Miss, nothing, readPlaywright, readVitest, sum } from "./lib/test-reports.ts";

/**
 * Every test, in steps that are named and go on after a failure, so that one run shows all there is; ends with each
 * failure by name and the counts. `npm test -- unit e2e` runs just those.
 *
 * What meets a database, a clock or a browser is tried a second time, since a machine may stall for once; what held
 * only then is told by name, with the reason, because it is more often a fault of ours.
 */
const root = path.resolve(import.meta.dirname, "..");
const results = path.join(root, "test-results");

const steps: Record<string, () => Promise<Findings>> = {
  types: () => one("tsc", ["--noEmit"]),
  lint: () => one("biome", ["check", "--error-on-warnings", "."]),
  structure: async () =>
    sum(
      await one("depcruise", [
        "app",
        "components",
        "lib",
        "scripts",
        "tests",
        "server.ts",
        "--config",
        ".dependency-cruiser.js",
      ]),
      await one("node", ["scripts/lib/structure.js"]),
      await one("knip", ["--no-progress", "--no-config-hints"]),
    ),
  unit: () => vitest("unit"),
  integration: () => vitest("integration", "--retry=1"),
  e2e: inTheBrowser,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  say(`There is no step "${unknown.join(" ")}". npm test -- STEP …, or all of them: ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}
process.chdir(root);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await ensureClient(root);

let total = nothing;
for (const [name, run] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await step(`Test: ${name}`, async (note) => {
    const found = await run().catch((error: unknown): Findings => {
      say(String(error));
      return failed(name, String(error));
    });
    total = sum(total, found);
    note(`${found.passed} passed, ${found.failures.length} failed`);
  });
}
say("");
for (const miss of total.unsteady) tell("≈ at the second try:", miss);
for (const miss of total.failures) tell("✘", miss);
say(`${total.passed} passed, ${total.failures.length} failed`);
process.exit(total.failures.length === 0 && total.passed > 0 ? 0 : 1);

/** A tool that says yes or no counts as one test. */
async function one(tool: string, parameters: string[]): Promise<Findings> {
  const passed = (await run(tool, parameters)) === 0;
  return passed ? { ...nothing, passed: 1 } : failed([tool, ...parameters].join(" "));
}

function failed(test: string, why = ""): Findings {
  return { ...nothing, failures: [{ test, why }] };
}

function tell(mark: string, { test, why }: Miss): void {
  say(`${mark} ${test}`);
  if (why) say(why.replace(/^/gm, "    "));
}

async function vitest(project: string, ...more: string[]): Promise<Findings> {
  const file = path.join(results, `${project}.json`);
  const status = await run("vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${file}`,
    ...more,
  ]);
  return settle(status, `vitest ${project}`, readVitest(file));
}

/** One product for all projects, one project after the other: what fails in the first hides nothing of the next. */
async function inTheBrowser(): Promise<Findings> {
  await provideChromium(say);
  const stopProduct = await startProduct();
  try {
    let found = nothing;
    for (const project of ["together", "alone", "last"]) {
      const file = path.join(results, `${project}.json`);
      const parameters = ["test", "--no-deps", "--retries=1", "--project", project];
      const status = await run("playwright", parameters, { E2E_REPORT: file });
      found = sum(found, settle(status, `playwright ${project}`, readPlaywright(file)));
    }
    return found;
  } finally {
    await stopProduct();
  }
}

/** A runner that failed without a failed test has failed all the same. */
function settle(status: number, runner: string, found: Findings): Findings {
  return status !== 0 && found.failures.length === 0 ? sum(found, failed(`${runner} ended with ${status}`)) : found;
}

/** Answers the exit code. Its own tools come first in the path, so that each runs on the Node that the product brings. */
function run(tool: string, parameters: string[], settings: Record<string, string> = {}): Promise<number> {
  const program = path.join(root, "node_modules", ".bin", tool);
  const environment = {
    ...process.env,
    PATH: `${path.dirname(program)}${path.delimiter}${process.env.PATH}`,
    NODE_NO_WARNINGS: "1",
    ...settings,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: environment });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
