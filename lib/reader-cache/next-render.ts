import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { env } from "#lib/platform/env";
import type { Render, Rendered } from "./cache.ts";

/**
 * Renders reader pages with Next's own request handler, without a socket: a plain request goes in, the finished bytes
 * come out. Nothing of the reader's request reaches the page but the address (no cookie, no language, none of Next's
 * own marks), so what comes out can be given to everybody.
 */
export function renderWithNext(handler: NextHandler): Render {
  const { host, protocol } = new URL(env.siteUrl);
  return async (url) => {
    const request = new IncomingMessage(new Socket());
    request.method = "GET";
    request.url = url;
    request.headers = {
      host,
      accept: "*/*",
      "user-agent": "dateline",
      "x-forwarded-host": host,
      "x-forwarded-proto": protocol.slice(0, -1),
    };
    request.push(null);
    const response = new CapturedResponse(request);
    await Promise.all([handler(request, response), response.captured]);
    return response.rendered();
  };
}

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Headers of a file that mean something to readers; everything else that a framework says stays inside. */
const passedOn = ["last-modified", "link", "content-disposition", "content-language"];

class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #captured = Promise.withResolvers<void>();
  #isSent = false;

  get captured(): Promise<void> {
    return this.#captured.promise;
  }

  rendered(): Rendered {
    const text = (name: string) => {
      const value = this.getHeader(name);
      return Array.isArray(value) ? value.join(", ") : value === undefined ? undefined : String(value);
    };
    const contentType = text("content-type") ?? "application/octet-stream";
    const location = text("location");
    // What a page would have fetched early is partly taken out of it; the rest stands in its head.
    const names = /^text\/html/i.test(contentType) ? [] : passedOn;
    const headers = names.flatMap((name) => {
      const value = text(name);
      return value === undefined ? [] : [[headerCase(name), value] as const];
    });
    return {
      status: this.statusCode,
      contentType,
      body: Buffer.concat(this.#chunks),
      ...(location === undefined ? {} : { location }),
      headers,
    };
  }

  constructor(request: IncomingMessage) {
    super(request);
    // Node answers by the header block it has written, and here none ever is.
    Object.defineProperty(this, "headersSent", { get: () => this.#isSent });
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((each) => typeof each === "object" && each !== null) as
      | OutgoingHttpHeaders
      | string[]
      | undefined;
    const pairs = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers ?? {});
    for (const [name, value] of pairs) if (value !== undefined) this.setHeader(name, value);
    this.#isSent = true;
    return this;
  }

  override flushHeaders(): void {
    this.#isSent = true;
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#isSent = true;
    this.#take(chunk, rest);
    callbackOf(rest)?.();
    return true;
  }

  override end(...args: unknown[]): this {
    if (this.finished) return this;
    const [chunk, ...rest] = args;
    if (chunk !== undefined && typeof chunk !== "function") this.#take(chunk, rest);
    this.#isSent = true;
    this.finished = true;
    const callback = callbackOf(args);
    // As a socket would: whoever listens for the end hears of it after this call.
    process.nextTick(() => {
      callback?.();
      this.emit("finish");
      this.emit("close");
      this.#captured.resolve();
    });
    return this;
  }

  override destroy(error?: Error): this {
    if (!this.finished) this.#captured.reject(error ?? new Error("a page stopped before its end"));
    this.finished = true;
    this.destroyed = true;
    return this;
  }

  #take(chunk: unknown, rest: unknown[]): void {
    if (chunk === null || chunk === undefined) return;
    const encoding = typeof rest[0] === "string" ? (rest[0] as BufferEncoding) : "utf8";
    this.#chunks.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array));
  }
}

function callbackOf(args: readonly unknown[]): (() => void) | undefined {
  return args.find((each) => typeof each === "function") as (() => void) | undefined;
}

function pairsOf(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""] as [string, string]] : []));
}

function headerCase(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
