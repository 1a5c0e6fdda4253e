import { articleHit } from "./article-hit.ts";
import type { Benchmark } from "./benchmark.ts";
import { coldStart } from "./cold-start.ts";
import { memory } from "./memory.ts";
import { pageWeight } from "./page-weight.ts";
import { publishToVisible } from "./publish.ts";
import { questions } from "./questions.ts";
import { keyToSaved } from "./saved.ts";
import { suddenReaders } from "./spike.ts";

/** Every benchmark by the name by which it is asked for, in the order in which they run. */
export const benchmarks: Record<string, Benchmark> = {
  "article-hit": articleHit,
  "page-weight": pageWeight,
  saved: keyToSaved,
  publish: publishToVisible,
  spike: suddenReaders,
  "cold-start": coldStart,
  questions,
  memory,
};
