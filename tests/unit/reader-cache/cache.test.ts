import { afterEach, describe, expect, test } from "vitest";
import { nowMs, setClockOffset } from "#lib/platform/clock";
import { answer, changesAt, dependsOn, outdatedAt } from "#lib/platform/page-context";
import { readAddress, type SurfaceAddress } from "#lib/reader-cache/address";
import { type Given, ReaderCache, type ReaderCacheOptions, type Rendered } from "#lib/reader-cache/cache";

afterEach(() => setClockOffset(0));

const article = "/en/articles/ferry-0123456789ab";

test("one render for all who ask at once, none for those who ask later", async () => {
  const site = newspaper(() => dependsOn("article:1"));
  const texts = await Promise.all(Array.from({ length: 50 }, () => site.read(article)));
  expect(new Set(texts)).toEqual(new Set(["1"]));
  expect(await site.read(`${article}?utm_source=mail`)).toBe("1");
  expect(site.renders).toEqual([article]);
});

describe("a purge", () => {
  test("drops the pages that contain what changed, and no other", async () => {
    const site = newspaper((url) => dependsOn(url === article ? "article:1" : "article:2"));
    await site.read(article);
    await site.read("/en");
    expect(site.cache.purge(["article:1"])).toBe(1);
    expect(await site.read(article)).toBe("3");
    expect(await site.read("/en")).toBe("2");
  });

  test("reaches a page that was already being rendered: nobody gets it, nobody keeps it", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    const hold = site.holdNext();
    const before = site.read(article);
    await hold.begun;
    site.cache.purge(["article:1"]);
    const after = site.read(article);
    hold.release();
    expect([await before, await after]).toEqual(["2", "2"]);
    expect(await site.read(article)).toBe("2");
  });

  test("of something else leaves a page that is being rendered alone", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    const hold = site.holdNext();
    const asked = site.read(article);
    await hold.begun;
    site.cache.purge(["article:2"]);
    hold.release();
    expect(await asked).toBe("1");
    expect(await site.read(article)).toBe("1");
  });

  test("that never stops lets readers have what was fresh when they asked, and keeps none of it", async () => {
    let renders = 0;
    const site = newspaper(() => {
      dependsOn("article:1");
      renders += 1;
      if (renders < 10) queueMicrotask(() => site.cache.purge(["article:1"]));
    });
    const text = await site.read(article);
    expect(Number(text)).toBeLessThan(10);
    expect(await site.read(article)).not.toBe(text);
  });

  test("reaches pages where nothing was, so that what is published there shows at once", async () => {
    let isPublished = false;
    const site = newspaper((url) => {
      dependsOn("article:1");
      if (url === article && !isPublished) answer({ status: 404 });
    });
    expect(await site.status(article)).toBe(404);
    isPublished = true;
    expect(await site.status(article)).toBe(404);
    site.cache.purge(["article:1"]);
    expect(await site.status(article)).toBe(200);
  });
});

describe("a page that changes by the clock", () => {
  test("is given out until that instant and not at it", async () => {
    const instant = nowMs() + 60_000;
    const site = newspaper(() => changesAt(new Date(instant)));
    await site.read(article);
    setClockOffset(instant - Date.now() - 1_000);
    expect(await site.read(article)).toBe("1");
    setClockOffset(instant - Date.now());
    const later = instant + 3_600_000;
    site.onRender = () => changesAt(new Date(later));
    expect(await site.read(article)).toBe("2");
    expect(await site.read(article)).toBe("2");
  });

  test("while it is rendered is rendered again", async () => {
    const instant = nowMs() + 60_000;
    const site = newspaper(() => {
      if (nowMs() < instant) changesAt(new Date(instant));
    });
    const hold = site.holdNext();
    const asked = site.read(article);
    await hold.begun;
    setClockOffset(120_000);
    hold.release();
    expect(await asked).toBe("2");
  });

  test("tells caches in front how long they may keep it, ten seconds at most", async () => {
    const site = newspaper(() => changesAt(new Date(nowMs() + 4_500)));
    const given = await site.ask(article);
    const { cacheControlOf } = await import("#lib/reader-cache/answer");
    if (!("answer" in given)) throw new Error("no page");
    expect(cacheControlOf(given.answer)).toBe("public, max-age=0, s-maxage=4");
  });
});

