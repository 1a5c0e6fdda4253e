import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { askCdn } from "#lib/cdn/hook";

test("a CDN is told of a tag as the page's header named it, in whatever script its slug is", async () => {
  let body = "";
  const server = createServer((request, response) => {
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => response.end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const answer = await askCdn({ url, secret: null }, ["address:tag:ar:نهر", "tag:0123456789ab"]);
  server.close();
  expect(answer.isDone).toBe(true);
  expect(JSON.parse(body)).toEqual({ tags: ["address:tag:ar:%D9%86%D9%87%D8%B1", "tag:0123456789ab"] });
});
