import { describe, expect, test } from "vitest";
import { type Asked, isReading, Tally } from "#lib/readings/tally";

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

const asks = (headers: Asked["headers"] = {}, method = "GET"): Asked => ({
  method,
  headers: { "user-agent": phone, ...headers },
});

describe("a reading is a page opened by a person", () => {
  test.each([
    phone,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
    "Mozilla/5.0 (Linux; Android 15; CUBOT X90) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/500.0]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/380.0 Mobile/15E148 Safari/604.1",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; ar) Presto/2.12.423 Version/12.16",
  ])("in %s", (userAgent) => {
    expect(isReading(asks({ "user-agent": userAgent }))).toBe(true);
  });

  test.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/139.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; Baiduspider/2.0)",
    "facebookexternalhit/1.1",
    "Feedly/1.0",
    "curl/8.14.1",
    "python-requests/2.32.4",
    "",
  ])("but no robot: %s", (userAgent) => {
    expect(isReading(asks({ "user-agent": userAgent }))).toBe(false);
  });

  test("nor a program that does not say what it is", () => {
    expect(isReading({ method: "GET", headers: {} })).toBe(false);
  });

  test.each([
    { "sec-purpose": "prefetch;prerender" },
    { purpose: "prefetch" },
    { "x-moz": "prefetch" },
    { "sec-fetch-dest": "empty" },
    { "sec-fetch-dest": "iframe" },
  ])("nor what no reader sees: %j", (headers) => {
    expect(isReading(asks(headers))).toBe(false);
    expect(isReading(asks({ "sec-fetch-dest": "document" }))).toBe(true);
  });

  test("nor a question about the page alone", () => {
    expect(isReading(asks({}, "HEAD"))).toBe(false);
  });
});

test("what was counted is handed on once", () => {
  const tally = new Tally();
  tally.count("a", asks());
  tally.count("a", asks());
  tally.count("b", asks());
  tally.count("b", asks({}, "HEAD"));
  expect(Object.fromEntries(tally.take())).toEqual({ a: 2, b: 1 });
  expect(tally.take().size).toBe(0);
});

test("a program is judged by its name however many were judged before, and a name without end is none", () => {
  for (let index = 0; index < 12_000; index += 1) {
    expect(isReading(asks({ "user-agent": `${phone} v${index}${index % 2 ? "bot" : ""}` }))).toBe(index % 2 === 0);
  }
  expect(isReading(asks({ "user-agent": `Mozilla/5.0 ${"x".repeat(100_000)}` }))).toBe(false);
});
