import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { quantile } from "./statistics.ts";

/**
 * Asks a server over some connections, each as soon as its last answer has come, and counts. Run as a program of its own:
 * reads its order as JSON from its input, and prints what it counted as JSON.
 *
 * Written against plain sockets because the usual generators take longer for a request than the servers measured here,
 * and so would measure themselves. It reads what these servers send: HTTP/1.1 with a Content-Length.
 */
export type LoadOrder = {
  port: number;
  /** Asked in turn, over all connections. */
  paths: readonly string[];
  connections: number;
  seconds: number;
};

export type LoadReport = {
  requests: number;
  requestsPerSecond: number;
  /** How many answers had each status. */
  statuses: Record<string, number>;
  /** Connections that broke before their answer was whole. */
  errors: number;
  latencyMs: { p50: number; p95: number; p99: number; max: number };
};

/** What a browser sends with the address that somebody opens. */
const headersOfABrowser = [
  "Host: localhost",
  "Connection: keep-alive",
  "Upgrade-Insecure-Requests: 1",
  "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "Sec-Fetch-Site: none",
  "Sec-Fetch-Mode: navigate",
  "Sec-Fetch-User: ?1",
  "Sec-Fetch-Dest: document",
  "Accept-Encoding: gzip, deflate, br, zstd",
  "Accept-Language: en-GB,en;q=0.9,ar;q=0.8",
]
  .map((line) => `${line}\r\n`)
  .join("");

const order = JSON.parse(readFileSync(process.stdin.fd, "utf8")) as LoadOrder;
const requests = order.paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${headersOfABrowser}\r\n`));
const statuses: Record<string, number> = {};
const latencies: number[] = [];
let errors = 0;
let turn = 0;
let isOver = false;

const began = performance.now();
const sockets = Array.from({ length: order.connections }, open);
setTimeout(() => {
  isOver = true;
  report((performance.now() - began) / 1000);
  for (const socket of sockets) socket.destroy();
}, order.seconds * 1000);

function open(): Socket {
  const socket = connect(order.port, "127.0.0.1");
  socket.setNoDelay();
  /** Bytes of the present answer that have yet to come; null while its head has not come whole. */
  let missing: number | null = null;
  let head: Buffer | null = null;
  let askedAt = 0;

  const ask = () => {
    missing = null;
    head = null;
    askedAt = performance.now();
    socket.write(requests[turn % requests.length] as Buffer);
    turn += 1;
  };
  socket.on("connect", ask);
  socket.on("data", (chunk: Buffer) => {
    if (missing === null) {
      head = head ? Buffer.concat([head, chunk]) : chunk;
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return;
      const text = head.toString("latin1", 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) throw new Error(`an answer without a length:\n${text}`);
      const status = text.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      missing = Number(length) + end + 4 - head.length;
    } else {
      missing -= chunk.length;
    }
    if (missing > 0) return;
    latencies.push(performance.now() - askedAt);
    if (!isOver) ask();
  });
  const broke = () => {
    if (isOver) return;
    errors += 1;
    sockets[sockets.indexOf(socket)] = open();
  };
  socket.on("error", () => {});
  socket.on("close", broke);
  return socket;
}

function report(seconds: number): void {
  const of = (share: number) => Number(quantile(latencies, share).toFixed(3));
  const counted: LoadReport = {
    requests: latencies.length,
    requestsPerSecond: latencies.length / seconds,
    statuses,
    errors,
    latencyMs: { p50: of(0.5), p95: of(0.95), p99: of(0.99), max: of(1) },
  };
  process.stdout.write(`${JSON.stringify(counted)}\n`);
}
