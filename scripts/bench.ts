import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureClient } from "./lib/prisma-client.ts";
import { say, sayWhy } from "./lib/say.js";

/** `npm run bench`: starts a newsroom of its own, measures it, throws it away. Ends with 1 where a promise is not kept. */
const root = path.resolve(import.meta.dirname, "..");
const usage = `npm run bench -- [NAME …] [--keep DIRECTORY]

Measures the product on a newsroom of its own: everything, or what is named. Each figure stands beside a yardstick that was
measured in the same run, and beside its bar; where one is missed, the command ends with 1. The newsroom is thrown away,
or with --keep left in that directory and used again.
`;

process.chdir(root);
try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  sayWhy(error);
  process.exit(1);
}

async function main(words: string[]): Promise<number> {
  await ensureClient(root);
  const { benchmarks } = await import("./bench/index.ts");
  const at = words.indexOf("--keep");
  const [, kept] = at === -1 ? [] : words.splice(at, 2);
  const unknown = words.filter((word) => !(word in benchmarks));
  if (unknown.length > 0) {
    const width = Math.max(...Object.keys(benchmarks).map((name) => name.length));
    const list = Object.entries(benchmarks).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
    say([usage, ...list].join("\n"));
    return unknown.includes("--help") ? 0 : 2;
  }
  // Whatever the shell is set up for, what is measured has settings of its own.
  for (const name of ["DATABASE_URL", "MIGRATE_DATABASE_URL", "AUTH_SECRET", "TRUSTED_PROXIES", "HOST", "DEMO"]) {
    delete process.env[name];
  }
  process.env.LOG_LEVEL = "silent";
  process.env.DATA_DIR = kept
    ? path.resolve(process.env.INIT_CWD ?? root, kept)
    : mkdtempSync(path.join(os.tmpdir(), "dateline-bench-"));
  try {
    return await measure(words.length > 0 ? words : Object.keys(benchmarks));
  } finally {
    if (!kept) rmSync(process.env.DATA_DIR, { recursive: true, force: true });
  }
}

async function measure(names: readonly string[]): Promise<number> {
  const { runBenchmarks } = await import("./bench/run.ts");
  const { holds, ratioOf, table } = await import("./bench/figures.ts");
  const figures = await runBenchmarks(names);
  say(`\n${table(figures)}\n`);
  const file = path.join(root, "bench-results", `${new Date().toISOString().replaceAll(/[:.]/g, "-")}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  const machine = {
    processors: os.cpus().length,
    model: os.cpus()[0]?.model,
    node: process.version,
    load: os.loadavg(),
  };
  const results = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), holds: holds(figure) }));
  writeFileSync(file, `${JSON.stringify({ at: new Date(), machine, figures: results }, null, 2)}\n`);
  const missed = figures.filter((figure) => holds(figure) === false);
  say(`${figures.length} figures, ${missed.length} bars missed; kept in ${path.relative(root, file)}`);
  return missed.length === 0 ? 0 : 1;
}
