import type { Benchmark } from "./benchmark.ts";
import type { Figure } from "./figures.ts";
import { load, pin, processorSeconds, startBare } from "./program.ts";
import { median } from "./statistics.ts";

const connections = 16;
const seconds = 2;
const rounds = 7;

/**
 * An article that is kept, against a bare server that answers the same bytes: both on one processor, asked in turn from
 * another, the medians of several rounds after both have run themselves warm.
 */
export const articleHit: Benchmark = {
  about: "requests a second for an article that is kept, against a bare node:http server with the same bytes",
  at: ["demo"],
  measure: async (stage) => {
    const path = await stage.newestArticle();
    const bare = await startBare(`${stage.site}${path}`);
    const pins = [pin(stage.pid), pin(bare.pid)];
    try {
      const product = { name: "product", pid: stage.pid, port: stage.port };
      const sides = [product, { name: "bare", pid: bare.pid, port: bare.port }];
      for (const { port } of sides) await load({ port, paths: [path], connections, seconds });
      const measured: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
          measured.push({ side: side.name, ...(await measureSide(side, path)) });
        }
      }
      return figuresOf(measured);
    } finally {
      for (const { release } of pins) release();
      await bare.close();
    }
  },
};

type Measured = { side: string; requestsPerSecond: number; processorUs: number; busy: number };

async function measureSide(
  { pid, port }: { pid: number; port: number },
  path: string,
): Promise<Omit<Measured, "side">> {
  const before = processorSeconds(pid) ?? 0;
  const report = await load({ port, paths: [path], connections, seconds });
  const used = (processorSeconds(pid) ?? 0) - before;
  if (report.errors > 0 || report.statuses["200"] !== Object.values(report.statuses).reduce((a, b) => a + b)) {
    throw new Error(`the article was not answered: ${JSON.stringify(report)}`);
  }
  return {
    requestsPerSecond: report.requestsPerSecond,
    processorUs: (used * 1e6) / report.requests,
    busy: used / seconds,
  };
}

function figuresOf(measured: readonly Measured[]): Figure[] {
  const of = (side: string, key: keyof Omit<Measured, "side">) =>
    median(measured.filter((each) => each.side === side).map((each) => each[key]));
  const busy = Math.round(100 * of("product", "busy"));
  const figures: Figure[] = [
    {
      name: "article page, kept: requests a second",
      value: of("product", "requestsPerSecond"),
      unit: "/s",
      yardstick: { name: "bare node:http, same bytes", value: of("bare", "requestsPerSecond") },
      bar: { of: "ratio", atLeast: 0.7 },
      ...(busy > 0 ? { note: `its processor ${busy} % busy` } : {}),
    },
  ];
  // Says the same where something else takes the processor away in between.
  if (busy > 0) {
    figures.push({
      name: "article page, kept: processor time for one",
      value: of("product", "processorUs"),
      unit: "µs",
      yardstick: { name: "bare node:http, same bytes", value: of("bare", "processorUs") },
      bar: { of: "ratio", atMost: 1.43 },
    });
  }
  return figures;
}
