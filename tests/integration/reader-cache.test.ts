import { connect, createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { nowMs, setClockOffset } from "#lib/platform/clock";
import { db, transaction } from "#lib/platform/db/index";
import { env } from "#lib/platform/env";
import { changesAt, dependsOn } from "#lib/platform/page-context";
import { readAddress } from "#lib/reader-cache/address";
import { type Given, type Mode, ReaderCache } from "#lib/reader-cache/cache";
import { OutboxListener } from "#lib/reader-cache/listener";
import { dropTags, settled, thinOutbox } from "#lib/reader-cache/outbox";

const article = "/en/articles/ferry-0123456789ab";

let admin: pg.Client;
const servers: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  admin = new pg.Client({ connectionString: env.databaseUrl });
  await admin.connect();
});

afterEach(async () => {
  setClockOffset(0);
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await admin.query("DELETE FROM outbox; DELETE FROM servers");
});

afterAll(async () => {
  await admin.end();
  await db.$disconnect();
});

describe("a purge", () => {
  test("is acknowledged by every running server once none of them holds the page", async () => {
    const one = await startServer("one");
    const two = await startServer("two");
    expect([await one.read(), await two.read()]).toEqual(["1", "1"]);

    const id = await transaction((tx) => dropTags(tx, ["article:1", "edition:en"], "article.published 1"));
    expect(await settled(id)).toEqual({ acknowledged: ["one", "two"], missing: [] });
    expect([await one.read(), await two.read()]).toEqual(["2", "2"]);
  });

  test("happens with the commit and not without it", async () => {
    const one = await startServer("one");
    await one.read();
    await expect(
      transaction(async (tx) => {
        await dropTags(tx, ["article:1"], "article.published 1");
        throw new Error("a check failed");
      }),
    ).rejects.toThrow("a check failed");
    const other = await transaction((tx) => dropTags(tx, ["article:2"], "article.published 2"));
    await settled(other);
    expect(await one.read()).toBe("1");
  });

  test("reaches a render that was held open across a kill: neither shown nor kept", async () => {
    const one = await startServer("one");
    const hold = one.holdNext();
    const asked = one.read();
    await hold.begun;
    const id = await transaction((tx) => dropTags(tx, ["article:1"], "article.killed 1"));
    expect((await settled(id)).missing).toEqual([]);
    const askedAfter = one.read();
    hold.release();
    expect([await asked, await askedAfter, await one.read()]).toEqual(["2", "2", "2"]);
  });

  test("names the running server that did not answer, after a second; a dead one is not waited for", async () => {
    await startServer("one");
    await admin.query(`
      INSERT INTO servers (id, started_at, heartbeat_at) VALUES
        ('hangs', clock_timestamp(), clock_timestamp()),
        ('died', clock_timestamp(), clock_timestamp() - interval '7 seconds')`);
    const id = await transaction((tx) => dropTags(tx, ["article:1"], "article.killed 1"));
    expect(await settled(id)).toEqual({ acknowledged: ["one"], missing: ["hangs"] });
  });

  test("of many changes at once misses none", async () => {
    const one = await startServer("one");
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        transaction((tx) => dropTags(tx, [`article:${n}`], `article.published ${n}`)),
      ),
    );
    const answers = await Promise.all(ids.map((id) => settled(id)));
    expect(answers.every((answer) => answer.missing.length === 0)).toBe(true);
    expect(one.purges()).toBe(40);
  });

  test("of a server that has taken leave is not waited for", async () => {
    const one = await startServer("one");
    await one.close();
    const id = await transaction((tx) => dropTags(tx, ["article:1"], "article.killed 1"));
    expect(await settled(id)).toEqual({ acknowledged: [], missing: [] });
  });
});

test("an embargo and an expiry pass while the page is kept", async () => {
  const lifts = nowMs() + 60_000;
  const expires = nowMs() + 120_000;
  const one = await startServer("one", () => {
    const instant = [lifts, expires].find((each) => each > nowMs());
    if (instant) changesAt(new Date(instant));
  });
  expect([await one.read(), await one.read()]).toEqual(["1", "1"]);
  setClockOffset(60_000);
  expect([await one.read(), await one.read()]).toEqual(["2", "2"]);
  setClockOffset(120_000);
  expect([await one.read(), await one.read()]).toEqual(["3", "3"]);
});

