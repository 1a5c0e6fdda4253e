/** A random source that repeats itself: the same seed draws the same picture on every machine. */
export type Random = {
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number;
  /** A number around `middle`, rarely further off than `spread`. */
  around(middle: number, spread: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
};

export function seeded(seed: string): Random {
  let state = hash(seed);

  // mulberry32: one word of state, good enough to scatter stars.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word = (word + Math.imul(word ^ (word >>> 7), word | 61)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };

  return {
    between: (low, high) => low + next() * (high - low),
    around: (middle, spread) => middle + (next() + next() + next() - 1.5) * (spread / 1.5),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let word = 0x811c9dc5;
  for (const character of text) word = Math.imul(word ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return word >>> 0;
}
