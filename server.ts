import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import next from "next";
import { endUploads } from "#lib/assets/upload";
import { defaultEdition } from "#lib/editions";
import { AccessLog } from "#lib/http/access-log";
import { makeHonest, trustedProxies } from "#lib/http/forwarded";
import { isReady } from "#lib/http/health";
import { RequestHandler } from "#lib/http/request-handler";
import { commonHeaders, filePolicy } from "#lib/http/security";
import { type ServerJobs, startJobs } from "#lib/job-handlers";
import { closeLive, handleCollabUpgrade, startLive } from "#lib/live/server";
import { warmUp } from "#lib/live/warm-up";
import { nowMs } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { newId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { outdatedAt } from "#lib/platform/page-context";
import { ReaderCache, type Rendered } from "#lib/reader-cache/cache";
import { ReaderDoor } from "#lib/reader-cache/door";
import { OutboxListener } from "#lib/reader-cache/listener";
import { renderWithNext } from "#lib/reader-cache/next-render";
import { startReadings } from "#lib/readings/keep";
import { Tally } from "#lib/readings/tally";
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
  if (env.cdnPurge) log.info({ at: new URL(env.cdnPurge.url).host }, "telling a CDN what to forget");
  // Next takes every socket that is upgraded on the server it is given. It gets one that hears of its own alone.
  const nextSockets = createServer();
  const app = next({
    dev,
    dir: directory,
    hostname: env.host,
    port: env.port,
    httpServer: nextSockets,
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
  let jobs: ServerJobs | null = null;
  const listener = new OutboxListener({
    serverId: newId(),
    connectionString: env.databaseUrl,
    cache,
    dropped: () => jobs?.dropped(),
  });
  await Promise.all([listener.start(), warmUp()]);

  const accessLog = new AccessLog();
  const tally = new Tally();
  const handle = new RequestHandler({
    dev,
    door: new ReaderDoor(cache, accessLog, tally),
    accessLog,
    next: nextHandler,
    files: publicFiles(path.join(directory, "public")),
    trusted: trustedProxies(),
    isReady,
  });
  // Most requests have no body: Node need not make a stream of it, which takes longer than a page that is kept.
  const server = createServer({ optimizeEmptyRequests: true }, (request, response) =>
    handle.request(request, response),
  );
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
    else if (dev) nextSockets.emit("upgrade", request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });

  try {
    await listen(server);
  } catch (error) {
    await Promise.all([listener.close(), closeLive(), app.close()]);
    accessLog.close();
    throw error;
  }
  const running = startJobs();
  jobs = running;
  const readings = startReadings(tally);

  return {
    url: `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${env.port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection that has had its answer is kept for the next question; now there is none.
      const farewell = setInterval(() => server.closeIdleConnections(), 100);
      await closeLive();
      for (const socket of sockets) socket.destroy();
      const impatience = setTimeout(() => server.closeAllConnections(), closeMaxMs);
      await closed;
      clearTimeout(impatience);
      clearInterval(farewell);
      await endUploads();
      await readings.stop();
      await running.stop();
      await listener.close();
      await app.close();
      await db.$disconnect();
      accessLog.close();
    },
  };
}

const closeMaxMs = 10_000;
const guessLifetimeMs = 1_000;

/** `/` leads to the edition that the newsroom made its first; to the product's own while no database says which. */
async function renderHome(): Promise<Rendered> {
  const edition = await getSettings(defaultEdition).then(
    (settings) => settings.defaultEdition,
    () => {
      // Asked again as soon as it may be back: a guess must not outlive the outage.
      outdatedAt(new Date(nowMs() + guessLifetimeMs));
      return defaultEdition;
    },
  );
  return { status: 302, contentType: "text/plain", body: Buffer.alloc(0), location: `/${edition}` };
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
