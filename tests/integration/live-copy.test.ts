import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bodyRoot, schemaVersion } from "#lib/articles/document";
import { LiveServer } from "#lib/live/live-server";
import { applyToLive, openDoor } from "#lib/live/messages";
import { db } from "#lib/platform/db/index";
import type { LiveConnection } from "../../components/editor/live/live-connection.ts";
import { forgetLocalCopies, LocalCopy } from "../../components/editor/live/local-copy.ts";
import {
  addParagraph,
  closeAll,
  makeArticle,
  makeMember,
  makeSession,
  openAs,
  serve,
  storedDocument,
  storedHeadline,
  type TestMember,
} from "./live-fixture.ts";

/** The copy that a browser keeps, on an IndexedDB in memory; browsers' own are tried in the end-to-end tests. */
let live: LiveServer;
let server: Awaited<ReturnType<typeof serve>>;
let lina: TestMember;
let omar: TestMember;

const nowhere = { url: "ws://127.0.0.1:9/collab" };
const until = (check: () => unknown, timeout = 8_000) => vi.waitFor(check, { timeout, interval: 20 });
const saved = (connection: LiveConnection) => until(() => expect(connection.view.state.kind).toBe("saved"));
const kept = (connection: LiveConnection) => until(() => expect(connection.wouldLose).toBe(false));
const headline = (connection: LiveConnection) => connection.doc.getText("headline");

beforeAll(async () => {
  live = new LiveServer();
  openDoor(live);
  server = await serve(live);
  lina = await makeMember("Lina");
  omar = await makeMember("Omar");
});

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
});

afterEach(() => {
  closeAll();
});

afterAll(async () => {
  await server.close();
  openDoor(null);
});

/** Opens, types without a network, and closes the tab: the words are in this browser alone. */
async function typeOffline(member: TestMember, articleId: string, words: string): Promise<void> {
  const first = openAs(member, articleId, server);
  await saved(first);
  live.disconnect(member.id);
  await until(() => expect(first.view.state.kind).toBe("offline"));
  headline(first).insert(headline(first).length, words);
  await kept(first);
  first.destroy();
}

test("words typed without a network survive the tab, and are saved once, in order, at the next visit (D-02, D-03)", async () => {
  const articleId = await makeArticle(lina, { headline: "Online, " });
  await typeOffline(lina, articleId, "then offline.");
  expect(await storedHeadline(articleId)).toBe("Online, ");

  const offline = openAs(lina, articleId, nowhere);
  await until(() => expect(offline.view.ready).toBe(true));
  expect(headline(offline).toString()).toBe("Online, then offline.");
  await until(() => expect(offline.view.state).toEqual({ kind: "offline", unsaved: true }));
  offline.destroy();

  const online = openAs(lina, articleId, server);
  await saved(online);
  expect(headline(online).toString()).toBe("Online, then offline.");
  expect(await storedHeadline(articleId)).toBe("Online, then offline.");
});

test("an old copy never overwrites newer words on the server (D-17)", async () => {
  const articleId = await makeArticle(lina, { headline: "First" });
  const home = openAs(lina, articleId, server);
  await saved(home);
  home.destroy();
  await applyToLive(articleId, omar.id, (doc) => {
    doc.getText("headline").delete(0, 5);
    doc.getText("headline").insert(0, "Second");
  });
  const again = openAs(lina, articleId, server);
  await saved(again);
  expect(headline(again).toString()).toBe("Second");
  expect(await storedHeadline(articleId)).toBe("Second");
});

test("a headline changed here offline and elsewhere meanwhile is put to a person, even at the next visit", async () => {
  const articleId = await makeArticle(lina, { headline: "Mayor" });
  await typeOffline(lina, articleId, " quits");
  await applyToLive(articleId, omar.id, (doc) => doc.getText("headline").insert(5, " resigns"));
  const again = openAs(lina, articleId, server);
  await until(() =>
    expect(again.view.conflicts).toEqual([{ field: "headline", mine: "Mayor quits", theirs: "Mayor resigns" }]),
  );
});

test("nothing of one member's is shown to another on the same computer (D-19)", async () => {
  const articleId = await makeArticle(lina, { headline: "Shared" });
  await typeOffline(lina, articleId, " and secret");
  const other = openAs(omar, articleId, server);
  await saved(other);
  expect(headline(other).toString()).toBe("Shared");
});

test("signing out takes saved copies away and keeps, and counts, those with unsaved words", async () => {
  const [saved1, unsaved1, others] = [await makeArticle(lina), await makeArticle(lina), await makeArticle(lina)];
  const one = openAs(lina, saved1, server);
  await saved(one);
  await typeOffline(lina, unsaved1, "Only here");
  const other = openAs(omar, others, server);
  await saved(other);
  await until(async () => expect((await indexedDB.databases()).length).toBe(3));
  await saved(one);
  one.destroy();
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 1 });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names.sort()).toEqual([`dateline:${lina.id}:${unsaved1}`, `dateline:${omar.id}:${others}`].sort());
});

