import { articleAddress } from "#lib/addresses";
import type { Edition } from "#lib/editions";
import type { Benchmark } from "./benchmark.ts";
import { load, residentMiB, startBare } from "./program.ts";
import type { Stage } from "./stage.ts";

/** Each rendered once and then kept. */
const pages = 1_000;

/** What the server holds in memory after it has rendered many pages and given them out for a while. */
export const memory: Benchmark = {
  about: "memory of the server after a thousand pages were rendered and read",
  at: ["10,000 articles"],
  measure: async (stage) => {
    const paths = await articlePaths(stage);
    await stage.restart();
    const idle = residentMiB(stage.pid);
    let read = 0;
    // As long as it takes until each has been asked for once.
    while (read < pages)
      read += (await load({ port: stage.port, paths: paths.slice(read % pages), connections: 16, seconds: 10 }))
        .requests;
    await load({ port: stage.port, paths, connections: 64, seconds: 5 });
    const bare = await startBare(`${stage.site}${paths[0]}`);
    try {
      await load({ port: bare.port, paths: ["/"], connections: 64, seconds: 5 });
      return [
        {
          name: `memory of the server after ${pages.toLocaleString("en")} pages`,
          value: residentMiB(stage.pid),
          unit: "MiB",
          yardstick: { name: "bare node:http after the same load", value: residentMiB(bare.pid) },
          bar: { of: "value", atMost: 768 },
          note: `${Math.round(idle)} MiB before the first page`,
        },
      ];
    } finally {
      await bare.close();
    }
  },
};

async function articlePaths({ database }: Stage): Promise<string[]> {
  const { rows } = await database.query<{ id: string; slug: string; edition: Edition }>(
    `SELECT article_id AS id, slug, edition FROM publications WHERE state = 'live' AND starts_at <= now()
     ORDER BY first_published_at DESC LIMIT $1`,
    [pages],
  );
  return rows.map(articleAddress);
}
