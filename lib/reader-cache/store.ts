/**
 * A bounded map: when the bytes or the number of entries pass the limit, the oldest go that nobody has asked for since
 * they were last considered. Keeps each entry's size as it was when it came in.
 *
 * Asking only sets a mark: to keep the exact order of the questions would cost more than the answer.
 */
export class Store<Value extends Kept> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #limits: StoreLimits;
  #bytes = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    entry.wasAsked = true;
    return entry.value;
  }

  set(key: string, value: Value): void {
    this.delete(key);
    if (value.byteLength > this.#limits.bytes) return;
    // A map keeps the order of insertion; what goes to its end comes up again in this loop.
    for (const [oldest, entry] of this.#entries) {
      const hasRoom = this.#bytes + value.byteLength <= this.#limits.bytes && this.#entries.size < this.#limits.entries;
      if (hasRoom) break;
      if (entry.wasAsked) {
        this.#entries.delete(oldest);
        this.#entries.set(oldest, { value: entry.value, wasAsked: false });
      } else {
        this.delete(oldest);
      }
    }
    this.#entries.set(key, { value, wasAsked: false });
    this.#bytes += value.byteLength;
  }

  delete(key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    this.#bytes -= entry.value.byteLength;
    return this.#entries.delete(key);
  }

  /** Drops every entry that carries one of these tags, and says how many there were. */
  dropTags(tags: readonly string[]): number {
    let dropped = 0;
    for (const [key, { value }] of this.#entries) {
      if (tags.some((tag) => value.tags.has(tag)) && this.delete(key)) dropped += 1;
    }
    return dropped;
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  get size(): number {
    return this.#entries.size;
  }

  get byteLength(): number {
    return this.#bytes;
  }
}

type Entry<Value> = { value: Value; wasAsked: boolean };

export type Kept = { readonly tags: ReadonlySet<string>; readonly byteLength: number };

export type StoreLimits = { bytes: number; entries: number };
