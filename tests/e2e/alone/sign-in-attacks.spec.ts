import { randomBytes } from "node:crypto";
import type pg from "pg";
import { hashPassword } from "#lib/auth/password";
import { newId } from "#lib/platform/ids";
import { type Answered, ask } from "#tests/support/ask";
import { beginSession, expect, test } from "#tests/support/e2e";

/** The door to the desk, tried by whoever has no key, a stolen one, or one of their own making. */

const site = process.env.E2E_URL ?? "";

/** Each test begins with nobody slowed down, and leaves nobody so. */
test.beforeEach(async ({ database }) => void (await database.query("DELETE FROM sign_in_failures")));
test.afterAll(async () => {
  const { db } = await import("#lib/platform/db/index");
  await db.signInFailures.deleteMany();
});

type Door = { csrfToken: string; cookie: string };

async function openDoor(cookie = ""): Promise<Door> {
  const answer = await ask("/api/auth/csrf", { headers: { cookie } });
  const set = (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "");
  return { csrfToken: JSON.parse(answer.text).csrfToken, cookie: [cookie, ...set].filter(Boolean).join("; ") };
}

function knock(
  door: Door,
  fields: Record<string, string>,
  options: { path?: string; headers?: Record<string, string | undefined> } = {},
): Promise<Answered> {
  return ask(options.path ?? "/api/auth/callback/credentials", {
    method: "POST",
    headers: {
      cookie: door.cookie,
      origin: site,
      "content-type": "application/x-www-form-urlencoded",
      ...options.headers,
    },
    body: new URLSearchParams({ csrfToken: door.csrfToken, callbackUrl: "/desk", json: "true", ...fields }).toString(),
  });
}

async function signIn(email: string, password: string, more: Record<string, string> = {}): Promise<Answered> {
  return knock(await openDoor(), { email, password, ...more });
}

async function makeAccount(database: pg.Pool, options: { ended?: boolean; invited?: boolean } = {}) {
  const account = { id: newId(), email: `${newId()}@example.test`, password: randomBytes(12).toString("base64url") };
  await database.query(
    "INSERT INTO members (id, email, name, roles, password_hash, ended_at) VALUES ($1, $2, 'A Member', '{journalist}', $3, $4)",
    [
      account.id,
      account.email,
      options.invited ? null : await hashPassword(account.password),
      options.ended ? new Date() : null,
    ],
  );
  return account;
}

function sessionOf(answer: Answered): string | undefined {
  return (answer.headers["set-cookie"] ?? []).find((line) => line.startsWith("dateline-session="));
}

const whoIs = (cookie: string) => ask("/desk/api/session", { headers: { cookie } });
const message = (answer: Answered): string => JSON.parse(answer.text).error?.message ?? "";