test("the copy goes under an open article, as at a sign-out in another tab: what is typed then is counted, and kept anew", async () => {
  const articleId = await makeArticle(lina, { headline: "Before" });
  const session = await makeSession(lina.id);
  const one = openAs({ ...lina, ...session }, articleId, server);
  await saved(one);
  await db.session.update({ where: { id: session.sessionId }, data: { endedAt: new Date() } });
  await until(() => expect(one.view.state.kind).toBe("signed_out"), 12_000);
  const deletion = indexedDB.deleteDatabase(`dateline:${lina.id}:${articleId}`);
  await until(() => expect(deletion.readyState).toBe("done"));
  headline(one).insert(6, " and after");
  expect(one.wouldLose).toBe(true);
  await kept(one);
  one.destroy();
  expect(await storedHeadline(articleId)).toBe("Before");
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 1 });

  const again = openAs(lina, articleId, server);
  await saved(again);
  expect(await storedHeadline(articleId)).toBe("Before and after");
}, 20_000);

test("one window's saved words do not make another's unsaved ones look saved; once all are, the copy goes", async () => {
  const articleId = await makeArticle(lina, { headline: "Saved" });
  const first = openAs(lina, articleId, server);
  await saved(first);
  first.destroy();
  const apart = openAs(lina, articleId, nowhere);
  await until(() => expect(apart.view.ready).toBe(true));
  const beside = openAs(lina, articleId, server);
  await saved(beside);
  headline(apart).insert(5, ", apart");
  await kept(apart);
  headline(beside).insert(0, "All ");
  await saved(beside);
  apart.destroy();
  beside.destroy();
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 1 });

  const again = openAs(lina, articleId, server);
  await saved(again);
  expect(await storedHeadline(articleId)).toBe("All Saved, apart");
  again.destroy();
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 0 });
});

test("what another window notes after this one has read the copy is not taken for saved with it", async () => {
  const articleId = await makeArticle(lina, { headline: "Saved" });
  await typeOffline(lina, articleId, ", offline");
  const [apart, beside] = [openAs(lina, articleId, nowhere), openAs(lina, articleId, server)];
  await saved(beside);
  await until(() => expect(apart.view.ready).toBe(true));
  headline(apart).insert(0, "Not ");
  await kept(apart);
  headline(beside).insert(0, "x");
  await saved(beside);
  apart.destroy();
  beside.destroy();
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 1 });
});

test("words that wait to be put back keep their copy on the computer when she signs out", async () => {
  const articleId = await makeArticle(lina);
  const one = openAs(lina, articleId, server);
  await saved(one);
  one.destroy();
  const copy = await LocalCopy.open(lina.id, articleId, new Y.Doc());
  await copy?.keepLost(["She resigned."]);
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 1 });
  const again = openAs(lina, articleId, server);
  await until(() => expect(again.view.lost).toEqual([{ id: 1, words: "She resigned." }]));
  again.letGo(1);
  await saved(again);
  again.destroy();
  expect(await forgetLocalCopies(lina.id)).toEqual({ kept: 0 });
});

test("a copy that another build has written is not shown before the server has let this build in", async () => {
  const articleId = await makeArticle(lina, { headline: "Newer" });
  const first = openAs(lina, articleId, server);
  await saved(first);
  const request = indexedDB.open(`dateline:${lina.id}:${articleId}`);
  await until(async () => {
    const copy = request.result.transaction("custom").objectStore("custom").get("schemaVersion");
    await until(() => expect(copy.readyState).toBe("done"));
    expect(copy.result).toBe(schemaVersion);
  });
  const store = request.result.transaction("custom", "readwrite").objectStore("custom");
  store.put(schemaVersion + 1, "schemaVersion");
  request.result.close();
  first.destroy();
  const again = openAs(lina, articleId, nowhere);
  await until(() => expect(again.view.state.kind).toBe("offline"));
  expect(again.view.ready).toBe(false);
});

test("long writing without a network arrives whole, with what was typed while the two sides meet", async () => {
  const articleId = await makeArticle(lina);
  const one = openAs(lina, articleId, server);
  await saved(one);
  for (let round = 0; round < 5; round += 1) {
    live.disconnect(lina.id);
    await until(() => expect(one.view.state.kind).toBe("offline"));
    const words = addParagraph(one.doc, `round ${round}: `);
    let typed = 0;
    const typing = setInterval(() => {
      typed += 1;
      words.insert(words.length, `w${round}-${typed} `);
    }, 2);
    await until(() => expect(one.view.state.kind).toBe("saving"));
    await until(() => expect(typed).toBeGreaterThan(50));
    clearInterval(typing);
    await saved(one);
    const text = (await storedDocument(articleId)).getXmlFragment(bodyRoot).toString();
    for (let word = 1; word <= typed; word += 1) expect(text).toContain(`w${round}-${word} `);
    expect(one.view.conflicts).toEqual([]);
  }
});

test("a browser without storage opens from the server, and says that closing would lose what is not saved", async () => {
  const articleId = await makeArticle(lina, { headline: "No storage" });
  const open = vi.spyOn(LocalCopy, "open").mockResolvedValue(null);
  try {
    const one = openAs(lina, articleId, server);
    await saved(one);
    live.disconnect(lina.id);
    headline(one).insert(0, "x");
    expect(one.wouldLose).toBe(true);
    await saved(one);
    expect(one.wouldLose).toBe(false);
  } finally {
    open.mockRestore();
  }
});