describe("a server whose listening connection is killed", () => {
  test("renders every page anew until it has caught up, and then holds nothing that was purged meanwhile", async () => {
    const proxy = await openProxy();
    const one = await startServer("one", undefined, proxy.url);
    await one.read();
    proxy.refuseWithError();
    await one.reaches("behind");
    expect([await one.read(), await one.read()]).toEqual(["2", "3"]);

    await transaction((tx) => dropTags(tx, ["article:1"], "article.killed 1"));
    proxy.accept();
    await one.reaches("current");
    expect([await one.read(), await one.read()]).toEqual(["4", "4"]);
    const { rows } = await admin.query("SELECT server_id FROM outbox_acknowledgements");
    expect(rows).toEqual([{ server_id: "one" }]);
  });

  test("is back by itself when only that connection was ended", async () => {
    const one = await startServer("one");
    await one.read();
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline outbox' AND datname = current_database()",
    );
    await one.reaches("behind");
    await one.reaches("current");
    const id = await transaction((tx) => dropTags(tx, ["article:1"], "article.killed 1"));
    expect(await settled(id)).toEqual({ acknowledged: ["one"], missing: [] });
    expect(await one.read()).toBe("2");
  });

  test("trusts nothing it holds when the database goes away after it served others", async () => {
    const proxy = await openProxy();
    const one = await startServer("one", undefined, proxy.url);
    await one.read();
    proxy.refuseWithError();
    await proxy.hasRefused(2);
    await transaction((tx) => dropTags(tx, ["article:1"], "article.killed 1"));
    await proxy.stop();
    await one.reaches("cut_off");
    expect(await one.status()).toBe(503);
  });
});

describe("a server that cannot reach the database at all", () => {
  test("serves what it holds, marked stale; what was purged before stays gone; and it recovers by itself", async () => {
    const proxy = await openProxy();
    const one = await startServer("one", (url) => dependsOn(url), proxy.url);
    for (const url of ["/en", "/ar", article]) await one.read(url);
    const id = await transaction((tx) => dropTags(tx, [article], "article.killed 1"));
    await settled(id);

    await proxy.stop();
    await one.reaches("cut_off");
    setClockOffset(3_600_000);
    expect(await one.ask("/en")).toMatchObject({ answer: { status: 200 }, staleSeconds: 3_600 });
    expect(await one.status(article)).toBe(503);

    const killed = await transaction((tx) => dropTags(tx, ["/ar"], "article.killed 2"));
    await proxy.start();
    await one.reaches("current");
    expect(await settled(killed)).toMatchObject({ acknowledged: ["one"] });
    expect([await one.read("/en"), await one.read("/ar")]).toEqual(["1", "4"]);
  });

  test("gives out nothing beyond the instant at which it was to go", async () => {
    const proxy = await openProxy();
    const one = await startServer("one", () => changesAt(new Date(nowMs() + 60_000)), proxy.url);
    await one.read();
    await proxy.stop();
    await one.reaches("cut_off");
    expect(await one.status()).toBe(200);
    setClockOffset(60_001);
    expect(await one.status()).toBe(503);
  });

  test("notices within seconds when the database no longer says anything", async () => {
    const proxy = await openProxy();
    const one = await startServer("one", undefined, proxy.url);
    await one.read();
    proxy.freeze();
    await one.reaches("cut_off", 8_000);
    expect(await one.status()).toBe(200);
  }, 15_000);

  test("starts without it, and begins to keep pages when it comes", async () => {
    const proxy = await openProxy();
    await proxy.stop();
    const one = await startServer("one", undefined, proxy.url);
    expect(await one.status()).toBe(503);
    await proxy.start();
    await one.reaches("current");
    expect([await one.read(), await one.read()]).toEqual(["1", "1"]);
  });
});

test("the outbox forgets what is older than a day, and servers that died long ago", async () => {
  await admin.query(`
    INSERT INTO outbox (at, tags, cause) VALUES (now() - interval '25 hours', '{a}', 'old'), (now(), '{b}', 'new');
    INSERT INTO servers (id, heartbeat_at) VALUES ('old', now() - interval '25 hours'), ('new', now())`);
  await thinOutbox();
  const { rows } = await admin.query(
    "SELECT (SELECT string_agg(cause, ',') FROM outbox) AS outbox, (SELECT string_agg(id, ',') FROM servers) AS servers",
  );
  expect(rows).toEqual([{ outbox: "new", servers: "new" }]);
});

