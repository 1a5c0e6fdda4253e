import type { Figure } from "./figures.ts";
import type { Stage } from "./stage.ts";

/** How many articles the newsroom holds while something is measured: the demo's, or ten thousand more. */
export type Size = "demo" | "10,000 articles";

export const sizes: readonly Size[] = ["demo", "10,000 articles"];

export type Benchmark = {
  /** What it shows, for the list. */
  about: string;
  at: readonly Size[];
  measure(stage: Stage, size: Size): Promise<Figure[]>;
};
