import { globSync, readFileSync } from "node:fs";
import { type Role, roles } from "#lib/members/roles";
import { newId } from "#lib/platform/ids";
import { fingerprint, makeArticle, makeAuthor, makeMember, makeSection, makeTag } from "#tests/factories/newsroom";
import { makePicture } from "#tests/factories/pictures";
import { type Answered, ask } from "#tests/support/ask";
import { expect, type Staff, test } from "#tests/support/e2e";

/**
 * Every door of the desk, tried by whoever has no business there: without a session, from another site, with more than
 * was asked for, in a role that may not. What is refused leaves the database as it was.
 */

const site = process.env.E2E_URL ?? "";
const { host } = new URL(site);

type Route = { address: string; methods: Set<string> };

/** The desk's endpoints, from the files that make them: one that is added is tried without being named here. */
const routes: Route[] = globSync("app/desk/api/**/route.ts").map((file) => ({
  address: `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`,
  methods: new Set(
    [...readFileSync(file, "utf8").matchAll(/(?:export (?:const|async function|function)|\bas) ([A-Z]+)\b/g)].map(
      ([, name]) => name ?? "",
    ),
  ),
}));

const commands = {
  articles: [
    "submit",
    "approve",
    "check-step",
    "send-back",
    "publish",
    "override",
    "unschedule",
    "unpublish",
    "kill",
    "restore",
    "translate",
  ],
  authors: ["close", "reopen"],
  people: ["end", "reinstate", "invitation", "end-sessions"],
  sections: ["close", "reopen", "require-second-person", "waive-second-person"],
} as const;

/** Something there is of each kind, for an address to name. */
type There = {
  article: string;
  asset: string;
  author: string;
  member: string;
  section: string;
  tag: string;
  into: string;
  session: string;
};

async function makeThere(as: (role: Role) => Promise<Staff>): Promise<There> {
  const { id: article } = await makeArticle({ workState: "in_review" });
  const { cookie } = await as("journalist");
  const uploaded = await ask("/desk/api/assets?name=a.jpg", {
    method: "POST",
    headers: { cookie, origin: site },
    body: await makePicture("jpeg"),
  });
  const { id: member } = await makeMember("journalist");
  return {
    article,
    member,
    asset: (JSON.parse(uploaded.text) as { id: string }).id,
    author: await makeAuthor(),
    section: await makeSection(),
    tag: await makeTag(),
    into: await makeTag(),
    session: newId(),
  };
}

