/**
 * A bounded map: what has not been asked for longest goes first when the bytes or the number of entries pass the
 * limit. Keeps each entry's size as it was when it came in.
 */
export class Store<Value extends Kept> {
  readonly #entries = new Map<string, Value>();
  readonly #limits: StoreLimits;
  #bytes = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (!value) return undefined;
    // A map keeps the order of insertion: the one just used goes to the end.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.delete(key);
    if (value.byteLength > this.#limits.bytes) return;
    this.#entries.set(key, value);
    this.#bytes += value.byteLength;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limits.bytes && this.#entries.size <= this.#limits.entries) break;
      this.delete(oldest);
    }
  }

  delete(key: string): boolean {
    const value = this.#entries.get(key);
    if (!value) return false;
    this.#bytes -= value.byteLength;
    return this.#entries.delete(key);
  }

  /** Drops every entry that carries one of these tags, and says how many there were. */
  dropTags(tags: readonly string[]): number {
    let dropped = 0;
    for (const [key, value] of this.#entries) {
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

export type Kept = { readonly tags: ReadonlySet<string>; readonly byteLength: number };

export type StoreLimits = { bytes: number; entries: number };
