import { createServer, type IncomingMessage, request as send } from "node:http";
import { type AddressInfo, connect } from "node:net";
import zlib from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { AccessLog } from "#lib/http/access-log";
import { trustedProxies } from "#lib/http/forwarded";
import { RequestHandler } from "#lib/http/request-handler";
import { answer, dependsOn } from "#lib/platform/page-context";
import { ReaderCache, type Rendered } from "#lib/reader-cache/cache";
import { ReaderDoor } from "#lib/reader-cache/door";
import { Tally } from "#lib/readings/tally";

const text = `<!doctype html><style>p{color:red}</style><p style="color:blue">${"The ferry is late. ".repeat(100)}</p>`;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

test("a page is answered in the encoding that suits best, and says that others could come", async () => {
  const site = await open();
  for (const round of ["rendered", "kept"]) {
    const br = await site.get("/en", { "accept-encoding": "gzip, br" });
    expect(br.headers, round).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
    expect(zlib.brotliDecompressSync(br.body).toString()).toBe(text);
    const gzip = await site.get("/en", { "accept-encoding": "gzip, br;q=0.1" });
    expect(zlib.gunzipSync(gzip.body).toString()).toBe(text);
    const plain = await site.get("/en");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe(text);
    expect(plain.headers["content-length"]).toBe(String(Buffer.byteLength(text)));
  }
});

test("a reader who has the bytes gets 304 and none of them; HEAD gets the headers of the page alone", async () => {
  const site = await open();
  const first = await site.get("/en", { "accept-encoding": "br" });
  const again = await site.get("/en", { "accept-encoding": "br", "if-none-match": String(first.headers.etag) });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
  const head = await site.ask({ method: "HEAD", path: "/en", headers: { "accept-encoding": "br" } });
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect(head.headers["content-length"]).toBe(first.headers["content-length"]);
});

test("what a shared cache may keep: a page for seconds, by its tags; anything else not at all; never a cookie", async () => {
  const site = await open((url) => {
    dependsOn("edition:en", "article:1");
    if (url.includes("gone")) answer({ status: 410 });
    return { headers: [["Set-Cookie", "a=b"]] };
  });
  const page = await site.get("/en");
  expect(page.headers).toMatchObject({
    "cache-control": "public, max-age=0, s-maxage=10",
    "cache-tag": "edition:en,article:1",
  });
  const gone = await site.get("/en/articles/gone-0123456789ab");
  expect(gone.headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
  expect(gone.headers["cache-tag"]).toBeUndefined();
});

test.each([
  ["/en", 200],
  ["/", 302],
  ["/en/nothing", 404],
  ["/en/", 308],
  ["/healthz", 200],
  ["/readyz", 503],
  ["/robots.txt", 200],
  ["/desk", 200],
  ["/desk/%ff", 400],
  ["/desk/%", 400],
  ["/desk//x", 404],
  ["/desk/api/articles", 200],
  ["/_next/static/chunks/a.css", 200],
  ["/fonts/serif-0a1b2c3d.woff2", 200],
  ["/en/sections/fails", 500],
])("%s (%i) carries the security headers and the request's id", async (path, status) => {
  const site = await open((url) => {
    if (url.includes("fails")) throw new Error("broken");
    return url === "/" ? { status: 302, location: "/en" } : {};
  });
  const { headers, ...rest } = await site.get(path);
  expect(rest.status).toBe(status);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": expect.stringMatching(/^(strict-origin-when-cross-origin|same-origin)$/),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "content-security-policy": expect.stringContaining("frame-ancestors"),
    "x-request-id": expect.stringMatching(/^[0-9a-z]{6}-[0-9a-z]+$/),
  });
  expect(headers["strict-transport-security"]).toBeUndefined();
  if (status !== 302 && status !== 308) {
    expect(headers["content-security-policy"]).toMatch(/object-src 'none'/);
    expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe-inline/);
  }
});

test("a reader page's policy names its style by hash and lets no script run", async () => {
  const site = await open();
  const policy = String((await site.get("/en")).headers["content-security-policy"]);
  expect(policy).toContain("script-src 'none'");
  expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/=]{44}';/);
  expect(policy).not.toContain("unsafe");
});