/** The addresses of a route, each with what is there. */
function addressesOf({ address }: Route, there: There): string[] {
  const [, noun = ""] = /^\/desk\/api\/(\w+)/.exec(address) ?? [];
  const ids: Record<string, string> = {
    ...{ articles: there.article, assets: there.asset, authors: there.author, people: there.member },
    ...{ profile: there.session, sections: there.section, tags: there.tag },
  };
  const filled = address
    .replace("[...missing]", "nothing")
    .replace("[id]", ids[noun] ?? newId())
    .replace("[secret]", "A".repeat(43));
  if (!filled.includes("[command]")) return [filled];
  return commands[noun as keyof typeof commands].map((command) => filled.replace("[command]", command));
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const isSafe = (method: string) => method === "GET" || method === "HEAD";

/** The two doors for whoever has no account yet. */
const forGuests = /\/(welcome|first-administrator)\//;

test("without a session, or with one that was made up, every endpoint refuses by itself and changes nothing", async ({
  as,
}) => {
  const there = await makeThere(as);
  const { cookie } = await as("managing_editor");
  const forged = [
    `${cookie.slice(0, -6)}AAAAAA`,
    "dateline-session=",
    "dateline-session=null",
    "session=admin; role=administrator",
  ];
  const before = await fingerprint();
  expect(routes.length).toBeGreaterThan(25);
  for (const route of routes) {
    for (const address of addressesOf(route, there)) {
      for (const method of methods) {
        for (const cookies of [undefined, ...forged]) {
          const headers = {
            cookie: cookies,
            origin: site,
            "content-type": "application/json",
            authorization: "Bearer x",
          };
          const answer = await ask(address, { method, headers, body: isSafe(method) ? undefined : "{}" });
          const where = `${method} ${address} ${cookies?.slice(0, 30) ?? ""}: ${answer.status}`;
          const isThere = route.methods.has(method) || (method === "HEAD" && route.methods.has("GET"));
          const expected = !isThere ? [405] : forGuests.test(address) ? [404, 422] : [401];
          expect(expected, where).toContain(answer.status);
          expect(String(answer.headers["cache-control"] ?? "no-store"), where).toContain("no-store");
          if (method === "GET" && isThere) expect(Object.keys(JSON.parse(answer.text)), where).toEqual(["error"]);
        }
      }
    }
  }
  expect(await fingerprint()).toBe(before);
});

test("no page of another site, and nothing but JSON, makes a member's browser do anything", async ({ as }) => {
  const there = await makeThere(as);
  const { cookie } = await as("managing_editor");
  const json = { cookie, "content-type": "application/json" };
  const port = new URL(site).port;
  const foreign: Record<string, Record<string, string | undefined>> = {
    "a foreign origin": { ...json, origin: "https://evil.example" },
    "the null origin": { ...json, origin: "null" },
    "no origin": json,
    "an empty origin": { ...json, origin: "" },
    "a sub-domain": { ...json, origin: `http://evil.${host}` },
    "a name that begins alike": { ...json, origin: `${site}.evil.example` },
    "another port": { ...json, origin: `http://localhost:${Number(port) + 1}` },
    "another scheme": { ...json, origin: `https://${host}` },
    "two origins": { ...json, origin: `${site}, https://evil.example` },
    "a foreign origin and its host": { ...json, origin: "https://evil.example", host: "evil.example" },
    "a foreign origin behind a forged proxy": {
      ...json,
      origin: "http://evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "http",
    },
    "our origin from a page of a neighbour": { ...json, origin: site, "sec-fetch-site": "same-site" },
    "our origin from another site": { ...json, origin: site, "sec-fetch-site": "cross-site" },
    "a typed address": { ...json, origin: site, "sec-fetch-site": "none" },
  };
  const forms = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "",
    "text/html",
    "application/xml",
  ];
  const before = await fingerprint();
  for (const route of routes) {
    for (const address of addressesOf(route, there)) {
      for (const method of route.methods) {
        if (isSafe(method)) continue;
        for (const [how, headers] of Object.entries(foreign)) {
          const answer = await ask(address, { method, headers, body: "{}" });
          expect(answer.status, `${method} ${address} with ${how}`).toBe(403);
          expect(JSON.parse(answer.text).error.message, how).toMatch(/^[A-Z].+\.$/);
        }
      }
    }
  }
  for (const action of commands.articles) {
    for (const type of forms) {
      const answer = await ask(`/desk/api/articles/${there.article}/${action}`, {
        method: "POST",
        headers: { cookie, origin: site, "content-type": type },
        body: "reason=Because.",
      });
      expect(answer.status, `${action} as ${type}`).toBe(415);
    }
  }
  expect(await fingerprint()).toBe(before);
});