/** A server as far as the cache goes: its pages say how many were rendered before them, and one. */
async function startServer(
  serverId: string,
  onRender: (url: string) => void = () => dependsOn("article:1"),
  connectionString = env.databaseUrl,
) {
  let renders = 0;
  let purges = 0;
  let held: { begun: PromiseWithResolvers<void>; gate: PromiseWithResolvers<void> } | null = null;
  const reached = new Set<() => void>();
  const cache: ReaderCache = new ReaderCache({
    verify: () => listener.verify(),
    render: async (url) => {
      renders += 1;
      const text = String(renders);
      onRender(url);
      const hold = held;
      held = null;
      hold?.begun.resolve();
      await hold?.gate.promise;
      return { status: 200, contentType: "text/html; charset=utf-8", body: Buffer.from(text) };
    },
  });
  const listener = new OutboxListener({
    serverId,
    connectionString,
    cache: {
      get mode() {
        return cache.mode;
      },
      set mode(mode: Mode) {
        cache.mode = mode;
        for (const look of reached) look();
      },
      purge: (tags) => {
        purges += 1;
        return cache.purge(tags);
      },
      clear: () => cache.clear(),
    },
  });
  await listener.start();
  const ask = (url = article): Promise<Given> => {
    const address = readAddress(url);
    if (address.kind !== "surface") throw new Error(`${url} is no surface`);
    return cache.answer(address);
  };
  const answerTo = async (url?: string) => {
    const given = await ask(url);
    if (!("answer" in given)) throw new Error("a redirect");
    return given.answer;
  };
  const server = {
    ask,
    read: async (url?: string) => (await answerTo(url)).variants.identity.body.toString(),
    status: async (url?: string) => (await answerTo(url)).status,
    purges: () => purges,
    holdNext: () => {
      const hold = { begun: Promise.withResolvers<void>(), gate: Promise.withResolvers<void>() };
      held = hold;
      return { begun: hold.begun.promise, release: hold.gate.resolve };
    },
    reaches: (mode: Mode, timeout = 4_000) => vi.waitFor(() => expect(cache.mode).toBe(mode), { timeout, interval: 1 }),
    close: () => listener.close(),
  };
  servers.push(server);
  return server;
}

/** Stands between a server and the database, and can be taken away, frozen, or made to refuse. */
async function openProxy() {
  const target = new URL(env.databaseUrl);
  const sockets = new Set<Socket>();
  let isRefusing = false;
  let refused = 0;
  let isFrozen = false;
  let server: Server;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const take = (client: Socket) => {
    track(client);
    if (isFrozen) return;
    if (isRefusing) {
      client.once("data", () => client.end(tooManyConnections));
      client.once("close", () => {
        refused += 1;
      });
      return;
    }
    const upstream = connect(Number(target.port || 5432), target.hostname);
    track(upstream);
    client.on("data", (chunk) => isFrozen || upstream.write(chunk));
    upstream.on("data", (chunk) => isFrozen || client.write(chunk));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  };
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server = createServer(take).listen(port, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  const port = await listen(0);
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const proxy = {
    url: url.href,
    refuseWithError: () => {
      isRefusing = true;
      drop();
    },
    hasRefused: (times: number) => vi.waitFor(() => expect(refused).toBeGreaterThanOrEqual(times), { timeout: 4_000 }),
    accept: () => {
      isRefusing = false;
    },
    freeze: () => {
      isFrozen = true;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        drop();
      }),
    start: () => listen(port),
    close: async () => {
      drop();
      server.close();
    },
  };
  servers.push(proxy);
  return proxy;
}

/** What PostgreSQL says to one client too many (SQLSTATE 53300), as its protocol puts it. */
const tooManyConnections = (() => {
  const fields = Buffer.from("SFATAL\0VFATAL\0C53300\0Msorry, too many clients already\0\0");
  const message = Buffer.alloc(5);
  message.write("E");
  message.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([message, fields]);
})();
