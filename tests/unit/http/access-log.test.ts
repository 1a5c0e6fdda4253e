import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { AccessLog } from "#lib/http/access-log";
import { log } from "#lib/platform/log";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("a line for each request that was worked on: method, path, status, time; nothing about the person", async () => {
  const info = vi.spyOn(log, "info").mockReturnValue(undefined);
  const accessLog = new AccessLog();
  const server = createServer((incoming, response) => {
    accessLog.follow(incoming, response, "/en/search");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  request({ port, host: "127.0.0.1", path: "/en/search?q=secret", headers: { cookie: "session=x" } }).end();
  await vi.waitFor(() => expect(info).toHaveBeenCalledOnce());
  expect(info).toHaveBeenCalledWith(
    { method: "GET", path: "/en/search", status: 200, ms: expect.any(Number) },
    "request",
  );
  server.close();
  accessLog.close();
});

test("answers from the cache are counted, one line for ten seconds of them, and none where there were none", () => {
  vi.useFakeTimers();
  const info = vi.spyOn(log, "info").mockReturnValue(undefined);
  const accessLog = new AccessLog();
  accessLog.hit(false);
  accessLog.hit(true);
  vi.advanceTimersByTime(10_000);
  expect(info).toHaveBeenCalledExactlyOnceWith({ hits: 2, notModified: 1 }, "reader cache");
  vi.advanceTimersByTime(10_000);
  accessLog.close();
  expect(info).toHaveBeenCalledOnce();
});
