import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { authSecret } from "#lib/platform/env";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "dateline-secret-"));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each([
  "short",
  "changeme-changeme-changeme",
  "this-is-my-very-own-secret-value",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "abcabcabcabcabcabcabcabcabcabc",
  "0123456789abcdef0123456789abcdef",
  "please-change-me-in-production-1",
  "PASSWORD-PASSWORD-PASSWORD-1",
  "an example of forty characters or so....",
  "abababababababababababababababab",
])("%s is refused, with a sentence that says what to do", (secret) => {
  vi.stubEnv("AUTH_SECRET", secret);
  expect(authSecret).toThrow(/^AUTH_SECRET is too weak: .+, or leave it unset to have one made\.$/);
});

test.each(["9f1c0e7ab24d5836c7e0f1a92b3d4c5e", "Zk3w-8Qe_rT1yU6iO9pA2sD5fG7hJ0kL4"])("%s will do", (secret) => {
  vi.stubEnv("AUTH_SECRET", secret);
  expect(authSecret()).toBe(secret);
});

test("without one, one is made once, kept for this installation and readable by its owner alone", () => {
  vi.stubEnv("AUTH_SECRET", "");
  vi.stubEnv("DATA_DIR", dataDir);
  const made = authSecret();
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(authSecret()).toBe(made);
  const file = path.join(dataDir, "auth-secret");
  expect(readFileSync(file, "utf8")).toBe(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
