import { newId } from "#lib/platform/ids";
import type { Benchmark } from "./benchmark.ts";
import type { Figure } from "./figures.ts";
import { load } from "./program.ts";
import type { Stage } from "./stage.ts";

const usual = 2;
const spike = 100 * usual;
const seconds = 5;
const unknownAddresses = 40;

type Rendering = { path: string };

/**
 * From one breath to the next a hundred times as many readers: on one page that the server does not hold, and on addresses
 * where nothing is, among them such as only robots ask for. Everybody is answered, and each page is rendered once.
 */
export const suddenReaders: Benchmark = {
  about: "a hundred times the readers at once, on one page and on unknown addresses: one render a page, no error",
  at: ["demo"],
  measure: async (stage) => {
    const path = await stage.newestArticle();
    await stage.restart();
    await load({ port: stage.port, paths: ["/en"], connections: usual, seconds: 1 });
    const known = await measureSpike(stage, [path], "200");
    const strangers = Array.from({ length: unknownAddresses }, () => `/en/articles/nothing-here-${newId()}`);
    const robots = ["/wp-login.php", "/.env", "/admin", "/en/articles", "/xmlrpc.php", "/en/feed"];
    const unknown = await measureSpike(stage, [...strangers, ...robots], "404");
    return [
      ...figuresOf("one page", known, 1),
      // Each stranger's address is looked up once; the page that says so is made once, and once it is asked where `/` leads,
      // in whose language those are told that are of no edition.
      ...figuresOf(`${strangers.length + robots.length} unknown addresses`, unknown, strangers.length + 2),
    ];
  },
};

type Spike = { wrong: number; p95Ms: number; renders: number; requests: number };

async function measureSpike(stage: Stage, paths: readonly string[], status: string): Promise<Spike> {
  stage.logged("");
  const report = await load({ port: stage.port, paths, connections: spike, seconds });
  const right = report.statuses[status] ?? 0;
  const answered = Object.values(report.statuses).reduce((sum, count) => sum + count, 0);
  return {
    wrong: answered - right + report.errors,
    p95Ms: report.latencyMs.p95,
    renders: stage.logged<Rendering>("rendering a page").length,
    requests: report.requests,
  };
}

function figuresOf(name: string, { wrong, p95Ms, renders, requests }: Spike, pages: number): Figure[] {
  return [
    {
      name: `spike on ${name}: wrong answers`,
      value: wrong,
      unit: "",
      bar: { of: "value", atMost: 0 },
      note: `of ${requests}`,
    },
    {
      name: `spike on ${name}: renders`,
      value: renders,
      unit: "",
      yardstick: { name: "pages", value: pages },
      bar: { of: "ratio", atMost: 1 },
    },
    { name: `spike on ${name}: p95`, value: p95Ms, unit: "ms", bar: { of: "value", atMost: 300 } },
  ];
}
