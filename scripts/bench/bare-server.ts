import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The yardstick of every HTTP figure: a bare `node:http` server that has asked an address once, as a browser would, and
 * answers everybody with the same bytes under the same headers. Run as a program of its own: `bare-server.ts URL`;
 * prints `port N`.
 */
const address = process.argv[2];
if (!address) throw new Error("bare-server.ts wants an address to copy");

/** What Node writes by itself into every answer. */
const own = new Set(["date", "connection", "keep-alive"]);

get(address, { agent: false, headers: { "accept-encoding": "br, gzip" } }, async (copied) => {
  const body = Buffer.concat(await copied.toArray());
  const headers = copied.rawHeaders.filter((_, at, all) => !own.has((all[at - (at % 2)] ?? "").toLowerCase()));
  const status = copied.statusCode ?? 200;
  const server = createServer((_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`));
});
