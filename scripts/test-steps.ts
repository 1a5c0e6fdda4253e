import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { provideChromium } from "./lib/chromium.js";
import { ensureClient } from "./lib/prisma-client.ts";
import { say, step } from "./lib/say.js";

/**
 * Every test, in steps that are named and go on after a failure, so that one run shows all there is; ends with the
 * counts. `npm test -- unit e2e` runs just those.
 */
const root = path.resolve(import.meta.dirname, "..");
const results = path.join(root, "test-results");

type Counts = { passed: number; failed: number };

const steps: Record<string, () => Counts | Promise<Counts>> = {
  types: () => one("tsc", ["--noEmit"]),
  lint: () => one("biome", ["check", "--error-on-warnings", "."]),
  structure: () =>
    sum(
      one("depcruise", [
        "app",
        "components",
        "lib",
        "scripts",
        "tests",
        "server.ts",
        "--config",
        ".dependency-cruiser.js",
      ]),
      one("node", ["scripts/lib/structure.js"]),
      one("knip", ["--no-progress", "--no-config-hints"]),
    ),
  unit: () => vitest("unit"),
  integration: () => vitest("integration"),
  e2e: async () => {
    await provideChromium(say);
    return playwright();
  },
};

const wanted = process.argv.slice(2).filter((argument) => argument in steps);
process.chdir(root);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await ensureClient(root);

const total: Counts = { passed: 0, failed: 0 };
for (const [name, run] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await step(`Test: ${name}`, async (note) => {
    const counts = await Promise.resolve()
      .then(run)
      .catch((error: unknown) => {
        say(String(error));
        return { passed: 0, failed: 1 };
      });
    Object.assign(total, sum(total, counts));
    note(`${counts.passed} passed, ${counts.failed} failed`);
  });
}
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** A tool that says yes or no counts as one test. */
function one(tool: string, parameters: string[]): Counts {
  const passed = run(tool, parameters) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

function sum(...parts: Counts[]): Counts {
  return {
    passed: parts.reduce((all, { passed }) => all + passed, 0),
    failed: parts.reduce((all, { failed }) => all + failed, 0),
  };
}

function vitest(project: string): Counts {
  const file = path.join(results, `${project}.json`);
  const status = run("vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${file}`,
  ]);
  const report = read<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(file);
  return settle(status, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 });
}

function playwright(): Counts {
  const status = run("playwright", ["test"]);
  const report = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    path.join(results, "e2e.json"),
  );
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return settle(status, { passed: expected, failed: unexpected + flaky });
}

/** A runner that failed without a failed test (a file that does not load, a set-up that broke) has failed all the same. */
function settle(status: number, counts: Counts): Counts {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function run(tool: string, parameters: string[]): number {
  const program = path.join(root, "node_modules", ".bin", tool);
  // Its own tools first, so that each runs on the Node that the product brings.
  const environment = {
    ...process.env,
    PATH: `${path.dirname(program)}${path.delimiter}${process.env.PATH}`,
    NODE_NO_WARNINGS: "1",
  };
  return (
    spawnSync(program, parameters, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: environment }).status ?? 1
  );
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
