import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { dependsOn, withPageContext } from "#lib/platform/page-context";
import { renderWithNext } from "#lib/reader-cache/next-render";

const render = (respond: (response: ServerResponse) => unknown, url = "/en") =>
  renderWithNext(async (_request, response) => {
    await respond(response);
  })(url);

test("bytes written in pieces, as text and as bytes, come out whole", async () => {
  const rendered = await render(async (response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.write("<p>");
    response.write(Buffer.from("نص"));
    await pipeline(Readable.from([Buffer.from("a"), "b"]), response);
  });
  expect(rendered).toMatchObject({ status: 200, contentType: "text/html; charset=utf-8" });
  expect(rendered.body.toString()).toBe("<p>نصab");
});

test("a page reads the address and nothing else of whoever asked", async () => {
  let seen: unknown;
  await renderWithNext(async (request, response) => {
    seen = { method: request.method, url: request.url, headers: request.headers };
    for await (const _chunk of request) throw new Error("a body");
    response.end();
  })("/en/sections/world?page=2");
  expect(seen).toEqual({
    method: "GET",
    url: "/en/sections/world?page=2",
    headers: {
      host: "localhost:3000",
      accept: "*/*",
      "user-agent": "dateline",
      "x-forwarded-host": "localhost:3000",
      "x-forwarded-proto": "http",
    },
  });
});

test("of a file's headers those for readers are passed on, of a page's none", async () => {
  const headers = { "Last-Modified": "x", Link: "</hub>; rel=hub", "Set-Cookie": "a=b", "X-Powered-By": "y" };
  const feed = await render((response) =>
    response.writeHead(200, { "Content-Type": "application/rss+xml", ...headers }).end(),
  );
  expect(feed.headers).toEqual([
    ["Last-Modified", "x"],
    ["Link", "</hub>; rel=hub"],
  ]);
  const page = await render((response) => response.writeHead(200, { "Content-Type": "text/html", ...headers }).end());
  expect(page.headers).toEqual([]);
});

test("a redirect says where it leads", async () => {
  const rendered = await render((response) => response.writeHead(308, ["Location", "/ar"]).end());
  expect(rendered).toMatchObject({ status: 308, location: "/ar" });
});

test("what a page is made of is noted until the last byte, also by what runs after the handler returned", async () => {
  const { context } = await withPageContext(() =>
    render((response) => {
      setImmediate(() => {
        dependsOn("article:1");
        response.end();
      });
    }),
  );
  expect([...context.tags]).toEqual(["article:1"]);
});

test("a handler that fails, or lets go of its answer, fails the render", async () => {
  await expect(render(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(render((response) => response.destroy(new Error("cut")))).rejects.toThrow("cut");
});
