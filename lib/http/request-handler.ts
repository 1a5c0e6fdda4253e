import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import { askedAddress, askedAddressHeader } from "#lib/desk/asked-address";
import { log, requestScope } from "#lib/platform/log";
import { readAddress } from "#lib/reader-cache/address";
import { type ReaderDoor, redirect } from "#lib/reader-cache/door";
import type { AccessLog } from "./access-log.ts";
import { makeHonest } from "./forwarded.ts";
import { newRequestId } from "./request-id.ts";
import { commonHeaders, deskPolicy, developmentPolicy, filePolicy } from "./security.ts";

/**
 * Says who answers a request: health, the reader cache for what is on the list of surfaces, Next for the desk and for
 * files. What is none of these is not there. Every answer carries the security headers and the request's id.
 */
export class RequestHandler {
  readonly #parts: HandlerParts;
  readonly #common = commonHeaders();

  constructor(parts: HandlerParts) {
    this.#parts = parts;
  }

  get trusted(): BlockList {
    return this.#parts.trusted;
  }

  request(request: IncomingMessage, response: ServerResponse): void {
    if (this.#parts.door.hit(request, response)) return;
    const requestId = newRequestId();
    requestScope.run({ requestId }, () => {
      this.#route(request, response, requestId).catch((error) => {
        log.error({ err: error }, "request failed");
        if (response.headersSent) response.destroy();
        else this.#say(response, 500, "Something went wrong.");
      });
    });
  }

  async #route(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const { accessLog, dev, door, files } = this.#parts;
    makeHonest(request, this.#parts.trusted);
    const url = request.url ?? "/";
    const [pathname = "/"] = url.split("?");
    accessLog.follow(request, response, pathname);

    response.setHeader("X-Request-Id", requestId);
    for (const [name, value] of this.#common) response.setHeader(name, value);
    response.setHeader("Content-Security-Policy", filePolicy);

    if (pathname === "/healthz") return this.#say(response, 200, "alive");
    if (pathname === "/readyz") {
      const ready = await this.#parts.isReady();
      return this.#say(response, ready.ok ? 200 : 503, ready.reason);
    }
    if (/^\/(desk(\/|$)|api\/auth\/)/.test(pathname)) {
      // Next fails at escapes that mean nothing, and guesses at slashes that are too many.
      if (!isReadable(pathname)) return door.status(request, response, 400, null, requestId);
      if (pathname.includes("//")) return door.status(request, response, 404, null, requestId);
      // Next cannot so much as represent a TRACE.
      if (!deskMethods.includes(request.method ?? "")) {
        response.setHeader("Allow", deskMethods.join(", "));
        return this.#say(response, 405, "This cannot be done here.");
      }
      return this.#toDesk(request, response);
    }
    if (isOfNext(pathname, { dev }) || files.has(decodeSafely(pathname)))
      return this.#toNext(request, response, pathname);

    const address = readAddress(url);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return this.#say(response, 405, "This address can only be read.");
    }
    if (address.kind === "moved") return redirect(response, address.location, 308);
    if (address.kind === "unknown") return door.status(request, response, 404, address.edition, requestId);

    const isHidden = await door.answer(request, response, address, requestId, {
      // Staff see photos that are not public yet. Only Next knows who is staff.
      leaveMissing: address.surface.name === "media" && request.headers.cookie !== undefined,
    });
    if (!isHidden) return;
    stripMarks(request, address.path);
    await this.#parts.next(request, response);
  }

  async #toDesk(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const policy = deskPolicy(randomBytes(16).toString("base64"), { dev: this.#parts.dev });
    // Next takes the nonce for its scripts from the policy that the request carries.
    request.headers["content-security-policy"] = policy;
    request.headers[askedAddressHeader] = askedAddress(request.url ?? "/desk");
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    await this.#parts.next(request, response);
  }

  async #toNext(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    if (this.#parts.dev) response.setHeader("Content-Security-Policy", developmentPolicy());
    if (this.#parts.files.has(decodeSafely(pathname))) {
      // A name with a hash in it never means other bytes.
      const isHashed = /-[0-9a-f]{8,}\.\w+$/.test(pathname);
      response.setHeader("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    }
    await this.#parts.next(request, response);
  }

  #say(response: ServerResponse, status: number, text: string): void {
    response.statusCode = status;
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.end(`${text}\n`);
  }
}

export type HandlerParts = {
  dev: boolean;
  door: ReaderDoor;
  accessLog: AccessLog;
  next: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Paths of the files in `public/`. */
  files: ReadonlySet<string>;
  trusted: BlockList;
  isReady: () => Promise<{ ok: boolean; reason: string }>;
};

const deskMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** What Next answers by itself; its picture resizer is not among it. */
function isOfNext(pathname: string, { dev }: { dev: boolean }): boolean {
  // Next would follow the dots out of the folder: a page of the desk under the address of a file that anybody may keep.
  if (pathname.startsWith("/_next/static/")) return !/(^|[/\\])\.\.?([/\\]|$)/.test(decodeSafely(pathname));
  if (/^\/(favicon\.ico|manifest\.webmanifest|(apple-)?icon\d?(\.\w+)?)$/.test(pathname)) return true;
  return dev && /^\/(_next|__nextjs)/.test(pathname);
}

/** Takes away what would make Next answer with something else than the whole file. */
function stripMarks(request: IncomingMessage, pathname: string): void {
  request.url = pathname;
  for (const name of Object.keys(request.headers)) {
    if (name === "rsc" || name.startsWith("next-")) delete request.headers[name];
  }
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

function decodeSafely(pathname: string): string {
  return isReadable(pathname) ? decodeURIComponent(pathname) : pathname;
}
