import { defaultEdition, type Edition, isEdition } from "#lib/editions";
import { nowMs } from "#lib/platform/clock";
import { log } from "#lib/platform/log";
import { type PageContext, withPageContext } from "#lib/platform/page-context";
import { readAddress, type SurfaceAddress } from "./address.ts";
import { type Answer, makeAnswer } from "./answer.ts";
import { Lanes, Overloaded } from "./lanes.ts";
import { plainPage } from "./plain-page.ts";
import { type Kept, Store } from "./store.ts";

/**
 * Keeps finished reader pages with the list of what they are made of, and gives them out for as long as none of
 * it has changed.
 *
 * What it promises, whatever happens at the same time:
 * - one render per address; whoever asks meanwhile waits for it;
 * - a render that began before a purge of one of its tags is neither kept nor given to anybody who asked before
 *   or after that purge: it is rendered again;
 * - nothing is given out at or after the instant at which it changes by itself; what is only out of date then
 *   (an embargo lifted, the day changed) may still be given out while there is no database, what ends may not;
 * - while it cannot know of purges (`behind`) nothing kept is used: each answer comes from a render that began
 *   after the question;
 * - while there is no database at all (`cut_off`) it gives out what it keeps and says how old its knowledge is. What
 *   was purged or has run out stays gone.
 */
export class ReaderCache {
  readonly #render: Render;
  readonly #verify: () => Promise<void>;
  readonly #isKeeping: boolean;
  readonly #pages: Store<Answer>;
  readonly #searches: Store<Answer>;
  readonly #media: Store<Answer>;
  /** Addresses where nothing is, or something else: no bytes of their own. */
  readonly #absences: Store<Absence>;
  readonly #flights = new Map<string, Promise<Outcome>>();
  readonly #lanes: Lanes;

  #mode: Mode = "behind";
  #cutOffSinceMs = 0;
  /** Those who wait for a render and would rather have what is kept, should the database be gone. */
  readonly #impatient = new Set<() => void>();
  /** Counts questions and renders, so that it can be told which came first. */
  #order = 0;
  #purges: { order: number; tags: readonly string[] }[] = [];
  readonly #renderings = new Set<{ began: number }>();

  constructor(options: ReaderCacheOptions) {
    const bytes = options.bytesMax ?? 256 * 1024 * 1024;
    this.#render = options.render;
    this.#verify = options.verify ?? (async () => {});
    this.#isKeeping = options.keep ?? true;
    this.#pages = new Store({ bytes: bytes / 2, entries: 50_000 });
    this.#media = new Store({ bytes: (bytes * 7) / 16, entries: 20_000 });
    this.#searches = new Store({ bytes: bytes / 16, entries: 1_000 });
    this.#absences = new Store({ bytes: 16 * 1024 * 1024, entries: options.absencesMax ?? 10_000 });
    this.#lanes = new Lanes({ running: options.rendersMax ?? 8, waiting: 500 });
  }

  get mode(): Mode {
    return this.#mode;
  }