test("the session's cookie cannot be read by a page, goes to this host alone, and says nothing of whose it is", async ({
  database,
}) => {
  const { id, email, password } = await makeAccount(database);
  const answer = await signIn(email, password);
  expect([answer.status, JSON.parse(answer.text)]).toEqual([200, {}]);
  expect(answer.headers["cache-control"]).toBe("no-store");
  const line = sessionOf(answer) ?? "";
  expect(line).toMatch(/; HttpOnly/i);
  expect(line).toMatch(/; SameSite=Lax/i);
  expect(line).toMatch(/; Path=\//i);
  expect(line).not.toMatch(/; Domain=/i);
  const until = Date.parse(/; Expires=([^;]+)/i.exec(line)?.[1] ?? "");
  expect(until - Date.now()).toBeLessThanOrEqual(30 * 24 * 3_600_000);
  expect(line).not.toContain(id);
  expect(Buffer.from(line.split(".")[0] ?? "", "base64url").toString()).not.toContain(email);
  const { rows } = await database.query<{ id: string }>("SELECT id FROM sessions WHERE member_id = $1", [id]);
  expect(rows).toHaveLength(1);
  expect(line).not.toContain(rows[0]?.id);
});

test("a session that stood in the browser before sign-in is worth nothing after it", async ({ database }) => {
  const { id, email, password } = await makeAccount(database);
  const stranger = await makeAccount(database);
  const planted = await beginSession(database, stranger.id);
  const plantedCookie = `${planted.name}=${planted.value}`;
  const door = await openDoor(plantedCookie);
  const answer = await knock(door, { email, password });
  const own = sessionOf(answer)?.split(";")[0] ?? "";
  expect(own).not.toBe(plantedCookie);
  expect(JSON.parse((await whoIs(own)).text).id).toBe(id);
  // Whoever planted it is still nobody but themselves.
  expect(JSON.parse((await whoIs(plantedCookie)).text).id).toBe(stranger.id);
  const again = sessionOf(await signIn(email, password))?.split(";")[0] ?? "";
  expect(again).not.toBe(own);
});

test("signing out ends this session at once, for every door of the desk, and no other session", async ({
  database,
}) => {
  const { email, password } = await makeAccount(database);
  const [one = "", two = ""] = [await signIn(email, password), await signIn(email, password)].map(
    (answer) => sessionOf(answer)?.split(";")[0],
  );
  const door = await openDoor(one);
  const out = await knock(door, {}, { path: "/api/auth/signout" });
  expect(out.status).toBe(200);
  expect(sessionOf(out)).toMatch(/dateline-session=;/);
  for (const path of ["/desk/api/session", "/desk/api/assets", "/desk/api/tags?q=a"]) {
    expect((await ask(path, { headers: { cookie: one } })).status, path).toBe(401);
  }
  expect((await ask("/desk", { headers: { cookie: one } })).headers.location).toBe("/desk/sign-in");
  expect((await whoIs(two)).status).toBe(200);
  expect((await knock(await openDoor(one), {}, { path: "/api/auth/signout" })).status).toBeLessThan(500);
});

test("who has an account, had one, or was invited is told by nothing: same words, same status, same headers", async ({
  database,
}) => {
  const known = await makeAccount(database);
  const ended = await makeAccount(database, { ended: true });
  const invited = await makeAccount(database, { invited: true });
  const answers: Record<string, Answered> = {
    "a wrong password": await signIn(known.email, "not the password"),
    "no password": await signIn(known.email, ""),
    "no such account": await signIn("nobody@example.test", "not the password"),
    "the right password of somebody who left": await signIn(ended.email, ended.password),
    "an invitation that nobody took up": await signIn(invited.email, ""),
    "no email": await signIn("", "x"),
    "something else than an email": await signIn("' OR 1=1 --", "x"),
    "an email of 10,000 letters": await signIn(`${"a".repeat(10_000)}@example.test`, "x"),
    "a password of 10,000 letters": await signIn(known.email, "x".repeat(10_000)),
    "NUL in both": await signIn("a\u0000@example.test", "\u0000"),
    "half a letter": await signIn("\ud800@example.test", "\udfff"),
    "another form of the letters": await signIn("ｎobody@example.test", "x"),
  };
  const first = answers["a wrong password"];
  expect(first && [first.status, message(first)]).toEqual([401, expect.stringMatching(/^[A-Z].+\.$/)]);
  const names = (answer: Answered | undefined) => Object.keys(answer?.headers ?? {}).sort();
  for (const [what, answer] of Object.entries(answers)) {
    expect([answer.status, answer.text], what).toEqual([first?.status, first?.text]);
    expect(names(answer), what).toEqual(names(first));
    expect(sessionOf(answer), what).toBeUndefined();
  }
  expect((await signIn(known.email.toUpperCase(), known.password)).status).toBe(200);
});

test("ten wrong passwords slow an account down, whether it exists or not, and it says for how long", async ({
  database,
  setClock,
}) => {
  const known = await makeAccount(database);
  for (const email of [known.email, `${newId()}@example.test`]) {
    await database.query("DELETE FROM sign_in_failures");
    const told: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) told.push((await signIn(email, `wrong ${attempt}`)).status);
    expect(told).toEqual([...Array(9).fill(401), 429, 429]);
    const slowed = await signIn(email, known.password);
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(slowed.headers["retry-after"])).toBeLessThanOrEqual(900);
    expect(message(slowed)).toMatch(/\d/);
  }
  // Not for ever: after the wait the right password opens, and nothing of it is left.
  await database.query("DELETE FROM sign_in_failures");
  for (let attempt = 1; attempt <= 10; attempt += 1) await signIn(known.email, `wrong ${attempt}`);
  expect((await signIn(known.email, known.password)).status).toBe(429);
  setClock(16 * 60_000);
  await expect(async () => expect((await signIn(known.email, known.password)).status).toBe(200)).toPass();
  expect((await signIn(known.email, "wrong")).status).toBe(401);
  const { rows } = await database.query(
    "SELECT count(*)::int AS count FROM events WHERE action = 'session.refused' AND subject = $1",
    [`member:${known.id}`],
  );
  expect(rows[0].count).toBeGreaterThanOrEqual(20);
});

