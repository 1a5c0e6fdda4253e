import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A CDN for tests: keeps what `s-maxage` lets it keep, under the address alone (who asks does not matter to it), and
 * forgets by `Cache-Tag` when it is told to at `/purge`.
 */
export class StandInCdn {
  readonly secret = "only-for-this-test";
  /** What it has been told to forget, and what it said to that. */
  readonly purges: { status: number; tags: string[] }[] = [];
  /** Purges that have arrived, whether or not they have had their answer. */
  asked = 0;
  /** What it says to the next purges, one after another; after that it does what it is told. */
  #next: (() => Promise<number>)[] = [];
  /** Keeps pages longer than it may. */
  isStubborn = false;
  readonly #origin: () => string;
  readonly #kept = new Map<string, Kept>();
  readonly #server = createServer((request, response) => {
    const answer = request.url === "/purge" ? this.#purge(request, response) : this.#give(request, response);
    answer.catch((error) => response.destroy(error));
  });

  /** `origin` is asked for anew each time: servers come and go. */
  constructor(origin: () => string) {
    this.#origin = origin;
  }

  async open(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get settings(): Record<string, string> {
    return { CDN_PURGE_URL: `${this.url}/purge`, CDN_PURGE_SECRET: this.secret };
  }

  willAnswer(...statuses: (number | Promise<number>)[]): void {
    this.#next.push(...statuses.map((status) => async () => status));
  }

  /** As on its first day. */
  reset(): void {
    this.purges.length = 0;
    this.asked = 0;
    this.#next = [];
    this.#kept.clear();
    this.isStubborn = false;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? "/";
    const kept = this.#kept.get(url);
    if (kept && (this.isStubborn || kept.until > Date.now())) return send(response, kept, "hit");
    const headers = { cookie: request.headers.cookie ?? "", "accept-encoding": "identity" };
    const answer = await fetch(`${this.#origin()}${url}`, { headers, redirect: "manual" });
    const page = {
      status: answer.status,
      headers: [...answer.headers].filter(([name]) => name !== "transfer-encoding"),
      body: Buffer.from(await answer.arrayBuffer()),
      tags: (answer.headers.get("cache-tag") ?? "").split(","),
      until: Date.now() + sharedSeconds(answer.headers.get("cache-control") ?? "") * 1000,
    };
    if (page.until > Date.now()) this.#kept.set(url, page);
    send(response, page, "miss");
  }

  async #purge(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { tags } = JSON.parse(Buffer.concat(chunks).toString()) as { tags: string[] };
    this.asked += 1;
    const isKnown = request.method === "POST" && request.headers.authorization === `Bearer ${this.secret}`;
    const status = isKnown ? ((await this.#next.shift()?.()) ?? 200) : 403;
    this.purges.push({ status, tags });
    if (status === 200) {
      for (const [url, kept] of this.#kept) if (kept.tags.some((tag) => tags.includes(tag))) this.#kept.delete(url);
    }
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ success: status === 200 }));
  }
}

type Kept = { status: number; headers: [string, string][]; body: Buffer; tags: string[]; until: number };

function send(response: ServerResponse, { status, headers, body }: Kept, cache: "hit" | "miss"): void {
  response.writeHead(status, [...headers.flat(), "X-Cache", cache]);
  response.end(body);
}

function sharedSeconds(cacheControl: string): number {
  if (/no-store|private/.test(cacheControl)) return 0;
  return Number(/s-maxage=(\d+)/.exec(cacheControl)?.[1] ?? /max-age=(\d+)/.exec(cacheControl)?.[1] ?? 0);
}
