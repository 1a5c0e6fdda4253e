import type { IncomingMessage, ServerResponse } from "node:http";
import type { Edition } from "#lib/editions";
import type { AccessLog } from "#lib/http/access-log";
import { newRequestId } from "#lib/http/request-id";
import type { Tally } from "#lib/readings/tally";
import type { SurfaceAddress } from "./address.ts";
import { type Answer, cacheControlOf, slots, type Variant } from "./answer.ts";
import type { Given, ReaderCache, RedirectStatus, StatusCode } from "./cache.ts";
import { acceptedEncodings, alreadyHas } from "./negotiate.ts";

/** Writes what the reader cache gives to readers' sockets, and counts the articles among it. */
export class ReaderDoor {
  readonly #cache: ReaderCache;
  readonly #accessLog: AccessLog;
  readonly #readings: Tally;

  constructor(cache: ReaderCache, accessLog: AccessLog, readings: Tally) {
    this.#cache = cache;
    this.#accessLog = accessLog;
    this.#readings = readings;
  }

  /** Answers at once if the page is kept under this very address. The short way that most readers come. */
  hit(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const answer = this.#cache.hit(request.url ?? "");
    if (!answer) return false;
    this.#accessLog.hit(send(request, response, answer, newRequestId()));
    if (answer.articleId !== undefined) this.#readings.count(answer.articleId, request);
    return true;
  }

  /**
   * Answers a surface's address. With `leaveMissing` it writes nothing where there is nothing, and says so by `true`:
   * the caller may know somebody who may see more.
   */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    address: SurfaceAddress,
    requestId: string,
    { leaveMissing = false } = {},
  ): Promise<boolean> {
    const given = await this.#cache.answer(address);
    if (leaveMissing && "answer" in given && given.answer.status === 404) return true;
    write(request, response, given, requestId, address.surface.name === "media");
    if ("answer" in given && given.answer.articleId !== undefined) {
      this.#readings.count(given.answer.articleId, request);
    }
    return false;
  }

  async status(
    request: IncomingMessage,
    response: ServerResponse,
    status: StatusCode,
    edition: Edition | null,
    requestId: string,
  ): Promise<void> {
    write(request, response, await this.#cache.status(status, edition), requestId, false);
  }
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  given: Given,
  requestId: string,
  isMedia: boolean,
): void {
  if (response.destroyed) return;
  if ("location" in given) redirect(response, given.location, given.status);
  else send(request, response, given.answer, requestId, isMedia, given.staleSeconds);
}

/** Sends readers to another address of ours; nothing may keep that beyond the moment. */
export function redirect(response: ServerResponse, location: string, status: RedirectStatus): void {
  response.statusCode = status;
  response.setHeader("Location", location);
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Length", 0);
  response.end();
}

/** Writes an answer in the encoding that suits, or says that the client has it already; says which it was. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  requestId: string,
  isMedia = false,
  staleSeconds?: number,
): boolean {
  const { headers } = request;
  const variant = choose(answer, headers["accept-encoding"]);
  const ifNoneMatch = headers["if-none-match"];
  const isNotModified = ifNoneMatch !== undefined && answer.status === 200 && alreadyHas(ifNoneMatch, answer.hash);
  let lines = isNotModified ? variant.notModified : variant.headers;
  // The list is written into and read from in one go: nobody else sees it in between.
  lines[slots.requestId] = requestId;
  lines[slots.cacheControl] = cacheControlOf(answer, isMedia);
  if (staleSeconds !== undefined) {
    // We cannot know what was taken down meanwhile: no cache in front may go on giving it out.
    lines[slots.cacheControl] = "no-cache";
    lines = [...lines, "X-Dateline-Stale", String(staleSeconds), "Warning", '110 - "Response is Stale"'];
  }
  response.writeHead(isNotModified ? 304 : answer.status, lines);
  if (isNotModified || request.method === "HEAD") response.end();
  else response.end(variant.body);
  return isNotModified;
}

function choose(answer: Answer, acceptEncoding: string | undefined): Variant {
  for (const encoding of acceptedEncodings(acceptEncoding)) {
    const variant = answer.variants[encoding];
    if (variant) return variant;
  }
  return answer.variants.identity;
}
