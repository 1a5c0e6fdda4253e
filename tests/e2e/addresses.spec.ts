import { readdirSync } from "node:fs";
import type { Edition } from "#lib/editions";
import { feedFiles, fixedAddresses } from "#lib/surfaces";
import { makeArticle, makeMember } from "#tests/factories/newsroom";
import { type Answered, ask, speak } from "#tests/support/ask";
import { expect, test } from "#tests/support/e2e";

/** Addresses that are wrong, old, disguised or not meant for whoever asks. */

const words: Record<Edition, { dir: string; missing: string }> = {
  en: { dir: "ltr", missing: "Page not found" },
  ar: { dir: "rtl", missing: "الصفحة غير موجودة" },
};

/** A private page may be kept by nobody; what may be kept by others than its reader carries no cookie. */
function expectUnkept(answer: Answered, where: string): void {
  expect(String(answer.headers["cache-control"]), where).toMatch(/no-store/);
}

for (const edition of ["en", "ar"] as const) {
  test(`what is not there is a 404 in the ${edition} edition's language and direction, which nobody keeps`, async () => {
    for (const path of [
      `/${edition}/nothing`,
      `/${edition}/sections/nothing`,
      `/${edition}/sections/${encodeURIComponent("لا-شيء")}`,
      `/${edition}/sections/__proto__`,
      `/${edition}/tags/constructor`,
      `/${edition}/authors/nobody`,
      `/${edition}/authors/nobody/feed.xml`,
      `/${edition}/articles/nothing-000000000000`,
      `/${edition}/articles/nothing`,
      `/${edition}/articles/`,
      `/${edition}/articles`,
      `/${edition}/%00`,
      `/${edition}/%ff`,
      `/${edition}/%E0%A4%A`,
      `/${edition}/%`,
      `/${edition}/sections/a%2fb`,
      `/${edition}/sections/..%5c..%5cdesk`,
      `/${edition}//sections/politics`,
      `/${edition}/sections/politics;x=1`,
      `/${edition}/sections/politics.`,
      `/${edition}/sections/politics.css`,
      `/${edition}/${"a".repeat(4_000)}`,
    ]) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      const page = /<html[^>]*>/.exec(answer.text)?.[0];
      expect(page, path).toContain(` lang="${edition}"`);
      expect(page, path).toContain(` dir="${words[edition].dir}"`);
      expect(answer.text.includes(words[edition].missing), path).toBe(true);
      expect(answer.headers["content-type"], path).toBe("text/html; charset=utf-8");
      expect(answer.headers["x-robots-tag"], path).toBe("noindex");
      expectUnkept(answer, path);
    }
  });
}

test("an edition that there is not, or in other letters, is missing in the language of the first edition", async () => {
  for (const path of ["/fr", "/EN", "/en-GB", "/%65n%00", "/e%6e.", "/undefined", "/__proto__", "/ar%20", "/%D8%B9"]) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(404);
    expect(answer.text.includes(words.en.missing), path).toBe(true);
  }
});