describe("while it is not told of purges", () => {
  test("every question is answered by a render that began after it, and one render serves all who wait", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    await site.read(article);
    site.cache.mode = "behind";
    expect(await site.read(article)).toBe("2");

    const hold = site.holdNext();
    const first = site.read(article);
    await hold.begun;
    const others = [site.read(article), site.read(article)];
    hold.release();
    expect(await first).toBe("3");
    expect(await Promise.all(others)).toEqual(["4", "4"]);
  });

  test("nothing is kept; what was kept before counts again once it has caught up", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    await site.read(article);
    site.cache.mode = "behind";
    await site.read(article);
    site.cache.mode = "current";
    expect(await site.read(article)).toBe("1");
  });

  test("a render that began before the loss is not kept when it ends during it", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    const hold = site.holdNext();
    const asked = site.read(article);
    await hold.begun;
    site.cache.mode = "behind";
    hold.release();
    await asked;
    site.cache.mode = "current";
    expect(await site.read(article)).toBe("2");
  });
});

describe("while there is no database", () => {
  test("what is kept is served with the age of our knowledge; the rest says so in the edition's language", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    await site.read(article);
    site.cache.mode = "cut_off";
    setClockOffset(90_000);
    const given = await site.ask(article);
    expect(given).toMatchObject({ answer: { status: 200 }, staleSeconds: 90 });
    const missing = await site.ask("/ar");
    expect(missing).toMatchObject({ answer: { status: 503 } });
    expect(textOf(missing)).toContain('dir="rtl"');
    expect(site.renders).toEqual([article]);
  });

  test("what was purged before stays gone, and what has run out goes", async () => {
    const instant = nowMs() + 60_000;
    const site = newspaper((url) => {
      dependsOn(url);
      if (url === article) changesAt(new Date(instant));
    });
    await site.read(article);
    await site.read("/en");
    site.cache.purge(["/en"]);
    site.cache.mode = "cut_off";
    expect(await site.status("/en")).toBe(503);
    expect(await site.status(article)).toBe(200);
    setClockOffset(120_000);
    expect(await site.status(article)).toBe(503);
  });

  test("what is only out of date goes on being served: yesterday's front is better than none", async () => {
    const midnight = nowMs() + 60_000;
    const site = newspaper(() => outdatedAt(new Date(midnight)));
    await site.read(article);
    setClockOffset(120_000);
    site.onRender = () => {};
    expect(await site.read(article)).toBe("2");
    site.onRender = () => outdatedAt(new Date(nowMs() + 60_000));
    await site.read("/en");
    site.cache.mode = "cut_off";
    setClockOffset(86_400_000);
    expect(await site.status("/en")).toBe(200);
  });

  test("what was killed goes on saying so", async () => {
    const site = newspaper(() => answer({ status: 410 }));
    expect(await site.status(article)).toBe(410);
    site.cache.mode = "cut_off";
    expect(await site.status(article)).toBe(410);
  });

  test("whoever waits for a render that hangs gets what is kept", async () => {
    const site = newspaper(() => dependsOn("article:1"));
    await site.read(article);
    site.cache.mode = "behind";
    const hold = site.holdNext();
    const asked = site.read(article);
    await hold.begun;
    site.cache.mode = "cut_off";
    expect(await asked).toBe("1");
    hold.release();
  });

  test("a render that fails because the database went away is answered from what is kept", async () => {
    const site = newspaper(() => dependsOn("article:1"), {
      verify: async () => {
        site.cache.mode = "cut_off";
      },
    });
    await site.read(article);
    site.cache.mode = "behind";
    site.onRender = () => {
      throw new Error("connection terminated");
    };
    expect(await site.read(article)).toBe("1");
  });

  test("robots.txt is rendered all the same", async () => {
    const site = newspaper(() => {});
    site.cache.mode = "cut_off";
    expect(await site.status("/robots.txt")).toBe(200);
  });
});