test("looking changes nothing: no page and no endpoint does anything by GET or HEAD, fetched ahead or not", async ({
  as,
}) => {
  const there = await makeThere(as);
  const pages = globSync("app/desk/**/page.tsx").map((file) =>
    `/${file
      .replace(/^app\//, "")
      .replace(/\/page\.tsx$/, "")
      .replace(/\(\w+\)\//g, "")}`
      .replace("/[...missing]", "/nothing")
      .replace("[secret]", "A".repeat(43))
      .replace("[number]", "1")
      .replace("[id]", there.article),
  );
  expect(pages.length).toBeGreaterThan(8);
  const addresses = [
    ...routes.flatMap((route) => addressesOf(route, there)),
    ...pages,
    ...commands.articles.map((action) => `/desk/articles/${there.article}/${action}`),
    ...[
      "/desk/language?to=ar",
      "/desk/sign-out",
      "/api/auth/signout",
      "/api/auth/callback/credentials?email=a&password=b",
    ],
  ];
  for (const role of ["managing_editor", "administrator"] as const) {
    const { cookie, member } = await as(role);
    const before = await fingerprint();
    for (const address of addresses) {
      for (const [method, more] of [
        ["GET", {}],
        ["HEAD", {}],
        ["GET", { purpose: "prefetch", "sec-purpose": "prefetch;prerender", rsc: "1", "next-router-prefetch": "1" }],
      ] as const) {
        const answer = await ask(address, { method, headers: { cookie, origin: site, ...more } });
        expect(answer.status, `${method} ${address}`).toBeLessThan(500);
      }
    }
    expect(await fingerprint()).toBe(before);
    const session = await ask("/desk/api/session", { headers: { cookie } });
    expect(JSON.parse(session.text)).toEqual({ id: member.id, name: member.name });
  }
});

const names = (name: string, more = {}) => ({ en: { name, slug: "", ...more }, ar: { name: "", slug: "", ...more } });
const revision = { revisionId: newId(), hash: "0".repeat(64) };
const publication = { name: { en: "A", ar: "ا" }, description: { en: "", ar: "" }, closingLine: { en: "", ar: "" } };

/** What each changing endpoint takes, and whose it is: by hand, so that a change of the table has to be made twice. */
const writes: { method: string; address: (there: There) => string; body: object; roles: readonly Role[] }[] = (() => {
  const editors = ["editor", "managing_editor"] as const;
  const administrators = ["administrator"] as const;
  const section = { names: names("Section", { description: "" }) };
  const tag = { type: "topic", names: names("Tag", { description: "" }) };
  const author = {
    kind: "person",
    names: names("Author", { jobTitle: "", biography: "" }),
    memberId: null,
    portraitId: null,
  };
  const member = { name: "Member", email: "member@example.test", roles: ["journalist"] };
  const version = "not the one that stands";
  const at = (path: string) => () => `/desk/api/${path}`;
  return [
    { method: "POST", address: at("people"), body: { ...member, locale: "en" }, roles: administrators },
    {
      method: "PUT",
      address: ({ member: id }) => `/desk/api/people/${id}`,
      body: { ...member, version },
      roles: administrators,
    },
    ...commands.people.map((command) => ({
      method: "POST",
      address: ({ member: id }: There) => `/desk/api/people/${id}/${command}`,
      body: {},
      roles: administrators,
    })),
    {
      method: "PUT",
      address: at("settings/publication"),
      body: { ...publication, version: 999_999 },
      roles: administrators,
    },
    {
      method: "PUT",
      address: at("settings/newsroom"),
      body: { timeZone: "UTC", defaultEdition: "en", version: 999_999 },
      roles: administrators,
    },
    { method: "PUT", address: at("settings/review-steps"), body: { steps: [], version }, roles: administrators },
    { method: "POST", address: at("sections"), body: section, roles: editors },
    {
      method: "PUT",
      address: ({ section: id }) => `/desk/api/sections/${id}`,
      body: { ...section, version },
      roles: editors,
    },
    { method: "PUT", address: at("sections/order"), body: { order: [], was: [] }, roles: editors },
    ...commands.sections.map((command) => ({
      method: "POST",
      address: ({ section: id }: There) => `/desk/api/sections/${id}/${command}`,
      body: {},
      roles: command.endsWith("second-person") ? administrators : editors,
    })),
    { method: "POST", address: at("tags"), body: tag, roles: ["journalist", "sub_editor", ...editors] },
    { method: "PUT", address: ({ tag: id }) => `/desk/api/tags/${id}`, body: { ...tag, version }, roles: editors },
    {
      method: "POST",
      address: ({ tag: id }) => `/desk/api/tags/${id}/merge`,
      body: { into: newId(), version },
      roles: editors,
    },
    { method: "POST", address: at("authors"), body: author, roles: editors },
    {
      method: "PUT",
      address: ({ author: id }) => `/desk/api/authors/${id}`,
      body: { ...author, version },
      roles: editors,
    },
    ...commands.authors.map((command) => ({
      method: "POST",
      address: ({ author: id }: There) => `/desk/api/authors/${id}/${command}`,
      body: {},
      roles: editors,
    })),
    { method: "PUT", address: at("fronts"), body: { edition: "en", articleIds: [], version: 999_999 }, roles: editors },
    {
      method: "POST",
      address: at("articles"),
      body: { edition: "en" },
      roles: ["contributor", "journalist", "sub_editor", ...editors],
    },
  ];
})();

