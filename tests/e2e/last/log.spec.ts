import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ArticleContent } from "#lib/articles/content";
import { bodyText } from "#lib/body/text";
import { demoAccounts, expect, test } from "#tests/support/e2e";

/**
 * After every other test: what the product has written while it was used and attacked. Nobody's words, names, addresses,
 * passwords or sessions stand in it, and each event is one line.
 */

const dataDir = process.env.E2E_DATA_DIR ?? "";
const logFile = process.env.E2E_LOG_FILE ?? "";

/** What was logged once it was ready; before that, it tells its operator the demo accounts, once. */
function logged(): string[] {
  const [, after = ""] = readFileSync(logFile, "utf8").split(/^ready http.*\n/m);
  return after.split("\n").filter(Boolean);
}

/** Enough of a text to know it by, from its beginning: what is cut off is still a leak. */
const start = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 40);

test("every line is one event, and tells of requests, states and faults", () => {
  expect(existsSync(logFile)).toBe(true);
  const lines = logged();
  expect(lines.length).toBeGreaterThan(3);
  const events = lines
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events.length).toBeGreaterThan(3);
  // There are thousands, and each assertion is noted by the runner: they are asked all at once.
  const odd = events.filter(({ level, time, msg, path, ...rest }) => {
    const isWhole = typeof level === "number" && /^\d{4}-.+Z$/.test(String(time)) && typeof msg === "string";
    const says = ["headers", "cookie", "authorization", "body", "query", "ip", "email", "password"];
    return !isWhole || String(path ?? "").includes("?") || says.some((name) => name in rest);
  });
  expect(odd).toEqual([]);
});

test("nobody's words stand in the log: no headline, no text, no caption, no reason", async ({ database }) => {
  const text = logged().join("\n");
  const { rows } = await database.query<{ content: ArticleContent; note: string }>(
    "SELECT content, note FROM revisions",
  );
  const { rows: drafts } = await database.query<{ headline: string; sent_back_reason: string | null }>(
    "SELECT headline, sent_back_reason FROM articles",
  );
  const { rows: events } = await database.query<{ reason: string }>(
    "SELECT data->>'reason' AS reason FROM events WHERE data ? 'reason'",
  );
  const words = [
    ...rows.flatMap(({ content, note }) => [
      content.headline,
      content.standfirst,
      bodyText(content.body),
      content.lead?.caption ?? "",
      note,
    ]),
    ...drafts.flatMap(({ headline, sent_back_reason }) => [headline, sent_back_reason ?? ""]),
    ...events.map(({ reason }) => reason),
  ].map(start);
  const told = [...new Set(words)].filter((each) => each.length >= 16);
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter((each) => text.includes(each))).toEqual([]);
});

test("no password, session, secret, one-time address, mail or name of a member stands in it", async ({ database }) => {
  const text = logged().join("\n");
  const { rows: members } = await database.query<{ email: string; name: string; password_hash: string | null }>(
    "SELECT email, name, password_hash FROM members",
  );
  const { rows: sessions } = await database.query<{ id: string }>("SELECT id FROM sessions");
  const secrets = [
    ...demoAccounts().map(({ password }) => password),
    ...members.flatMap(({ email, name, password_hash }) => [email, name, password_hash ?? ""]),
    ...sessions.map(({ id }) => id),
    ...["auth-secret", "postgres-password"].map((file) => readFileSync(path.join(dataDir, file), "utf8").trim()),
  ].filter((each) => each.length >= 8);
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter((each) => text.includes(each))).toEqual([]);
  expect(
    /\$argon2|postgres(ql)?:\/\/|dateline-session=|\/welcome\/[\w-]{20,}|eyJ[\w-]{20,}\./.exec(text)?.[0],
  ).toBeUndefined();
});

test("nothing failed that nobody expected: no unhandled rejection, no crash, no broken page", () => {
  const text = logged().join("\n");
  expect(/unhandled|uncaught|ERR_HTTP_HEADERS_SENT|MaxListenersExceeded/i.exec(text)?.[0]).toBeUndefined();
});

test("the database's own log tells no rows either", ({ database: _ }) => {
  const file = path.join(dataDir, "postgres.log");
  expect(existsSync(file)).toBe(true);
  expect(/^.*(DETAIL:|CONTEXT:).*$/m.exec(readFileSync(file, "utf8"))?.[0]).toBeUndefined();
});
