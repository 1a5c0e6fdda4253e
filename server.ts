import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import path from "node:path";
import type { Duplex } from "node:stream";
import next from "next";
import { defaultEdition } from "#lib/editions";
import { AccessLog } from "#lib/http/access-log";
import { makeHonest, trustedProxies } from "#lib/http/forwarded";
import { isReady } from "#lib/http/health";
import { newRequestId } from "#lib/http/request-id";
import { commonHeaders, deskPolicy, developmentPolicy, filePolicy } from "#lib/http/security";
import { startJobs } from "#lib/job-handlers";
import { closeLive, handleCollabUpgrade, startLive } from "#lib/live/server";
import { db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { newId } from "#lib/platform/ids";
import { log, requestScope } from "#lib/platform/log";
import { readAddress } from "#lib/reader-cache/address";
import { ReaderCache, type Rendered } from "#lib/reader-cache/cache";
import { ReaderDoor, redirect } from "#lib/reader-cache/door";
import { OutboxListener } from "#lib/reader-cache/listener";
import { renderWithNext } from "#lib/reader-cache/next-render";
import { getSettings } from "#lib/settings/published";

export type RunningServer = {
  /** Where it listens, as an address of this machine; readers know it by `SITE_URL`. */
  url: string;
  /** Ends what is under way (ten seconds at most), then everything that was started. */
  close(): Promise<void>;
};

/**
 * Starts the one server: reader pages from the cache, everything else from Next, live documents at `/collab`, and the
 * job workers. It listens on `HOST:PORT`; rejects where that is taken or Next cannot start.
 */
export async function startServer({ dev = false }: { dev?: boolean } = {}): Promise<RunningServer> {
  const directory = import.meta.dirname;
  // Next would take every socket that is upgraded on the server it finds; it gets one that never hears of any.
  const app = next({
    dev,
    dir: directory,
    hostname: env.host,
    port: env.port,
    httpServer: createServer(),
    quiet: !dev,
  });
  await app.prepare();
  const nextHandler = app.getRequestHandler();

  const renderPage = renderWithNext(nextHandler);
  const cache: ReaderCache = new ReaderCache({
    render: (url) => (url === "/" ? renderHome() : renderPage(url)),
    verify: () => listener.verify(),
    keep: !dev,
  });
  const listener = new OutboxListener({ serverId: newId(), connectionString: env.databaseUrl, cache });
  await listener.start();

  const accessLog = new AccessLog();
  const handle = new RequestHandler({
    dev,
    door: new ReaderDoor(cache, accessLog),
    accessLog,
    next: nextHandler,
    files: publicFiles(path.join(directory, "public")),
    trusted: trustedProxies(),
  });
  const server = createServer((request, response) => handle.request(request, response));
  server.keepAliveTimeout = 65_000;
  server.on("clientError", refuseMalformed);

  startLive();
  const sockets = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    makeHonest(request, handle.trusted);
    const pathname = request.url?.split("?")[0];
    if (pathname === "/collab") void handleCollabUpgrade(request, socket, head);
    // Only while developing does Next have sockets of its own.
    else if (dev) void app.getUpgradeHandler()(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });

  await listen(server);
  const jobs = startJobs();

  return {
    url: `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${env.port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closeLive();
      for (const socket of sockets) socket.destroy();
      const impatience = setTimeout(() => server.closeAllConnections(), closeMaxMs);
      await closed;
      clearTimeout(impatience);
      await jobs.stop();
      await listener.close();
      await app.close();
      await db.$disconnect();
      accessLog.close();
    },
  };
}

const closeMaxMs = 10_000;

type HandlerParts = {
  dev: boolean;
  door: ReaderDoor;
  accessLog: AccessLog;
  next: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Paths of the files in `public/`. */
  files: ReadonlySet<string>;
  trusted: BlockList;
};

/** Says who answers a request. */
class RequestHandler {
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

    if (pathname === "/healthz") return this.#say(response, 200, "alive");
    if (pathname === "/readyz") {
      const ready = await isReady();
      return this.#say(response, ready.ok ? 200 : 503, ready.reason);
    }
    if (/^\/(desk|api)(\/|$)/.test(pathname)) return this.#toDesk(request, response);
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
    response.setHeader("Content-Security-Policy", filePolicy);
    await this.#parts.next(request, response);
  }

  async #toDesk(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const policy = deskPolicy(randomBytes(16).toString("base64"), { dev: this.#parts.dev });
    // Next takes the nonce for its scripts from the policy that the request carries.
    request.headers["content-security-policy"] = policy;
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    await this.#parts.next(request, response);
  }

  async #toNext(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    response.setHeader("Content-Security-Policy", this.#parts.dev ? developmentPolicy() : filePolicy);
    if (this.#parts.files.has(decodeSafely(pathname))) response.setHeader("Cache-Control", "public, max-age=86400");
    await this.#parts.next(request, response);
  }

  #say(response: ServerResponse, status: number, text: string): void {
    response.statusCode = status;
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setHeader("Content-Security-Policy", filePolicy);
    response.setHeader("Cache-Control", "no-store");
    response.end(`${text}\n`);
  }
}

/** `/` leads to the edition that the newsroom made its first; to the product's own while no database says which. */
async function renderHome(): Promise<Rendered> {
  const edition = await getSettings(defaultEdition).then(
    (settings) => settings.defaultEdition,
    () => defaultEdition,
  );
  return { status: 302, contentType: "text/plain", body: Buffer.alloc(0), location: `/${edition}` };
}

/** What Next answers by itself; its picture resizer is not among it. */
function isOfNext(pathname: string, { dev }: { dev: boolean }): boolean {
  if (pathname.startsWith("/_next/static/")) return true;
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

function publicFiles(directory: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return new Set(files.map((file) => `/${path.relative(directory, path.join(file.parentPath, file.name))}`));
  } catch {
    return new Set();
  }
}

function decodeSafely(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.port, env.host, () => {
      server.off("error", reject);
      server.on("error", (error) => log.error({ err: error }, "server"));
      resolve();
    });
  });
}

/** What is not HTTP at all gets an answer of the same kind as everything else, and no more words than needed. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const headers = [
    ...commonHeaders(),
    ["Content-Security-Policy", filePolicy],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["Content-Length", "0"],
    ["Connection", "close"],
  ];
  socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
}