const takesBody = ({ body }: { body: object }) => Object.keys(body).length > 0;

for (const role of roles) {
  test(`beside articles, a ${role} can change what is theirs to change and nothing else`, async ({ as }) => {
    const there = await makeThere(as);
    const { cookie } = await as(role);
    const before = await fingerprint();
    for (const { method, address, body, roles: allowed } of writes) {
      if (allowed.includes(role)) continue;
      const answer = await ask(address(there), {
        method,
        headers: { cookie, origin: site, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(answer.status, `${role} ${method} ${address(there)}: ${answer.text}`).toBe(403);
      expect(JSON.parse(answer.text).error.message).toMatch(/^[A-Z].+\.$/);
    }
    expect(await fingerprint()).toBe(before);
    // Those who may are let in: they are answered for what they sent.
    for (const { method, address, body, roles: allowed } of writes) {
      if (!allowed.includes(role)) continue;
      const answer = await ask(address(there), {
        method,
        headers: { cookie, origin: site, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect([200, 409, 404, 422], `${role} ${method} ${address(there)}: ${answer.text}`).toContain(answer.status);
    }
  });
}

test("what was not asked for is refused: no role, state, owner or approval rides along with a form", async ({ as }) => {
  const there = await makeThere(as);
  const smuggled = [
    ...[
      "id",
      "role",
      "roles",
      "status",
      "state",
      "workState",
      "publicState",
      "ownerId",
      "createdById",
      "memberId",
      "approvedBy",
    ],
    ...[
      "approvalId",
      "publishedAt",
      "firstPublishedAt",
      "embargo",
      "emailVerified",
      "passwordHash",
      "isAdmin",
      "permissions",
    ],
    ...["sessionId", "updatedAt", "storageKey", "hash", "sha256", "$set", "where"],
  ];
  const everyRole = await as("managing_editor");
  const administrator = await as("administrator");
  const profile = { name: "A Name", locale: "en", version: "x" };
  const all = [
    ...writes.filter(takesBody).map((write) => ({
      ...write,
      address: write.address(there),
      by: write.roles.includes("administrator") ? administrator : everyRole,
    })),
    { method: "PUT", address: "/desk/api/profile", body: profile, by: everyRole },
    {
      method: "POST",
      address: "/desk/api/profile/password",
      body: { current: "x", password: "Another good one 77" },
      by: everyRole,
    },
    ...(
      [
        ["submit", {}],
        ["approve", revision],
        ["check-step", { ...revision, stepId: newId(), done: true }],
        ["send-back", { ...revision, reason: "Because." }],
        ["publish", { ...revision, when: { kind: "now" } }],
        ["override", { when: { kind: "now" }, reason: "Because." }],
        ["unschedule", {}],
        ["unpublish", { reason: "Because." }],
        ["kill", { reason: "Because." }],
        ["restore", revision],
        ["translate", { edition: "ar" }],
      ] as const
    ).map(([command, body]) => ({
      method: "POST",
      address: `/desk/api/articles/${there.article}/${command}`,
      body,
      by: everyRole,
    })),
  ];
  const before = await fingerprint();
  for (const { method, address, body, by } of all) {
    const send = (sent: string) =>
      ask(address, {
        method,
        headers: { cookie: by.cookie, origin: site, "content-type": "application/json" },
        body: sent,
      });
    for (const field of smuggled) {
      if (field in body) continue;
      const answer = await send(
        JSON.stringify({ ...body, [field]: field === "roles" ? ["administrator"] : "administrator" }),
      );
      expect(answer.status, `${method} ${address} with ${field}: ${answer.text}`).toBe(422);
      expect(JSON.parse(answer.text).error.fields[field], `${address} ${field}`).toBe("This field is not known here.");
    }
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const answer = await send(`{"${key}":{"isAdmin":true},${JSON.stringify(body).slice(1)}`.replace(",}", "}"));
      expect(answer.status, `${address} with ${key}`).toBe(422);
    }
    for (const text of [
      '{"a":',
      "",
      "null",
      "[]",
      '"x"',
      "7",
      `${"[".repeat(9_000)}`,
      '{"a":1e999}',
      "\u0000",
      "{} {}",
    ]) {
      const answer = await send(text);
      expect(answer.status, `${address} with ${text.slice(0, 10)}`).toBe(422);
    }
    expect((await send(`{"reason":"${"a".repeat(300_000)}"}`)).status, address).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 25_000 }, (_, at) => [`k${at}`, 1]));
    expect([413, 422], address).toContain((await send(JSON.stringify(many))).status);
  }
  expect(await fingerprint()).toBe(before);
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
});

/** Every name that stands in an answer, as a path; lists as one. */
function fieldsOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => fieldsOf(each, path)))];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, path === "" ? key : `${path}.${key}`));
}