test("a hundred tries at once are counted one by one", async ({ database }) => {
  const { id, email, password } = await makeAccount(database);
  const door = await openDoor();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) => knock(door, { email, password: at === 99 ? password : `wrong ${at}` })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status !== 429 && status !== 401 && status !== 200)).toEqual([]);
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(89);
  const { rows } = await database.query("SELECT count(*)::int AS count FROM sessions WHERE member_id = $1", [id]);
  expect(rows[0].count).toBe(statuses.filter((status) => status === 200).length);
});

test("one address that tries many accounts is slowed down too, and says so", async () => {
  const door = await openDoor();
  const told: number[] = [];
  for (let round = 0; round < 62; round += 1) {
    told.push((await knock(door, { email: `${newId()}@example.test`, password: "Spring 2026" })).status);
  }
  expect(told.slice(0, 55)).toEqual(Array(55).fill(401));
  expect(told.at(-1)).toBe(429);
  // Other addresses are claimed in vain.
  const claimed = await knock(
    door,
    { email: "x@example.test", password: "x" },
    { headers: { "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.8" } },
  );
  expect(claimed.status).toBe(429);
});

test("a sign-in that no page of ours has begun is refused: no token, a foreign one, a foreign page, another form", async ({
  database,
}) => {
  const { email, password } = await makeAccount(database);
  const door = await openDoor();
  const fields = { email, password };
  const tries: Record<string, Answered> = {
    "no token": await knock(door, { ...fields, csrfToken: "" }),
    "another's token": await knock(door, { ...fields, csrfToken: (await openDoor()).csrfToken }),
    "no cookie": await knock({ ...door, cookie: "" }, fields),
    "a cookie of its own making": await knock(
      { ...door, cookie: `next-auth.csrf-token=${door.csrfToken}|${"0".repeat(64)}` },
      fields,
    ),
    "a foreign page": await knock(door, fields, { headers: { origin: "https://evil.example" } }),
    "the null origin": await knock(door, fields, { headers: { origin: "null" } }),
    "no origin": await knock(door, fields, { headers: { origin: undefined } }),
    "a page of a neighbour": await knock(door, fields, { headers: { "sec-fetch-site": "same-site" } }),
    "a foreign page behind a forged host": await knock(door, fields, {
      headers: { origin: "http://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
    }),
  };
  for (const [what, answer] of Object.entries(tries)) {
    expect([401, 403], `${what}: ${answer.status} ${answer.text}`).toContain(answer.status);
    expect(sessionOf(answer), what).toBeUndefined();
    expect(message(answer), what).toMatch(/^[A-Z].+\.$/);
  }
  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    const query = new URLSearchParams({ ...fields, csrfToken: door.csrfToken });
    const answer = await ask(`/api/auth/callback/credentials?${query}`, {
      method,
      headers: { cookie: door.cookie, origin: site },
    });
    expect([404, 405], method).toContain(answer.status);
    expect(sessionOf(answer), method).toBeUndefined();
  }
  expect((await knock(door, { ...fields, email: "x".repeat(17_000) })).status).toBe(413);
  expect((await knock(door, fields)).status).toBe(200);
});

test("whatever a cookie holds, nobody is signed in by it and nothing fails", async ({ as, database }) => {
  const { cookie, member } = await as("managing_editor");
  const value = cookie.split("=").slice(1).join("=");
  const ended = await beginSession(database, member.id);
  await database.query(
    "UPDATE sessions SET ended_at = now() WHERE member_id = $1 AND ended_at IS NULL AND id <> (SELECT id FROM sessions WHERE member_id = $1 ORDER BY created_at LIMIT 1)",
    [member.id],
  );
  const parts = value.split(".");
  const cookies = [
    ...[
      "",
      "=",
      ";;;",
      ";",
      "=;=",
      "dateline-session",
      "dateline-session=",
      "dateline-session=%",
      "dateline-session=%ff",
      "dateline-session=%00",
    ],
    ...[
      "dateline-session=null",
      "dateline-session=undefined",
      "dateline-session={}",
      "dateline-session=a.b.c.d.e",
      "dateline-session=...",
    ],
    ...[
      `dateline-session=${"A".repeat(8_000)}`,
      `dateline-session=${value}x`,
      `dateline-session=x${value}`,
      `dateline-session=${value.slice(0, -1)}`,
    ],
    ...[
      `dateline-session=${[parts[0], parts[1], parts[2], parts[3], "AAAA"].join(".")}`,
      `dateline-session="${value}`,
      `x-dateline-session=${value}`,
    ],
    ...[
      "dateline-session=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.",
      "__proto__=x; constructor=y",
      "dateline-language=xx",
      "dateline-language=../../x",
    ],
    ...[
      "next-auth.csrf-token=%",
      "next-auth.csrf-token=|",
      "next-auth.csrf-token=a|b|c",
      "next-auth.callback-url=javascript:alert(1)",
    ],
    ...[
      "next-auth.session-token=x",
      "\u00e9=\u00ff\u00fe",
      "a=b; a=c; a",
      `dateline-language=ar; dateline-session=${ended.value}`,
    ],
  ];
  for (const sent of cookies) {
    for (const path of [
      "/desk",
      "/desk/api/session",
      "/api/auth/csrf",
      "/en",
      "/desk/sign-in",
      "/media/000000000000000000000000/320.avif",
    ]) {
      const answer = await ask(path, { headers: { cookie: sent } });
      const where = `${path} with ${sent.slice(0, 60)}: ${answer.status}`;
      expect(answer.status, where).toBeLessThan(500);
      if (path === "/desk/api/session") expect(answer.status, where).toBe(401);
      if (path === "/desk") expect(answer.headers.location, where).toBe("/desk/sign-in");
      expect(answer.text.includes(member.name), where).toBe(false);
    }
  }
  // What somebody planted to shut the door is taken out of the browser again.
  const planted = await ask("/api/auth/csrf", { headers: { cookie: "next-auth.callback-url=javascript:alert(1)" } });
  expect(planted.status).toBe(401);
  expect(planted.headers["set-cookie"]).toEqual([
    expect.stringMatching(/^next-auth\.callback-url=; Path=\/; Max-Age=0/),
  ]);
  for (const scheme of ["Bearer", "Basic", "Digest"]) {
    const answer = await ask("/desk/api/session", { headers: { authorization: `${scheme} ${value}` } });
    expect(answer.status, scheme).toBe(401);
  }
});

