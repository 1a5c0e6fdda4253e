import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { askCdn } from "#lib/cdn/hook";

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test("a CDN is told of a tag as the page's header named it, in whatever script its slug is", async () => {
  let body = "";
  const url = await open((request, response) => {
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => response.end("{}"));
  });
  const answer = await askCdn({ url, secret: null }, ["address:tag:ar:نهر", "tag:0123456789ab"]);
  expect(answer.isDone).toBe(true);
  expect(JSON.parse(body)).toEqual({ tags: ["address:tag:ar:%D9%86%D9%87%D8%B1", "tag:0123456789ab"] });
});

test("an answer that never ends is hung up on, and what it began with counts", async () => {
  const hungUp = Promise.withResolvers<unknown>();
  const url = await open((_, response) => {
    hungUp.resolve(once(response, "close"));
    const goOn = () => {
      while (response.write(" ".repeat(10_000)));
    };
    response.write('{"success":true,"errors":[');
    response.on("drain", goOn);
    goOn();
  });
  expect(await askCdn({ url, secret: null }, ["tag:0123456789ab"])).toMatchObject({ isDone: true, status: 200 });
  await hungUp.promise;
});

test("a refusal is one however much is said before it, and only the beginning is kept", async () => {
  const url = await open((_, response) => response.end(`{"errors":["${"x".repeat(1_000)}"],"success":false}`));
  const { isDone, text } = await askCdn({ url, secret: null }, ["tag:0123456789ab"]);
  expect([isDone, text.length]).toEqual([false, 300]);
});

/** A hook that answers in this way; its address. */
async function open(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
