/** The value in the middle: what half of them do not reach. Throws where there is nothing to summarise. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The smallest value that at least this share of them does not pass (nearest rank): the 99th percentile of fifty is the
 * largest, nothing is made up in between. Throws where there is nothing to summarise.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}
