import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

/** Requests as nobody's browser makes them: the path, the headers and the bytes go out as they are written. */

export type Answered = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

const site = () => new URL(process.env.E2E_URL ?? "");

/** Asks the server under test for this very path: nothing is resolved, encoded or followed. */
export function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string | undefined>; body?: string | Uint8Array } = {},
): Promise<Answered> {
  const { hostname, port, host } = site();
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const length = body === undefined ? undefined : String(Buffer.byteLength(body));
    const given = Object.fromEntries(
      Object.entries({ "content-length": length, ...headers }).filter(([, value]) => value !== undefined),
    );
    const outgoing = request({ hostname, port, path, method, headers: { host, ...given } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes, text: bytes.toString() });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Writes these bytes to the server's port and answers all that comes back until it hangs up. */
export function speak(bytes: string): Promise<string> {
  const { hostname, port } = site();
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes, "latin1"));
    let reply = "";
    socket.on("data", (chunk) => {
      reply += chunk.toString("latin1");
    });
    socket.on("error", reject).on("close", () => resolve(reply));
  });
}
