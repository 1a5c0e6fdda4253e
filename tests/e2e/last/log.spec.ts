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

/** Every word that was logged, as it was before it became JSON; blanks of any kind are one. */
function loggedWords(): string {
  const words = (value: unknown): string[] =>
    typeof value === "object" && value !== null ? Object.entries(value).flat().flatMap(words) : [String(value)];
  return oneLine(
    logged()
      .flatMap((line) => (line.startsWith("{") ? words(JSON.parse(line)) : [line]))
      .join("\n"),
  );
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Enough of a text to know it by; of a shorter one its beginning does. */
const enough = 24;
const enoughOfShort = 16;

/** What of these texts stands in what was logged: no run of twice that length does, wherever in a text it comes from. */
function leaked(texts: Iterable<string>, log: string): string[] {
  const long = new Set<string>();
  const short = new Set<string>();
  for (const text of new Set(texts)) {
    // Blocks lie apart in a text, and need not in a log.
    for (const block of text.split("\n").map(oneLine)) {
      for (let at = 0; at + enough <= block.length; at += enough) long.add(block.slice(at, at + enough));
      if (block.length >= enough) long.add(block.slice(-enough));
      else if (block.length >= enoughOfShort) short.add(block.slice(0, enoughOfShort));
    }
  }
  const found = new Set<string>();
  for (let at = 0; at < log.length; at += 1) {
    const [piece, start] = [log.slice(at, at + enough), log.slice(at, at + enoughOfShort)];
    if (long.has(piece)) found.add(piece);
    if (short.has(start)) found.add(start);
  }
  return [...found];
}

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
  const { rows } = await database.query<{ content: ArticleContent; note: string }>(
    "SELECT content, note FROM revisions",
  );
  const { rows: others } = await database.query<{ words: (string | null)[] }>(
    `SELECT ARRAY[headline, standfirst, text, sent_back_reason] AS words FROM articles
     UNION ALL SELECT ARRAY[data->>'reason', data->>'note', data->>'override'] FROM events
     UNION ALL SELECT ARRAY[reason] FROM approvals
     UNION ALL SELECT ARRAY[change_note, end_reason] FROM publications
     UNION ALL SELECT ARRAY[caption, credit, alt, file_name] FROM assets
     UNION ALL SELECT ARRAY[biography, job_title] FROM author_names`,
  );
  const texts = [
    ...rows.flatMap(({ content: { headline, standfirst, dateline, lead, body }, note }) => [
      ...[headline, standfirst, dateline, bodyText(body), note],
      ...[lead?.caption ?? "", lead?.credit ?? "", lead?.alt ?? ""],
    ]),
    ...others.flatMap(({ words }) => words.map((each) => each ?? "")),
  ];
  const log = loggedWords();
  // A piece from anywhere in a text would be seen.
  const longest = oneLine(texts.toSorted((a, b) => b.length - a.length)[0] ?? "");
  for (const at of [0, longest.length / 3, longest.length - 3 * enough]) {
    expect(leaked([longest], `${log} ${longest.slice(at, at + 3 * enough)} ${log}`)).not.toEqual([]);
  }
  expect(texts.filter((text) => text.length >= enoughOfShort).length).toBeGreaterThan(100);
  expect(leaked(texts, log)).toEqual([]);
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
