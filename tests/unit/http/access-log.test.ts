import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
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

test.each([
  ["/desk/welcome/kJ8f-_x", "/desk/welcome/…"],
  ["/desk/api/welcome/kJ8f-_x", "/desk/api/welcome/…"],
  ["/desk/api/first-administrator/kJ8f-_x/more", "/desk/api/first-administrator/…"],
  ["/desk/people", "/desk/people"],
])("%s is logged as %s: who reads the log cannot come in by it", async (path, logged) => {
  const info = vi.spyOn(log, "info").mockReturnValue(undefined);
  const accessLog = new AccessLog();
  const response = new EventEmitter();
  accessLog.follow({ method: "GET" } as IncomingMessage, response as ServerResponse, path);
  response.emit("close");
  expect(info).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ path: logged }), "request");
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