test("no id but the very one opens an article: not a longer, shorter, padded, disguised or foreign one", async ({
  as,
}) => {
  const canary = `Herons return ${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await makeArticle({ publicState: "live", workState: "approved", fields: { headline: canary } });
  const { cookie } = await as("managing_editor");
  const inFullWidth = id.replace(/[0-9a-z]/g, (letter) =>
    encodeURIComponent(String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  );
  const inArabicDigits = id.replace(/\d/g, (digit) => encodeURIComponent(String.fromCodePoint(0x660 + Number(digit))));
  const wrong = [
    ...["1abc", "01", "1e0", "%7B%7D", "-1", "0", "", "9".repeat(400), "null", "undefined", "__proto__", "constructor"],
    ...[id.toUpperCase(), `0${id}`, `${id}0`, id.slice(0, -1), ` ${id}`.replace(" ", "%20"), `${id}%20`, `${id}%00`],
    ...[`${id}.`, `${id}.css`, `${id}%2fx.css`, `${id};x`, `${id}%0a`, `${id}%23`, `${id}%27`, `${id}%3f`, `%2e${id}`],
    ...[inFullWidth, ...(inArabicDigits === id ? [] : [inArabicDigits]), `${id}%E2%80%8B`, `${id}%CC%81`],
  ];
  for (const each of wrong) {
    for (const path of [`/en/articles/a-slug-${each}`, `/en/articles/${each}`]) {
      if (path.endsWith(`-${id.toUpperCase()}`) && id === id.toUpperCase()) continue;
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(answer.text.includes(canary), path).toBe(false);
    }
    for (const path of [`/desk/articles/${each}`, `/desk/api/articles/${each}`, `/desk/articles/${each}/compare`]) {
      const answer = await ask(path, { headers: { cookie } });
      if (each === "") continue;
      expect([307, 308, 400, 404, 405], `${path}: ${answer.status}`).toContain(answer.status);
      expect(answer.text.includes(canary), path).toBe(false);
      expectUnkept(answer, path);
    }
  }
  // The article is there all the same, and in its own edition alone.
  const { location } = (await ask(`/en/articles/x-${id}`)).headers;
  expect((await ask(String(location))).text.includes(canary)).toBe(true);
  expect((await ask(String(location).replace("/en/", "/ar/"))).status).toBe(404);
  expect((await ask(`/ar/articles/x-${id}`)).status).toBe(404);
});

test("an address that an article once had leads to the present one for good, and to nothing once it is down", async ({
  as,
}) => {
  const editor = await makeMember("editor");
  const { unpublish } = await import("#lib/articles/unpublish");
  const slug = `heron-${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await makeArticle({ publicState: "live", workState: "approved", fields: { slug, slugByHand: true } });
  const { cookie } = await as("editor");
  const present = `/en/articles/${slug}-${id}`;
  for (const old of [
    `/en/articles/old-${id}`,
    `/en/articles/-${id}`,
    `/en/articles/${id}`,
    `/en/articles/%3Cb%3E-${id}`,
  ]) {
    const moved = await ask(old);
    expect([moved.status, moved.headers.location], old).toEqual([301, present]);
    expectUnkept(moved, old);
    expect(moved.text).toBe("");
  }
  expect((await ask(`${present}/`)).headers.location).toBe(present);
  expect((await ask(present)).status).toBe(200);
  await unpublish(editor, id, { reason: "To be checked." });
  for (const each of [present, `/en/articles/old-${id}`]) {
    expect((await ask(each)).status, each).toBe(404);
    expect((await ask(each, { headers: { cookie } })).status, each).toBe(404);
  }
});

test("nothing of the desk can be kept by a cache, however its address is disguised", async ({ as }) => {
  const { cookie, member } = await as("managing_editor");
  const canary = `Unfinished ${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await makeArticle({ fields: { headline: canary } });
  const privatePages = [`/desk/articles/${id}`, `/desk/api/articles/${id}`];
  const disguises = (page: string) => [
    ...[page, `${page}.css`, `${page}/x.css`, `${page}%2fx.css`, `${page};x.css`, `${page}?x.css`, `${page}%3fx.css`],
    ...[
      `${page}%00.css`,
      `${page}.`,
      `${page}/.`,
      `${page}//`,
      `${page}/`,
      `/${page}`,
      `${page}%23.js`,
      `${page}?_rsc=1`,
    ],
    ...[`/en/..${page}`, `/en/..%2f${page.slice(1)}`, `/en/%2e%2e${page}`, `/en/articles/..%2f..%2f${page.slice(1)}`],
    ...[`/_next/static/..${page}`, `/_next/static/..%2f..${page}`, `/_next/static/%2e%2e/%2e%2e${page}`],
    ...[`/fonts/..${page}`, `/robots.txt/..${page}`, `/favicon.ico/..${page}`, `/favicon.ico%2f..${page}`, `/.${page}`],
    ...[page.toUpperCase(), page.replace("/desk", "/d%65sk"), page.replace("/desk", "/Desk"), `http://x.test${page}`],
  ];
  for (const page of privatePages) {
    for (const path of disguises(page)) {
      for (const headers of [{ cookie }, { cookie, rsc: "1", accept: "text/css" }]) {
        const answer = await ask(path, { headers });
        const kept = !/no-store/.test(String(answer.headers["cache-control"]));
        expect(answer.status, path).toBeLessThan(500);
        if (!kept) continue;
        expect(answer.text.includes(canary), path).toBe(false);
        expect(answer.text.includes(member.name), path).toBe(false);
        expect(answer.headers["set-cookie"], path).toBeUndefined();
      }
    }
  }
});