const elsewhere = [
  ...[
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/desk//evil.example",
    "/desk/..//evil.example",
  ],
  ...[
    "javascript:alert(1)",
    "data:text/html,x",
    "/desk@evil.example",
    "desk",
    "",
    "/desk/\u0000",
    "/desk/\n//evil.example",
    "%2f%2fevil.example",
  ],
  ...[
    "https:evil.example",
    "/api/auth/signout",
    "/en",
    "http://localhost@evil.example/desk",
    "/desk/%2f%2fevil.example/..",
    "/deskevil",
  ],
];

test("after sign-in one goes on to a page of the desk and nowhere else, whatever the address asked for", async ({
  browser,
  database,
}) => {
  const { email, password } = await makeAccount(database);
  for (const place of elsewhere) {
    const answer = await signIn(email, password, { callbackUrl: place, redirect: place });
    expect(`${answer.text}${answer.headers.location ?? ""}`, place).not.toContain("evil.example");
    expect(answer.headers.location, place).toBeUndefined();
  }
  const session = sessionOf(await signIn(email, password))?.split(";")[0] ?? "";
  for (const place of elsewhere) {
    for (const cookie of [session, ""]) {
      const answer = await ask(`/desk/sign-in?next=${encodeURIComponent(place)}`, { headers: { cookie } });
      expect(answer.status, place).toBeLessThan(500);
      const location = answer.headers.location;
      if (location)
        expect(new URL(location, site).origin + new URL(location, site).pathname.slice(0, 5), place).toBe(
          `${site}/desk`,
        );
    }
  }
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`/desk/sign-in?next=${encodeURIComponent("//evil.example/desk")}`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${site}/desk`);
  expect(asked.filter((url) => !url.startsWith(site))).toEqual([]);
  expect(await page.evaluate("document.cookie")).not.toContain("dateline-session");
  await context.close();
});

test("nobody who has left, and no session that was ended, gets through any door", async ({ as, database }) => {
  const { cookie, member } = await as("managing_editor");
  const { makeArticle } = await import("#tests/factories/newsroom");
  const { id } = await makeArticle();
  const doors = [
    "/desk/api/session",
    "/desk/api/assets",
    `/desk/api/articles/${id}`,
    `/desk/api/articles/${id}/history`,
    "/desk/api/tags?q=a",
  ];
  for (const path of doors) expect((await ask(path, { headers: { cookie } })).status, path).toBe(200);
  const socket = () =>
    ask("/collab", {
      headers: {
        ...{ cookie, origin: site, connection: "Upgrade", upgrade: "websocket" },
        ...{ "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" },
      },
    });
  await database.query("UPDATE members SET ended_at = now() WHERE id = $1", [member.id]);
  for (const path of doors) expect((await ask(path, { headers: { cookie } })).status, path).toBe(401);
  expect((await ask(`/desk/articles/${id}`, { headers: { cookie } })).headers.location).toContain("/desk/sign-in");
  expect((await socket()).status).toBe(401);
});
