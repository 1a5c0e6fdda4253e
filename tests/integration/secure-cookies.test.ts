import { afterEach, expect, test, vi } from "vitest";
import { secureSite, sessionCookie } from "#lib/auth/cookies";
import { sessionFromCookies, sessionToken } from "#lib/auth/session";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { makeMember } from "#tests/factories/newsroom";

afterEach(() => vi.unstubAllEnvs());

test("over TLS a session counts only under the name that no neighbouring host can set", async () => {
  const { id: memberId } = await makeMember("journalist");
  const id = newId();
  await db.session.create({ data: { id, memberId, expiresAt: new Date(Date.now() + 3_600_000) } });
  const value = await sessionToken({ id, memberId });
  const read = async (name: string) => (await sessionFromCookies(`${name}=${value}`))?.id ?? null;

  vi.stubEnv("SITE_URL", "https://news.example");
  expect([sessionCookie(), secureSite()]).toEqual(["__Host-dateline-session", true]);
  expect(await read("__Host-dateline-session")).toBe(memberId);
  for (const name of [
    "dateline-session",
    "__host-dateline-session",
    "__Secure-dateline-session",
    " x__Host-dateline-session",
  ]) {
    expect(await read(name), name).toBeNull();
  }

  vi.stubEnv("SITE_URL", "http://localhost:3000");
  expect([sessionCookie(), secureSite()]).toEqual(["dateline-session", false]);
  expect(await read("__Host-dateline-session")).toBeNull();
});
