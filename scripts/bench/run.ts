import { db } from "#lib/platform/db/index";
import { openDatabase } from "../lib/database.ts";
import { step } from "../lib/say.js";
import { type Size, sizes } from "./benchmark.ts";
import type { Figure } from "./figures.ts";
import { benchmarks } from "./index.ts";
import { seedArticles } from "./seed.ts";
import { Stage } from "./stage.ts";

/**
 * Opens a newsroom in `DATA_DIR`, runs these benchmarks on it, those of the small paper first, and closes it. One that fails
 * is a figure that says so; the others go on.
 */
export async function runBenchmarks(names: readonly string[]): Promise<Figure[]> {
  const opened: { close: () => Promise<void> }[] = [];
  const close = async () => {
    for (const each of opened.splice(0).toReversed()) await each.close();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.once(signal, () => void close().finally(() => process.exit(1)));
  }
  try {
    opened.push(await openDatabase());
    opened.push({ close: () => db.$disconnect() });
    const stage = await Stage.open();
    opened.push(stage);
    // A newsroom that was kept has grown already: what is measured at both sizes is then measured at one.
    const hasGrown = await isSeeded(stage);
    const figures: Figure[] = [];
    for (const size of sizes) {
      const chosen = names.filter((name) => {
        const at = benchmarks[name]?.at ?? [];
        return at.includes(size) && !(hasGrown && size === "demo" && at.length > 1);
      });
      if (chosen.length > 0) await bringTo(stage, size);
      for (const name of chosen) figures.push(...(await run(stage, size, name)));
    }
    return figures;
  } finally {
    await close();
  }
}

async function run(stage: Stage, size: Size, name: string): Promise<Figure[]> {
  return step(`Measuring ${name} (${size})`, async (note) => {
    try {
      return (await benchmarks[name]?.measure(stage, size)) ?? [];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      note(why);
      return [{ name: `${name} (${size}) failed`, value: 1, unit: "", bar: { of: "value", atMost: 0 }, note: why }];
    }
  });
}

const seeded = 10_000;

async function isSeeded({ database }: Stage): Promise<boolean> {
  const { rows } = await database.query<{ count: number }>("SELECT count(*)::int AS count FROM articles");
  return (rows[0]?.count ?? 0) >= seeded;
}

async function bringTo(stage: Stage, size: Size): Promise<void> {
  if (size === "demo" || (await isSeeded(stage))) return;
  await step(`Adding ${size}`, async () => {
    const client = await stage.database.connect();
    try {
      await seedArticles(client, seeded);
    } finally {
      client.release();
    }
    // What the server holds has not heard of them.
    await stage.restart();
  });
}