test("what may be kept is the same for staff and for strangers, and sets no cookie", async ({ as }) => {
  const { cookie, member } = await as("managing_editor");
  const { id } = await makeArticle({ publicState: "live", workState: "approved" });
  const { location } = (await ask(`/en/articles/x-${id}`)).headers;
  for (const path of [...fixedAddresses, String(location)]) {
    const stranger = await ask(path);
    const staff = await ask(path, { headers: { cookie } });
    expect(staff.headers["set-cookie"], path).toBeUndefined();
    expect(staff.text.includes(member.name), path).toBe(false);
    if (staff.headers.etag === stranger.headers.etag) expect(staff.text === stranger.text, path).toBe(true);
    expect(staff.text.includes("/desk"), path).toBe(stranger.text.includes("/desk"));
  }
});

test("every answer carries the security headers: pages, feeds, files, errors, the desk and what is not even HTTP", async ({
  as,
}) => {
  const { cookie } = await as("editor");
  const { id } = await makeArticle({ publicState: "live", workState: "approved" });
  const home = (await ask("/en")).text;
  const font = readdirSync("public", { recursive: true }).find((file) => /\.woff2$/.test(String(file)));
  const script = /\/_next\/static\/[^"']+\.js/.exec((await ask("/desk/sign-in")).text)?.[0];
  const media = /\/media\/[0-9a-z]{24}\/\d+\.\w+/.exec(home)?.[0];
  expect([font, script, media].every(Boolean)).toBe(true);
  const get = (path: string, headers: Record<string, string> = {}) => ({ method: "GET", path, headers });
  const asked = [
    ...fixedAddresses.map((path) => get(path)),
    ...["/healthz", "/readyz", `/${font}`, String(script), String(media), "/favicon.ico"].map((path) => get(path)),
    ...["/nothing", "/%", "/_next/static/nothing.js", "/_next/image?url=x", "/media/x/1.jpg", "/api/nothing"].map(
      (path) => get(path),
    ),
    ...["/api/auth/csrf", "/api/auth/signin", "/desk", "/desk/sign-in", "/desk/%", "/desk/nothing"].map((path) =>
      get(path),
    ),
    ...["/desk", "/desk/nothing", `/desk/articles/${id}`, "/desk/api/session", "/desk/api/assets"].map((path) =>
      get(path, { cookie }),
    ),
    ...[`/en/articles/x-${id}`, "/en/", "//evil.example/en", "/desk//x", "/en/articles/x-000000000000"].map((path) =>
      get(path),
    ),
    ...["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "PROPFIND"].flatMap((method) =>
      ["/en", "/desk", "/desk/api/session", "/healthz", "/api/auth/csrf"].map((path) => ({
        method,
        path,
        headers: {},
      })),
    ),
  ];
  for (const { method, path, headers } of asked) {
    const answer = await ask(path, { method, headers });
    const where = `${method} ${path}: ${answer.status}`;
    expect(answer.status, where).toBeLessThan(500);
    expect(answer.headers, where).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": expect.stringMatching(/^(strict-origin-when-cross-origin|same-origin|no-referrer)$/),
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "x-request-id": expect.stringMatching(/^[\w-]+$/),
    });
    const policy = String(answer.headers["content-security-policy"]);
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors"])
      expect(policy, where).toContain(part);
    expect(/script-src [^;]*'unsafe-/.test(policy), where).toBe(false);
    if (answer.body.length > 0) {
      expect(answer.headers["content-type"], where).toMatch(
        /^((text|application)\/[\w.+-]+; ?charset=utf-8|application\/json|(image|font)\/[\w.+-]+)$/i,
      );
    }
    for (const name of [
      "x-powered-by",
      "server",
      "access-control-allow-origin",
      "x-nextjs-cache",
      "x-nextjs-prerender",
    ]) {
      expect(answer.headers[name], `${where} ${name}`).toBeUndefined();
    }
    expect(/\bat .+\((file:|\/|node:)/.exec(answer.text)?.[0], where).toBeUndefined();
  }

  const malformed = await speak("GARBAGE\r\n\r\n");
  const overlong = await speak(`GET /en HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(40_000)}\r\n\r\n`);
  for (const [status, reply] of [
    ["400", malformed],
    ["431", overlong],
  ] as const) {
    expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const name of [
      "X-Content-Type-Options: nosniff",
      "Content-Security-Policy: ",
      "Referrer-Policy: ",
      "Content-Type: ",
    ]) {
      expect(reply).toContain(name);
    }
  }
});