describe("what a page decides", () => {
  test("301 leads to a path of our own; anywhere else is a fault", async () => {
    const site = newspaper(() => answer({ status: 301, location: "/ar/articles/نعناع-0123456789ab" }));
    expect(await site.ask(article)).toEqual({
      location: "/ar/articles/%D9%86%D8%B9%D9%86%D8%A7%D8%B9-0123456789ab",
      status: 301,
    });
    for (const location of ["//evil.example/x", "https://evil.example", "/\\evil.example"]) {
      site.onRender = (url) => (url === "/ar" ? answer({ status: 301, location }) : undefined);
      expect(await site.status("/ar")).toBe(500);
    }
  });

  test("404, 410 and 500 show the edition's own page under that status, which is the same for every address", async () => {
    const site = newspaper((url) => (url.startsWith("/ar/status") ? undefined : answer({ status: 404 })));
    const [one, two] = [await site.ask("/ar/tags/a"), await site.ask("/ar/tags/b")];
    expect(one).toEqual(two);
    expect(one).toMatchObject({ answer: { status: 404 } });
    expect(site.renders).toEqual(["/ar/tags/a", "/ar/status/404", "/ar/tags/b"]);
  });

  test("what is of no edition is told in the one where the bare address leads, from the moment that it leads there", async () => {
    let first = "ar";
    const site = newspaper((url) => {
      if (url === "/") dependsOn("settings");
      if (url === "/") answer({ status: 301, location: `/${first}` });
      if (url.startsWith("/media/")) answer({ status: 404 });
    });
    await site.cache.status(404, null);
    expect(site.renders).toEqual(["/", "/ar/status/404"]);
    await site.ask("/media/key/800.jpg");
    expect(site.renders.slice(2)).toEqual(["/media/key/800.jpg"]);
    first = "en";
    site.cache.purge(["settings"]);
    await site.ask("/media/key/801.jpg");
    expect(site.renders.slice(3)).toEqual(["/media/key/801.jpg", "/", "/en/status/404"]);
    site.cache.mode = "cut_off";
    expect(textOf(await site.ask("/media/key/802.jpg"))).toContain('lang="en"');
  });

  test("without a database what is of no edition is told at once, and nothing is asked to find out how", async () => {
    const site = newspaper(() => dependsOn("settings"));
    site.cache.mode = "cut_off";
    expect(await site.status("/media/key/800.jpg")).toBe(503);
    expect(textOf(await site.cache.status(404, null))).toContain('lang="en"');
    expect(site.renders).toEqual([]);
  });

  test("where not even the bare address leads anywhere, what is of no edition is told all the same", async () => {
    const site = newspaper(() => {
      throw new Error("broken");
    });
    expect(textOf(await site.ask("/"))).toContain('lang="en"');
  });

  test("where the page for a fault is at fault itself there is a plain one", async () => {
    const site = newspaper(() => {
      throw new Error("broken");
    });
    const given = await site.ask(article);
    expect(given).toMatchObject({ answer: { status: 500 } });
    expect(textOf(given)).toContain("Something went wrong");
    expect(textOf(given)).not.toContain("broken");
  });
});

test("addresses that hold nothing take no more room than allowed", async () => {
  const site = newspaper((url) => (url.includes("/status/") ? undefined : answer({ status: 404 })), {
    absencesMax: 100,
  });
  for (let n = 0; n < 300; n += 1) await site.status(`/en/tags/${n}`);
  expect(site.cache.size).toMatchObject({ pages: 1, absences: 100 });
});

test("a flood of new addresses is refused beyond what can be rendered, and the pages on their way still come", async () => {
  const site = newspaper(() => {}, { rendersMax: 2 });
  const hold = site.holdNext();
  const asked = Array.from({ length: 600 }, (_, n) => site.status(`/en/tags/${n}`));
  await hold.begun;
  hold.release();
  const statuses = await Promise.all(asked);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(statuses[0]).toBe(200);
});

/** A cache over a site whose pages say how many pages were rendered before them, and one. */
function newspaper(onRender: (url: string) => unknown, options: Partial<ReaderCacheOptions> = {}) {
  let count = 0;
  let held: { begun: PromiseWithResolvers<void>; gate: PromiseWithResolvers<void> } | null = null;
  const site = {
    onRender,
    renders: [] as string[],
    cache: new ReaderCache({ ...options, render }),
    ask: (url: string): Promise<Given> => site.cache.answer(addressOf(url)),
    read: async (url: string) => textOf(await site.ask(url)),
    status: async (url: string) => {
      const given = await site.ask(url);
      return "answer" in given ? given.answer.status : given.status;
    },
    /** The next render stops in the middle, after it has noted what it is made of. */
    holdNext: () => {
      const hold = { begun: Promise.withResolvers<void>(), gate: Promise.withResolvers<void>() };
      held = hold;
      return { begun: hold.begun.promise, release: hold.gate.resolve };
    },
  };
  async function render(url: string): Promise<Rendered> {
    count += 1;
    const text = String(count);
    site.renders.push(url);
    await Promise.resolve();
    site.onRender(url);
    const hold = held;
    held = null;
    hold?.begun.resolve();
    await hold?.gate.promise;
    return { status: 200, contentType: "text/html; charset=utf-8", body: Buffer.from(text) };
  }
  site.cache.mode = "current";
  return site;
}

function addressOf(url: string): SurfaceAddress {
  const address = readAddress(url);
  if (address.kind !== "surface") throw new Error(`${url} is no surface`);
  return address;
}

function textOf(given: Given): string {
  if (!("answer" in given)) throw new Error("a redirect");
  return given.answer.variants.identity.body.toString("utf8");
}
