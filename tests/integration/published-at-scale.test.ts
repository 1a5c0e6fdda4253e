import { beforeAll, expect, test } from "vitest";
import { findArticle, getFront, listFeedItems, listNewsEntries, listPage, listRelated } from "#lib/articles/published";
import { searchArticles } from "#lib/search/published";
import { makeArchive } from "#tests/factories/archive";

/** With 10,000 articles each question of a reader page takes 50 ms in the database at the 95th percentile, at most. */

const articles = 10_000;
const p95MsMax = 50;
const rounds = 20;

beforeAll(() => makeArchive(articles), 120_000);

const numbered = (letter: string, n: number) => letter + String(n).padStart(11, "0");

test.each<[string, (round: number) => Promise<unknown>]>([
  ["an article", (round) => findArticle("en", numbered("r", 1 + round * 37))],
  [
    "what is related to it",
    async (round) => {
      const found = await findArticle("en", numbered("r", 1 + round * 37));
      if (found.kind !== "found") throw new Error("not found");
      const tags = [0, 5, 77].map((n) => ({ id: numbered("t", n), type: "topic" as const, name: "", address: null }));
      return listRelated({ ...found.article, tags });
    },
  ],
  ["the front", () => getFront("en")],
  ["a section", (round) => listPage("en", { section: numbered("s", round % 12) }, 1 + (round % 5))],
  ["a tag that half of all articles have", (round) => listPage("en", { tag: numbered("t", round % 2) }, 1 + round)],
  ["a rare tag", (round) => listPage("en", { tag: numbered("t", 100 + round) }, 1)],
  ["an author", (round) => listPage("en", { author: numbered("a", round) }, 1)],
  ["a feed", () => listFeedItems("en", { all: true })],
  ["a news sitemap", () => listNewsEntries("en")],
  ["search for words that every article has", () => searchArticles("en", "council river", 1)],
  ["search for a rare word", (round) => searchArticles("en", `report ${round * 100}`, 1)],
  ["search for what is nowhere", () => searchArticles("en", "harbuor reprot", 1)],
])("%s", async (_name, ask) => {
  await ask(0);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await ask(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  if (process.env.SHOW_TIMES) console.log(_name, times.map((time) => time.toFixed(1)).join(" "));
  expect(times[Math.ceil(rounds * 0.95) - 1]).toBeLessThanOrEqual(p95MsMax);
});