  set mode(mode: Mode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (mode !== "cut_off") return;
    this.#cutOffSinceMs = nowMs();
    for (const leave of this.#impatient) leave();
  }

  /** The finished page for exactly this path and query, if it may be given out as it is. The short way. */
  hit(url: string): Answer | undefined {
    if (this.#mode !== "current") return undefined;
    const answer = this.#pages.get(url);
    return answer && answer.freshUntilMs > nowMs() ? answer : undefined;
  }

  /** What is to be answered at this address. Never throws: what goes wrong is an answer as well. */
  async answer(address: SurfaceAddress): Promise<Given> {
    const { edition } = address;
    const found = await this.#find(address);
    if (found instanceof Error) return this.#failed(found, edition);
    if (isAnswer(found)) return this.#give(found);
    if (found.location === undefined) return this.status(found.status as StatusCode, edition);
    return { location: found.location, status: found.status as RedirectStatus };
  }

  /**
   * The page that says 404, 410 or 500 in the edition's language; the same for every address. What is of no edition is
   * told in the newsroom's first.
   */
  async status(status: StatusCode, asked: Edition | null): Promise<Given> {
    const edition = asked ?? (await this.#firstEdition());
    // Not an address, so that nobody can ask for it.
    const key = `status ${status} ${edition}`;
    const found = await this.#obtain({
      key,
      needsDatabase: true,
      kept: () => this.#alive(this.#pages.get(key)),
      render: () => this.#renderStatus(status, edition),
      keep: (fresh) => isAnswer(fresh) && this.#pages.set(key, fresh),
    });
    if (!(found instanceof Error) && isAnswer(found)) return this.#give(found);
    if (!(found instanceof Unavailable)) log.error({ err: found, status }, "status page failed");
    return { answer: plainPage(status, edition) };
  }

  /** Forgets every page that contains one of these; renders on their way notice it at their end. */
  purge(tags: readonly string[]): number {
    if (this.#renderings.size > 0) this.#purges.push({ order: this.#next(), tags });
    let dropped = 0;
    for (const store of this.#stores()) dropped += store.dropTags(tags);
    return dropped;
  }

  clear(): void {
    for (const store of this.#stores()) store.clear();
  }

  get size(): { pages: number; absences: number; bytes: number } {
    const bytes = this.#stores().reduce((sum, store) => sum + store.byteLength, 0);
    return { pages: this.#pages.size + this.#searches.size + this.#media.size, absences: this.#absences.size, bytes };
  }

  #stores(): (Store<Answer> | Store<Absence>)[] {
    return [this.#pages, this.#searches, this.#media, this.#absences];
  }

  #next(): number {
    this.#order += 1;
    return this.#order;
  }

  #storeFor(address: SurfaceAddress): Store<Answer> {
    if (address.surface.name === "media") return this.#media;
    return address.isSearch ? this.#searches : this.#pages;
  }

  #keep(address: SurfaceAddress, found: Found): void {
    const store = this.#storeFor(address);
    if (isAnswer(found)) {
      this.#absences.delete(address.url);
      store.set(address.url, found);
    } else {
      store.delete(address.url);
      this.#absences.set(address.url, found);
    }
  }

  #alive<T extends Lifetime>(entry: T | undefined): T | undefined {
    if (!entry) return undefined;
    const until = this.#mode === "cut_off" ? entry.endsAtMs : entry.freshUntilMs;
    return until > nowMs() ? entry : undefined;
  }

  #give(answer: Answer): Given {
    if (this.#mode !== "cut_off") return { answer };
    return { answer, staleSeconds: Math.max(0, Math.round((nowMs() - this.#cutOffSinceMs) / 1000)) };
  }

  async #failed(failure: Error, edition: Edition | null): Promise<Given> {
    if (failure instanceof Unavailable || failure instanceof Overloaded) {
      return { answer: plainPage(503, edition ?? (await this.#firstEdition())) };
    }
    log.error({ err: failure }, "reader page failed");
    return this.status(500, edition);
  }

  #find(address: SurfaceAddress): Promise<Found | Error> {
    return this.#obtain({
      key: address.url,
      needsDatabase: address.surface.needsDatabase ?? true,
      kept: () => this.#alive(this.#storeFor(address).get(address.url)) ?? this.#alive(this.#absences.get(address.url)),
      render: () => this.#renderAddress(address),
      keep: (fresh) => this.#keep(address, fresh),
    });
  }

  /**
   * Where the bare address leads: kept, purged and guessed as that is. Without a database only what is kept is asked:
   * who has mistyped an address does not wait for it.
   */
  async #firstEdition(): Promise<Edition> {
    const home = readAddress("/");
    if (home.kind !== "surface") return defaultEdition;
    const found = this.#mode === "cut_off" ? this.#alive(this.#storeFor(home).get(home.url)) : await this.#find(home);
    const edition = found && !(found instanceof Error) && !isAnswer(found) ? found.location?.slice(1) : null;
    return isEdition(edition) ? edition : defaultEdition;
  }

  /** What is kept, or what a render brings that may be given to somebody who asked just now. */
  async #obtain(question: Question): Promise<Found | Error> {
    const arrived = this.#next();
    for (let failures = 0; ; ) {
      const mode = this.#mode;
      const kept = mode === "behind" ? undefined : question.kept();
      if (kept) return kept;
      if (mode === "cut_off" && question.needsDatabase) return new Unavailable();

      const flight = this.#flight(question);
      const outcome = question.needsDatabase ? await this.#unlessCutOff(flight) : await flight;
      if (outcome === "cut_off") continue;
      if ("found" in outcome) {
        // It stood when it was finished; or at least nothing in it can be older than the question.
        if (outcome.confirmed || outcome.began > arrived) return outcome.found;
        continue;
      }

      const failure = outcome.failure instanceof Error ? outcome.failure : new Error(String(outcome.failure));
      if (failure instanceof Overloaded) return failure;
      // Perhaps the database went away under the render. Then what is kept is better than an error.
      await this.#verify();
      failures += 1;
      if (this.#mode === mode || failures === failuresMax) return failure;
    }
  }

  #unlessCutOff(flight: Promise<Outcome>): Promise<Outcome | "cut_off"> {
    // Not a race against one long-lived promise: that would hold on to every page that ever ran in it.
    return new Promise((resolve) => {
      const leave = () => resolve("cut_off");
      this.#impatient.add(leave);
      void flight.then(resolve).finally(() => this.#impatient.delete(leave));
    });
  }

  /** One flight per key: whoever asks while it is under way gets what it brings. */
  #flight({ key, render, keep }: Question): Promise<Outcome> {
    const underWay = this.#flights.get(key);
    if (underWay) return underWay;
    const flight = this.#fly(render, keep).finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }

  /** Renders until the result still stands at its end, a few times at most. */
  async #fly(render: () => Promise<Found>, keep: (found: Found) => void): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      const rendering = { began: 0 };
      try {
        const found = await this.#lanes.run(() => {
          rendering.began = this.#next();
          this.#renderings.add(rendering);
          return withTimeout(render());
        });
        const stands = !this.#wasPurgedSince(rendering.began, found.tags) && found.freshUntilMs > nowMs();
        const knows = this.#mode === "current" && this.#isKeeping;
        if (stands && knows) keep(found);
        if (stands || !knows || attempt === attemptsMax) {
          return { found, began: rendering.began, confirmed: stands && knows };
        }
      } catch (failure) {
        return { failure };
      } finally {
        this.#renderings.delete(rendering);
        this.#forgetOldPurges();
      }
    }
  }

  #wasPurgedSince(began: number, tags: ReadonlySet<string>): boolean {
    return this.#purges.some((purge) => purge.order > began && purge.tags.some((tag) => tags.has(tag)));
  }

  /** A purge matters for as long as a render is under way that began before it. */
  #forgetOldPurges(): void {
    const oldest = Math.min(...[...this.#renderings].map((rendering) => rendering.began));
    this.#purges = this.#purges.filter((purge) => purge.order > oldest);
  }

  async #renderAddress(address: SurfaceAddress): Promise<Found> {
    log.debug({ path: address.path }, "rendering a page");
    const { result, context } = await withPageContext(() => this.#render(address.url));
    const status = context.answer.status === 200 ? result.status : context.answer.status;
    if (status >= 500) throw new Error(`a page answered ${status}`);

    const location = context.answer.status === 301 ? context.answer.location : result.location;
    if (status === 200) {
      const lifetime = lifetimeOf(context, address.isSearch ? searchLifetimeMs : Number.POSITIVE_INFINITY);
      return this.#makeAnswer(result, 200, context.tags, lifetime, address.articleId);
    }
    const isMove = location !== undefined && isRedirectStatus(status);
    return {
      status: isMove || isStatusCode(status) ? status : 404,
      ...(isMove ? { location: ownPath(location) } : {}),
      tags: context.tags,
      // Where nothing is known of what could appear here, no purge will tell.
      ...lifetimeOf(context, context.tags.size > 0 ? Number.POSITIVE_INFINITY : unknownLifetimeMs),
      byteLength: 200 + address.url.length + [...context.tags].join().length,
    };
  }

  async #renderStatus(status: StatusCode, edition: Edition): Promise<Found> {
    const path = `/${edition}/status/${status}`;
    log.debug({ path }, "rendering a page");
    const { result, context } = await withPageContext(() => this.#render(path));
    if (result.status !== 200 || context.answer.status !== 200) {
      throw new Error(`the page for ${status} answered ${result.status}`);
    }
    return this.#makeAnswer(result, status, context.tags, lifetimeOf(context));
  }

  #makeAnswer(
    rendered: Rendered,
    status: number,
    tags: ReadonlySet<string>,
    lifetime: Lifetime,
    articleId?: string | undefined,
  ) {
    const { contentType, body, headers } = rendered;
    return makeAnswer({ status, articleId, contentType, body, headers, tags, ...lifetime, strip: this.#isKeeping });
  }
}

/**
 * What the cache knows of purges. current: all of them, as they happen; behind: perhaps not all, since nobody
 * tells it at the moment; cut_off: there is no database that could be asked.
 */
export type Mode = "current" | "behind" | "cut_off";

export type ReaderCacheOptions = {
  render: Render;
  /** Finds out whether the database still answers and sets the mode accordingly; asked after a render failed. */
  verify?: () => Promise<void>;
  /** False while developing: every question is rendered, scripts stay in. */
  keep?: boolean;
  bytesMax?: number;
  absencesMax?: number;
  rendersMax?: number;
};

/** Renders the page at this path and query; notes what it is made of in the page context it runs in. */
export type Render = (url: string) => Promise<Rendered>;

export type Rendered = {
  status: number;
  contentType: string;
  body: Buffer;
  /** Where a redirect leads. */
  location?: string;
  /** Headers of a file that readers get as they are. */
  headers?: readonly (readonly [name: string, value: string])[];
};

export type StatusCode = 400 | 404 | 410 | 500 | 503;

export type RedirectStatus = 301 | 302 | 307 | 308;

/** What to answer: bytes (with the age of our knowledge where that is old), or another address. */
export type Given = { answer: Answer; staleSeconds?: number } | { location: string; status: RedirectStatus };

/** Nothing is at this address, or it has moved. */
type Absence = Kept & Lifetime & { status: number; location?: string };

type Found = Answer | Absence;

type Lifetime = Pick<Answer, "freshUntilMs" | "endsAtMs">;

type Question = {
  key: string;
  needsDatabase: boolean;
  kept: () => Found | undefined;
  render: () => Promise<Found>;
  keep: (found: Found) => void;
};

type Outcome = { found: Found; began: number; confirmed: boolean; failure?: undefined } | { failure: unknown };

/** Under a stream of purges the last result goes to those who asked before its render began, and is not kept. */
const attemptsMax = 4;

const failuresMax = 3;

const searchLifetimeMs = 10_000;

const unknownLifetimeMs = 60_000;

const renderTimeoutMs = 20_000;

function lifetimeOf(context: PageContext, atMostMs = Number.POSITIVE_INFINITY): Lifetime {
  const { changesAtMs, outdatedAtMs } = context;
  return { freshUntilMs: Math.min(changesAtMs, outdatedAtMs, nowMs() + atMostMs), endsAtMs: changesAtMs };
}

class Unavailable extends Error {
  constructor() {
    super("there is no database to render this page from");
    this.name = "Unavailable";
  }
}

function isAnswer(found: Found): found is Answer {
  return "variants" in found;
}

function isStatusCode(status: number): status is StatusCode {
  return [400, 404, 410, 500, 503].includes(status);
}

function isRedirectStatus(status: number): status is RedirectStatus {
  return [301, 302, 307, 308].includes(status);
}

/** The location as a path of our own, percent-encoded. Throws where a page would send readers elsewhere. */
function ownPath(location: string): string {
  const base = "http://site.invalid";
  const url = new URL(location, base);
  if (url.origin !== base) throw new Error("a page redirects to another site");
  return `${url.pathname}${url.search}`;
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("a page took too long to render")), renderTimeoutMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
