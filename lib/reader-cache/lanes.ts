/**
 * Lets a fixed number of pieces of work run at once and a fixed number wait. What comes beyond that is refused
 * at once: a spike of addresses that nobody asked for before must not pile up.
 */
export class Lanes {
  readonly #limits: { running: number; waiting: number };
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: { running: number; waiting: number }) {
    this.#limits = limits;
  }

  /** Throws `Overloaded` when as many wait already as may. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limits.running) {
      if (this.#waiting.length >= this.#limits.waiting) throw new Overloaded();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on, so nobody can slip in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

export class Overloaded extends Error {
  constructor() {
    super("more pages are asked for than can be rendered");
    this.name = "Overloaded";
  }
}