test("the desk gets a new nonce for each request, is kept by nobody and found by no search engine", async () => {
  const site = await open();
  const nonces = await Promise.all([site.get("/desk"), site.get("/desk")]);
  for (const { headers, body } of nonces) {
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
    expect(JSON.parse(body.toString()).headers["content-security-policy"]).toBe(headers["content-security-policy"]);
    expect(headers["content-security-policy"]).toMatch(/script-src 'nonce-[\w+/=]+' 'strict-dynamic'/);
  }
  expect(nonces[0]?.headers["content-security-policy"]).not.toBe(nonces[1]?.headers["content-security-policy"]);
});

test("a reader address with the framework's own marks is answered as if it had none", async () => {
  const site = await open();
  const plain = await site.get("/en");
  const marked = await site.get("/en?_rsc=1a2b", {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-state-tree": "x",
    cookie: "session=x",
  });
  expect(marked.body).toEqual(plain.body);
  expect(site.rendered).toEqual(["/en"]);
  expect(site.passedOn).toEqual([]);
});

test.each([
  "/_next/static/../../desk/articles/0123456789ab",
  "/_next/static/x.css/../../../desk/articles/0123456789ab",
  "/_next/static/..%2F..%2Fdesk",
  "/_next/static/%2e%2e/%2E%2E/desk",
  "/_next/static/..%5C..%5Cdesk",
  "/_next/static/./x.css",
])("no file's address leads out of the files: %s", async (path) => {
  const site = await open();
  expect((await site.get(path)).status).toBe(404);
});

test("the desk is asked in the methods that it knows, and no other reaches it", async () => {
  const site = await open();
  for (const method of ["TRACE", "PROPFIND", "MKCOL"]) {
    const given = await site.ask({ method, path: "/desk/api/session" });
    expect([given.status, given.headers.allow], method).toEqual([405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]);
  }
  expect(site.passedOn).toEqual([]);
});

test("a public address can only be read", async () => {
  const site = await open();
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const given = await site.ask({ method, path: "/en", headers: { "next-action": "x" } });
    expect([given.status, given.headers.allow]).toEqual([405, "GET, HEAD"]);
  }
  expect(site.passedOn).toEqual([]);
});

test.each([
  "/_next/image?url=%2Fa.png&w=64&q=75",
  "/_next/data/x/en.json",
  "/__nextjs_font/x",
  "/wp-admin",
  "/.env",
  "/en.rsc",
  "/api",
  "/api/anything",
])("%s is not there", async (path) => {
  const site = await open();
  expect((await site.get(path)).status).toBe(404);
  expect(site.passedOn).toEqual([]);
});

test("a photo that is not public is asked of the desk only for somebody with a cookie", async () => {
  const site = await open((url) => (url.startsWith("/media/") ? { status: 404 } : {}));
  expect((await site.get("/media/key/800.avif")).status).toBe(404);
  expect(site.passedOn).toEqual([]);
  const seen = await site.get("/media/key/800.avif?_rsc=1", { cookie: "session=x", rsc: "1" });
  expect(JSON.parse(seen.body.toString())).toMatchObject({
    url: "/media/key/800.avif",
    headers: { cookie: "session=x" },
  });
  expect(JSON.parse(seen.body.toString()).headers.rsc).toBeUndefined();
});

test("while there is no database a kept page says how old our knowledge is, and no cache in front keeps it", async () => {
  const site = await open();
  await site.get("/en");
  site.cache.mode = "cut_off";
  const stale = await site.get("/en");
  expect([stale.status, stale.headers["x-dateline-stale"]]).toEqual([200, "0"]);
  expect(stale.headers.warning).toContain("110");
  expect(stale.headers["cache-control"]).toBe("no-cache");
  const missing = await site.get("/ar");
  expect([missing.status, missing.headers["retry-after"]]).toEqual([503, "5"]);
});

test("health tells a process that lives from one that can work", async () => {
  const site = await open();
  expect((await site.get("/healthz")).body.toString()).toBe("alive\n");
  expect((await site.get("/readyz")).body.toString()).toBe("no database\n");
});

test("who asks, and under what name, is not taken from what a stranger writes", async () => {
  const site = await open();
  const { body } = await site.get("/desk", {
    host: "evil.example",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-real-ip": "203.0.113.9",
    forwarded: "for=203.0.113.9",
    "x-middleware-subrequest": "middleware",
    "content-security-policy": "script-src 'nonce-evil'",
  });
  const { headers } = JSON.parse(body.toString());
  expect(headers).toMatchObject({
    host: "localhost:3000",
    "x-forwarded-host": "localhost:3000",
    "x-forwarded-for": "127.0.0.1",
  });
  expect(JSON.stringify(headers)).not.toMatch(/evil|203\.0\.113|middleware|gopher/);
});

