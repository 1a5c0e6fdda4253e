import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/platform/log";

/**
 * The access log: one line for each request that was worked on, one line every ten seconds for all that came out of
 * the reader cache. Paths without their query and without the secret of a one-time address, no addresses of people.
 */
export class AccessLog {
  #hits = 0;
  #notModified = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#sum(), 10_000);
    this.#timer.unref();
  }

  /** Counts an answer from the cache; a line for each would cost more than the answer. */
  hit(isNotModified: boolean): void {
    this.#hits += 1;
    if (isNotModified) this.#notModified += 1;
  }

  /** Writes the line when the answer has gone out or the client has left. */
  follow(request: IncomingMessage, response: ServerResponse, path: string): void {
    const began = performance.now();
    response.once("close", () => {
      log.info(
        {
          method: request.method,
          path: withoutSecret(path),
          status: response.statusCode,
          ms: Math.round(performance.now() - began),
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        "request",
      );
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#sum();
  }

  #sum(): void {
    if (this.#hits === 0) return;
    log.info({ hits: this.#hits, notModified: this.#notModified }, "reader cache");
    this.#hits = 0;
    this.#notModified = 0;
  }
}

/** `/desk/welcome/…` opens the desk to whoever knows the rest of it; `…/sessions/…` names somebody's session. */
function withoutSecret(path: string): string {
  return path.replace(/(\/(?:welcome|first-administrator|sessions)\/).+/s, "$1…");
}
