import type { IncomingHttpHeaders } from "node:http";

/**
 * Counts how often each article is opened by people, in memory: an article's id and a number, and nothing of whoever
 * opened it. `take` hands the numbers on, to be kept (lib/readings/keep.ts).
 */
export class Tally {
  #counts = new Map<string, number>();

  /** Counts the request if it opens the article for a person to read. */
  count(articleId: string, request: Asked): void {
    if (isReading(request)) this.add(articleId, 1);
  }

  add(articleId: string, times: number): void {
    this.#counts.set(articleId, (this.#counts.get(articleId) ?? 0) + times);
  }

  /** All that was counted since the last time. */
  take(): Map<string, number> {
    const counts = this.#counts;
    this.#counts = new Map();
    return counts;
  }
}

export type Asked = { method?: string | undefined; headers: IncomingHttpHeaders };

/**
 * Whether a browser asks for the page in order to show it to somebody: not a robot, not a look ahead at what might be
 * read next, not a script or a frame. Where a browser says nothing of it, it is believed to be one.
 */
export function isReading({ method, headers }: Asked): boolean {
  if (method !== "GET") return false;
  const destination = headers["sec-fetch-dest"];
  if (destination !== undefined && destination !== "document") return false;
  if (headers["sec-purpose"] !== undefined || headers.purpose !== undefined || headers["x-moz"] !== undefined) {
    return false;
  }
  return isBrowser(headers["user-agent"]);
}

/** A few thousand names of browsers make nearly all requests: each is judged once. */
const judged = new Map<string, boolean>();
const judgedMax = 5_000;

function isBrowser(userAgent: string | undefined): boolean {
  if (userAgent === undefined || userAgent.length > 1_000) return false;
  const known = judged.get(userAgent);
  if (known !== undefined) return known;
  // Every browser calls itself Mozilla (or, on the oldest phones, Opera); programs that do not mean to be taken for one do not.
  const verdict = /^(Mozilla|Opera)\//.test(userAgent) && !robot.test(userAgent);
  if (judged.size >= judgedMax) judged.clear();
  judged.set(userAgent, verdict);
  return verdict;
}

/** What robots call themselves; the honest ones also say where to ask about them. Cubot makes telephones. */
const robot =
  /(?<!cu)bot(\b|[\d_])|crawl|spider|slurp|archiv|fetch|preview|monitor|uptime|headless|lighthouse|inspection|external|mediapartners|google(other|-)|yandex(?!search)|-user\b|https?:|www\.|@/i;