test("behind a trusted proxy the reader's address is the last that no trusted proxy has", async () => {
  const site = await open(undefined, ["127.0.0.0/8", "10.0.0.1", "nonsense"]);
  const chain = { "x-forwarded-for": "198.51.100.7, 203.0.113.9, 10.0.0.1" };
  const { body } = await site.get("/desk", chain);
  expect(JSON.parse(body.toString()).headers["x-forwarded-for"]).toBe("203.0.113.9");
});

test("a request line that carries a whole address means its path alone", async () => {
  const site = await open();
  const reply = await site.raw(
    "GET http://evil.example/desk?x=1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  );
  expect(reply).toContain('"url":"/desk?x=1"');
  expect(reply).not.toContain("evil");
});

test("a page that hangs on an Arabic address says so in a header that can be sent", async () => {
  const site = await open(() => {
    dependsOn("address:tag:ar:نهر-أردا", "tag:0123456789ab");
    return null;
  });
  for (const round of ["rendered", "kept"]) {
    const { status, headers } = await site.get("/ar/tags/%D9%86%D9%87%D8%B1-%D8%A3%D8%B1%D8%AF%D8%A7");
    expect(status, round).toBe(200);
    expect(headers["cache-tag"]).toBe("address:tag:ar:%D9%86%D9%87%D8%B1-%D8%A3%D8%B1%D8%AF%D8%A7,tag:0123456789ab");
  }
});

test("an article that a person is given is counted, from the cache or not; nothing else is", async () => {
  const id = "0123456789ab";
  const { ask, get, tally } = await open((url) => (url.includes("gone") ? { status: 404 } : null));
  const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0" };
  const article = `/en/articles/river-${id}`;
  const first = await get(article, browser);
  await get(article, browser);
  const { status } = await get(article, { ...browser, "if-none-match": String(first.headers.etag) });
  expect(status).toBe(304);
  await get(`${article}?utm_source=x`, browser);
  expect(Object.fromEntries(tally.take())).toEqual({ [id]: 4 });

  await ask({ method: "HEAD", path: article, headers: browser });
  await get(article, { ...browser, "sec-purpose": "prefetch" });
  await get(article, { "user-agent": "curl/8.14.1" });
  await get("/en", browser);
  await get("/en/sections/river-0123456789ab", browser);
  await get("/en/articles/gone-0123456789ab", browser);
  expect(tally.take().size).toBe(0);
});

/** The request handler over a cache whose pages hold `text`, and a Next that says what it was asked. */
async function open(onRender: (url: string) => Partial<Rendered> | null = () => null, proxies: string[] = []) {
  const rendered: string[] = [];
  const passedOn: string[] = [];
  const cache = new ReaderCache({
    render: async (url) => {
      rendered.push(url);
      return { status: 200, contentType: "text/html; charset=utf-8", body: Buffer.from(text), ...onRender(url) };
    },
  });
  cache.mode = "current";
  const accessLog = new AccessLog();
  const tally = new Tally();
  const handler = new RequestHandler({
    dev: false,
    door: new ReaderDoor(cache, accessLog, tally),
    accessLog,
    next: async (request, response) => {
      passedOn.push(request.url ?? "");
      response.end(JSON.stringify({ url: request.url, headers: request.headers }));
    },
    files: new Set(["/fonts/serif-0a1b2c3d.woff2"]),
    trusted: trustedProxies(proxies),
    isReady: async () => ({ ok: false, reason: "no database" }),
  });
  const server = createServer({ optimizeEmptyRequests: true }, (request, response) =>
    handler.request(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  closers.push(() => {
    server.close();
    server.closeAllConnections();
    accessLog.close();
  });
  const ask = (options: { method?: string; path: string; headers?: Record<string, string> }) =>
    new Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>((resolve, reject) => {
      const request = send({ host: "127.0.0.1", port, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      request.on("error", reject).end();
    });
  const raw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
      let reply = "";
      socket.on("data", (chunk) => {
        reply += chunk;
      });
      socket.on("error", reject).on("close", () => resolve(reply));
    });
  const get = (path: string, headers: Record<string, string> = {}) => ask({ path, headers });
  return { cache, rendered, passedOn, tally, ask, get, raw };
}
