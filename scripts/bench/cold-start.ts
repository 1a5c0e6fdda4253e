import type { Benchmark } from "./benchmark.ts";
import { startBare } from "./program.ts";
import { median } from "./statistics.ts";

const starts = 5;

/** The first reader of a server that has just come up, on the article and on the front. */
export const coldStart: Benchmark = {
  about: "start of the server on a filled database, and its very first page",
  at: ["demo"],
  measure: async (stage) => {
    const article = await stage.newestArticle();
    const times = {
      start: [] as number[],
      first: [] as number[],
      bareStart: [] as number[],
      bareFirst: [] as number[],
    };
    for (let round = 0; round < starts; round += 1) {
      await stage.restart();
      times.start.push(stage.startMs);
      times.first.push(await requestMs(`${stage.site}${article}`));
      const began = performance.now();
      const bare = await startBare(`${stage.site}${article}`);
      times.bareStart.push(performance.now() - began);
      times.bareFirst.push(await requestMs(`http://127.0.0.1:${bare.port}/`));
      await bare.close();
    }
    return [
      {
        name: "first article after a start",
        value: median(times.first),
        unit: "ms",
        yardstick: { name: "first answer of a bare server", value: median(times.bareFirst) },
        bar: { of: "value", atMost: 400 },
      },
      {
        name: "from start to ready",
        value: median(times.start),
        unit: "ms",
        yardstick: { name: "start of a bare server", value: median(times.bareStart) },
        bar: { of: "value", atMost: 5_000 },
      },
    ];
  },
};

async function requestMs(address: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(address, { headers: { "accept-encoding": "br" } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return performance.now() - began;
}