test("an endpoint answers with the fields that are written here, and with no more", async ({ as }) => {
  const there = await makeThere(as);
  const { id: published } = await makeArticle({ publicState: "live", workState: "approved" });
  const { cookie } = await as("managing_editor");
  const asset = [
    "id",
    "storageKey",
    "fileName",
    "width",
    "height",
    "colour",
    "widths",
    "caption",
    "credit",
    "alt",
    "createdAt",
  ];
  const content =
    /^content\.(version|edition|headline|standfirst|slug|dateline|section|lead|section\.(id|name|slug)|(bylines|tags)(\.(id|kind|type|name|slug))?|body\..+)$/;
  const allowed: Record<string, (string | RegExp)[]> = {
    "/desk/api/session": ["id", "name"],
    "/desk/api/assets": [...asset.map((field) => `assets.${field}`), "hasMore"],
    [`/desk/api/assets/${there.asset}`]: asset,
    [`/desk/api/assets/${there.asset}/details`]: [
      ...asset,
      /^(uploadedBy|leads(\.(id|headline|edition))?|portraits|public|mayKeep|version)$/,
    ],
    "/desk/api/authors": ["authors.id", "authors.kind", "authors.memberId", "authors.names.en", "authors.names.ar"],
    "/desk/api/tags?q=tag": ["tags.id", "tags.type", "tags.names.en", "tags.names.ar"],
    [`/desk/api/tags/${there.tag}`]: [/^(id|type|articles|version|names\.(en|ar)\.(name|slug|description))$/],
    "/desk/api/fronts/articles?edition=en": ["id", "headline", "section", "photo", "firstPublishedAt", "live"].map(
      (field) => `articles.${field}`,
    ),
    [`/desk/api/articles/${published}/content`]: ["workState", "publicState", content],
    [`/desk/api/articles/${published}/revisions`]: [
      ...["id", "number", "hash", "reason", "note", "createdAt", "createdBy", "contributors", "published"].map(
        (field) => `revisions.${field}`,
      ),
      ...["by", "at", "override", "own"].map((field) => `revisions.approvals.${field}`),
    ],
    [`/desk/api/articles/${published}/history`]: [
      /^events\.(seq|at|by|action|data\.(edition|revisionId|number|hash|publicationId|approvalId|change|startsAt))$/,
    ],
    [`/desk/api/articles/${published}/snapshots`]: [/^snapshots(\.(id|at|by|wordCount))?$/],
    [`/desk/api/articles/${published}`]: [
      /^(id|edition|headline|slug|workState|publicState|abilities\.\w+|ownReview|createdBy\.(id|name)|sentBackReason|sentBackBy|approvedBy|firstPublishedAt|awaitedFromCdn|isTranslation)$/,
      /^(live|ahead|live\.(id|revisionNumber|startsAt|endsAt|timeZone|embargo)|workRevision\.(id|number|hash|createdBy))$/,
      /^(translations|steps|checks(\.(id|field|level|code|passed|values(\.\w+)?))?)$/,
    ],
  };
  for (const [address, fields] of Object.entries(allowed)) {
    const answer = await ask(address, { headers: { cookie } });
    expect(answer.status, address).toBe(200);
    const more = fieldsOf(JSON.parse(answer.text)).filter(
      (field) => !fields.some((each) => (typeof each === "string" ? each === field : each.test(field))),
    );
    expect(more, address).toEqual([]);
  }
});

