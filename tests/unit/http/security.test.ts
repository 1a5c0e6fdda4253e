import { afterEach, expect, test, vi } from "vitest";
import { commonHeaders, deskPolicy } from "#lib/http/security";

afterEach(() => vi.unstubAllEnvs());

test("a site on HTTPS asks browsers to stay there for a year; a developer's localhost does not", () => {
  vi.stubEnv("SITE_URL", "https://news.example");
  expect(new Map(commonHeaders()).get("Strict-Transport-Security")).toBe("max-age=31536000");
  vi.stubEnv("SITE_URL", "http://localhost:3000");
  expect(new Map(commonHeaders()).has("Strict-Transport-Security")).toBe(false);
});

test("the desk may open sockets to its own site and to no other", () => {
  vi.stubEnv("SITE_URL", "https://news.example");
  expect(deskPolicy("n", { dev: false })).toContain("connect-src 'self' wss://news.example;");
});

test("only development may evaluate code", () => {
  expect(deskPolicy("n", { dev: false })).not.toContain("unsafe-eval");
  expect(deskPolicy("n", { dev: true })).toContain("unsafe-eval");
});