test("no page of another site may read an answer with our visitor's cookies", async ({ as }) => {
  const { cookie } = await as("managing_editor");
  for (const path of ["/en", "/en/feed.json", "/desk", "/desk/api/session", "/desk/api/assets", "/api/auth/csrf"]) {
    for (const method of ["GET", "OPTIONS"]) {
      for (const origin of ["https://evil.example", "null", "http://evil.localhost"]) {
        const answer = await ask(path, {
          method,
          headers: { cookie, origin, "access-control-request-method": "POST", "access-control-request-headers": "x" },
        });
        expect(
          Object.keys(answer.headers).filter((name) => name.startsWith("access-control")),
          path,
        ).toEqual([]);
      }
    }
  }
});

test("no address gives out what the product is made of, or what it keeps", async ({ as }) => {
  const { cookie } = await as("administrator");
  const script = /\/_next\/static\/[^"']+\.js/.exec((await ask("/desk/sign-in")).text)?.[0] ?? "";
  const paths = [
    ...[
      "/.env",
      "/.env.local",
      "/.git/HEAD",
      "/.git/config",
      "/.data/auth-secret",
      "/auth-secret",
      "/demo-accounts.json",
    ],
    ...[
      "/package.json",
      "/package-lock.json",
      "/server.ts",
      "/next.config.js",
      "/prisma/schema.prisma",
      "/lib/platform/env.ts",
    ],
    ...["/_next/BUILD_ID", "/_next/server/app/page.js", "/_next/build-manifest.json", "/_next/routes-manifest.json"],
    ...["/_next/static", "/_next/static/", "/_next/static/chunks/", "/fonts/", "/media/", "/assets/", "/public/"],
    ...[
      "/_next/image?url=%2Ffavicon.ico&w=64&q=75",
      "/_next/webpack-hmr",
      "/__nextjs_original-stack-frames",
      "/_next/data/x/en.json",
    ],
    ...[
      "/api/auth/providers",
      "/api/auth/session",
      "/api/auth/signin",
      "/api/auth/signin/credentials",
      "/api/auth/error",
    ],
    ...[
      "/api",
      "/api/auth",
      "/api/graphql",
      "/admin",
      "/wp-login.php",
      "/phpmyadmin/",
      "/server-status",
      "/metrics",
      "/debug/pprof",
    ],
    ...[
      `${script}.map`,
      "/_next/static/..%2fBUILD_ID",
      "/_next/static/%2e%2e/BUILD_ID",
      "/_next/static/..%2f..%2fpackage.json",
    ],
    ...[
      "/fonts/..%2f..%2fpackage.json",
      "/media/..%2f..%2fauth-secret/1.jpg",
      "/media/%2e%2e/auth-secret",
      "/..%2f.env",
    ],
  ];
  for (const path of paths) {
    for (const headers of [{}, { cookie }]) {
      const answer = await ask(path, { headers });
      expect([400, 404], `${path}: ${answer.status}`).toContain(answer.status);
      expect(
        /"dependencies"|BEGIN|datasource|AUTH_SECRET|\[core\]|"email"|sourcesContent/.exec(answer.text)?.[0],
        path,
      ).toBeUndefined();
    }
  }
});

test("whatever host a stranger names, links, redirects and feeds speak of our own", async () => {
  const headers = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "ftp",
    forwarded: "host=evil.example",
    "x-original-url": "/desk",
    "x-rewrite-url": "/desk",
  };
  const { id } = await makeArticle({ publicState: "live", workState: "approved" });
  for (const path of [
    ...fixedAddresses,
    `/en/articles/x-${id}`,
    "/desk",
    "/desk/sign-in",
    "/desk//x",
    "/desk/language?to=ar",
    "/en/",
  ]) {
    const answer = await ask(path, { headers });
    const all = `${JSON.stringify(answer.headers)}${answer.text}`;
    expect(/evil\.example|ftp:\/\//.test(all), path).toBe(false);
  }
  const whole = await speak("GET http://evil.example/desk HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
  expect(whole).not.toContain("evil.example");
  const upgrade = await speak(
    "GET http://evil.example/en HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  expect(upgrade).toMatch(/^HTTP\/1.1 404 /);
});

test("words, pages and choices in an address are only words: no fault, no other rows, no word of the database", async ({
  as,
}) => {
  test.slow();
  const { cookie } = await as("managing_editor");
  const { id } = await makeArticle();
  const worst = [
    "%00",
    "%ff",
    "%ed%a0%80",
    "%27",
    "%5C",
    "%25",
    "9".repeat(400),
    "-1",
    "__proto__",
    "%F0%9F%98%80%E2%80%AE",
  ];
  const more = [
    ...["%27%20OR%201=1--", "%", "_", "(", "%26", "!", "*:*", "%3A%2A", "%3C-%3E", "a%20%7C%20b", "'||pg_sleep(5)||'"],
    ...["1e99", "NaN", "0x10", "{}", "[]", "constructor", "a".repeat(5_000), "%D9%A3", "%EF%BC%91", "%20".repeat(500)],
    ...["%EF%B7%BA".repeat(60), ...feedFiles],
  ];
  const light = [
    ...["/en/search?q=", "/ar/search?q=", "/en/search?q=a&page=", "/en/sections/x?page=", "/en/corrections?page="],
    ...[
      "/en/sitemap.xml?page=",
      "/desk/api/assets?q=",
      "/desk/api/assets?page=",
      "/desk/api/tags?q=",
      "/desk/api/tags?type=",
    ],
    ...["/desk/api/fronts/articles?edition=en&q=", "/desk/api/fronts/articles?edition=", "/desk/language?to="],
    ...["/desk/api/articles/", "/desk/api/assets/", "/desk/api/tags/"],
  ];
  const heavy = [
    ...[
      "/desk/articles?q=",
      "/desk/articles?page=",
      "/desk/articles?view=",
      "/desk/articles?section=",
      "/desk/media?q=",
    ],
    ...[
      "/desk/media?page=",
      "/desk/sign-in?next=",
      "/desk/welcome/",
      "/desk/tags?q=",
      "/desk/tags?page=",
      "/desk/authors?q=",
    ],
    ...[`/desk/articles/${id}/compare?from=`, `/desk/articles/${id}/compare?to=`, `/desk/articles/${id}/revisions/`],
  ];
  const asked = [
    ...light.flatMap((place) => [...worst, ...more].map((each) => `${place}${each}`)),
    ...heavy.flatMap((place) => worst.slice(0, 7).map((each) => `${place}${each}`)),
  ];
  for (const path of asked) {
    const answer = await ask(path, { headers: { cookie } });
    const where = path.slice(0, 80);
    expect(answer.status, where).toBeLessThan(500);
    expect(
      /syntax error at|Prisma|postgres(ql)?:|pg_catalog|SELECT |invalid byte/.exec(answer.text)?.[0],
      where,
    ).toBeUndefined();
  }
});