test("nobody's password, session or mail is in any answer that is not theirs to see", async ({ as, database }) => {
  const there = await makeThere(as);
  const { rows: sessions } = await database.query<{ id: string }>("SELECT id FROM sessions");
  const { rows: members } = await database.query<{ email: string }>("SELECT email FROM members");
  const addresses = [
    ...routes.filter(({ methods: has }) => has.has("GET")).flatMap((route) => addressesOf(route, there)),
    ...[
      "/desk",
      "/desk/articles",
      "/desk/media",
      "/desk/tags",
      "/desk/authors",
      "/desk/sections",
      "/desk/fronts",
      "/desk/people",
    ],
    ...[
      "/desk/settings",
      "/desk/profile",
      `/desk/articles/${there.article}`,
      `/desk/articles/${there.article}/compare`,
    ],
    ...["/desk/api/fronts/articles?edition=en", "/desk/api/tags?q=tag"],
  ];
  for (const role of ["contributor", "managing_editor", "administrator"] as const) {
    const { cookie, member } = await as(role);
    const own = `${member.id}@example.test`;
    for (const address of addresses) {
      for (const rsc of [undefined, "1"]) {
        const answer: Answered = await ask(address, { headers: { cookie, rsc } });
        const where = `${role} ${address}`;
        expect(answer.text.includes("$argon2"), where).toBe(false);
        expect(/password_?hash|auth.?secret/i.exec(answer.text)?.[0], where).toBeUndefined();
        expect(
          sessions.filter(({ id }) => answer.text.includes(id)),
          where,
        ).toEqual([]);
        if (role === "administrator" && address === "/desk/people") continue;
        expect(
          members.filter(({ email }) => email !== own && answer.text.includes(email)),
          where,
        ).toEqual([]);
      }
    }
  }
});

test("a post to a page is no command: nothing answers to the framework's own actions", async ({ as }) => {
  const there = await makeThere(as);
  const { cookie } = await as("managing_editor");
  const before = await fingerprint();
  for (const address of ["/desk", "/desk/sign-in", `/desk/articles/${there.article}`, "/desk/profile", "/", "/en"]) {
    for (const type of [
      "text/plain;charset=UTF-8",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded",
    ]) {
      for (const action of ["x", "0".repeat(40), "7f".repeat(21), "__proto__"]) {
        const answer = await ask(address, {
          method: "POST",
          headers: { cookie, origin: site, "content-type": type, "next-action": action },
          body: '--x\r\nContent-Disposition: form-data; name="1_$ACTION_ID_x"\r\n\r\n[]\r\n--x--\r\n',
        });
        expect(answer.status, `${address} ${type} ${action}`).toBeLessThan(500);
        expect(answer.text.includes("$argon2"), address).toBe(false);
      }
    }
  }
  expect(await fingerprint()).toBe(before);
});
