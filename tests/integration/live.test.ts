import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { bodyRoot, schemaVersion } from "#lib/articles/document";
import { LiveServer } from "#lib/live/live-server";
import { applyToLive, flushLive, openDoor, tellLive } from "#lib/live/messages";
import type { LiveNews } from "#lib/live/protocol";
import { system } from "#lib/members/actor";
import { endMember } from "#lib/members/change";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import type { LiveConnection } from "../../components/editor/live/live-connection.ts";
import {
  addParagraph,
  closeAll,
  makeArticle,
  makeMember,
  makeSession,
  openAs,
  RawSocket,
  serve,
  storedDocument,
  storedHeadline,
  TestDatabase,
  type TestMember,
} from "./live-fixture.ts";

const database = new TestDatabase();
let live: LiveServer;
let server: Awaited<ReturnType<typeof serve>>;
let lina: TestMember;
let omar: TestMember;

beforeAll(async () => {
  await database.open();
  live = new LiveServer();
  openDoor(live);
  server = await serve(live);
  lina = await makeMember("Lina");
  omar = await makeMember("Omar");
}, 60_000);

afterEach(() => {
  closeAll();
});

afterAll(async () => {
  await server.close();
  openDoor(null);
  await database.close();
});

const until = (check: () => unknown, timeout = 8_000) => vi.waitFor(check, { timeout, interval: 20 });
const saved = (connection: LiveConnection) => until(() => expect(connection.view.state.kind).toBe("saved"));
const ready = (connection: LiveConnection) => until(() => expect(connection.view.ready).toBe(true));
const headline = (connection: LiveConnection) => connection.doc.getText("headline");

async function logOf(articleId: string): Promise<string[]> {
  const rows = await db.articleUpdate.findMany({ where: { articleId }, orderBy: { seq: "asc" } });
  return rows.map(({ memberId }) => memberId);
}

describe("writing together", () => {
  test("two people type at once: both see one text, the database holds it, the log names both", async () => {
    const articleId = await makeArticle(lina);
    const [one, two] = [openAs(lina, articleId, server), openAs(omar, articleId, server)];
    await Promise.all([ready(one), ready(two)]);
    const [words, others] = [addParagraph(one.doc), addParagraph(two.doc)];
    for (let index = 0; index < 40; index += 1) {
      words.insert(words.length, `a${index} `);
      others.insert(others.length, `ب${index} `);
      headline(index % 2 ? one : two).insert(0, "x");
    }
    await Promise.all([saved(one), saved(two)]);
    await until(() => expect(one.doc.toJSON()).toEqual(two.doc.toJSON()));
    const stored = await storedDocument(articleId);
    expect(stored.getXmlFragment(bodyRoot).toString()).toBe(one.doc.getXmlFragment(bodyRoot).toString());
    expect(stored.getText("headline").toString()).toBe("x".repeat(40));
    const article = await db.article.findUniqueOrThrow({ where: { id: articleId } });
    expect(article.headline).toBe("x".repeat(40));
    expect(article.text).toContain("a39");
    expect(article.text).toContain("ب39");
    expect(new Set(await logOf(articleId))).toEqual(new Set([lina.id, omar.id]));
  });

  test("the log replayed gives the stored document, and its last number is the article's", async () => {
    const articleId = await makeArticle(lina, { headline: "Before", text: "One.\nTwo." });
    const one = openAs(lina, articleId, server);
    await ready(one);
    headline(one).delete(0, 6);
    headline(one).insert(0, "After");
    one.doc.getXmlFragment(bodyRoot).delete(0, 1);
    await saved(one);
    const rows = await db.articleUpdate.findMany({ where: { articleId }, orderBy: { seq: "asc" } });
    const replayed = new Y.Doc();
    for (const { update } of rows) Y.applyUpdate(replayed, update);
    const stored = await storedDocument(articleId);
    expect(replayed.getText("headline").toString()).toBe("After");
    expect(replayed.getXmlFragment(bodyRoot).toString()).toBe(stored.getXmlFragment(bodyRoot).toString());
    const { updateSeq } = await db.article.findUniqueOrThrow({ where: { id: articleId } });
    expect(updateSeq).toBe(rows.at(-1)?.seq);
  });

  test("a colleague's name and caret are seen, and go when she goes", async () => {
    const articleId = await makeArticle(lina);
    const [one, two] = [openAs(lina, articleId, server), openAs(omar, articleId, server)];
    await Promise.all([ready(one), ready(two)]);
    two.focusField("headline");
    await until(() => expect(one.view.peers).toMatchObject([{ id: omar.id, name: "Omar", field: "headline" }]));
    two.destroy();
    await until(() => expect(one.view.peers).toEqual([]));
  });

  test("a comma after approval makes the working copy a draft again, and open editors are told", async () => {
    const articleId = await makeArticle(lina, { headline: "Approved" });
    await db.article.update({ where: { id: articleId }, data: { workState: "approved" } });
    const news: LiveNews[] = [];
    const one = openAs(lina, articleId, server, { onNews: (message) => news.push(message) });
    await ready(one);
    headline(one).insert(8, ",");
    await saved(one);
    await until(() => expect(news).toEqual([{ kind: "state" }]));
    expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({ workState: "draft" });
  });
});

describe("use cases", () => {
  test("flush commits the last key at once, so that submitting holds it (C-03)", async () => {
    const articleId = await makeArticle(lina);
    const one = openAs(lina, articleId, server);
    await saved(one);
    headline(one).insert(0, "The last word");
    await until(() => expect(live.texts(articleId)?.headline).toBe("The last word"));
    await flushLive(articleId);
    expect(await storedHeadline(articleId)).toBe("The last word");
  });

  test("a change by a use case arrives in open editors as the member's, committed when it returns", async () => {
    const articleId = await makeArticle(lina, { headline: "Old" });
    const one = openAs(lina, articleId, server);
    await ready(one);
    await applyToLive(articleId, omar.id, (doc) => {
      doc.getText("headline").delete(0, 3);
      doc.getText("headline").insert(0, "Restored");
    });
    expect(await storedHeadline(articleId)).toBe("Restored");
    expect((await logOf(articleId)).at(-1)).toBe(omar.id);
    await until(() => expect(headline(one).toString()).toBe("Restored"));
  });

  test("the same without a live server in the process, straight to the database", async () => {
    const articleId = await makeArticle(lina, { headline: "Old" });
    const one = openAs(lina, articleId, server);
    await ready(one);
    openDoor(null);
    try {
      await applyToLive(articleId, omar.id, (doc) => doc.getText("headline").insert(3, " script"));
    } finally {
      openDoor(live);
    }
    expect(await storedHeadline(articleId)).toBe("Old script");
    await until(() => expect(headline(one).toString()).toBe("Old script"));
  });

  test("a change that no document may hold is refused and changes nothing; an unknown article is not found", async () => {
    const articleId = await makeArticle(lina, { headline: "Kept" });
    await expect(
      applyToLive(articleId, omar.id, (doc) => doc.getText("headline").insert(0, "\u0000")),
    ).rejects.toMatchObject({ kind: "invalid" });
    expect(await storedHeadline(articleId)).toBe("Kept");
    await expect(applyToLive(newId(), omar.id, () => {})).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("who is let in", () => {
  const statusOf = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(server.url, { headers });
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.on("open", () => {
        socket.close();
        resolve(101);
      });
      socket.on("error", reject);
    });

  test("a page of another site, no origin, no session, an ended session: refused before the socket opens", async () => {
    const { cookie } = lina;
    const { origin } = server;
    expect(await statusOf({ cookie, origin })).toBe(101);
    expect(await statusOf({ cookie, origin: "https://evil.example" })).toBe(403);
    expect(await statusOf({ cookie, origin: "null" })).toBe(403);
    expect(await statusOf({ cookie, origin: `${origin}.evil.example` })).toBe(403);
    expect(await statusOf({ cookie })).toBe(403);
    expect(await statusOf({ origin })).toBe(401);
    expect(await statusOf({ cookie: "dateline-session=%E0%A4%A", origin })).toBe(401);
    expect(await statusOf({ cookie: `${cookie}x`, origin })).toBe(401);
    const ended = await makeSession(lina.id);
    await db.session.update({ where: { id: ended.sessionId }, data: { endedAt: new Date() } });
    expect(await statusOf({ cookie: ended.cookie, origin })).toBe(401);
  });

  test.each([
    ["an older build, before anything of the document is sent", { schemaVersion: schemaVersion - 1 }, "outdated"],
    ["a newer build than the server's", { schemaVersion: schemaVersion + 1 }, "server_outdated"],
    ["somebody else's copy", { memberId: "000000000000" }, "other_member"],
  ])("%s", async (_name, hello, reason) => {
    const articleId = await makeArticle(lina, { headline: "Secret until let in" });
    const raw = await RawSocket.open(lina, articleId, server, hello);
    await until(() => expect(raw.denied).toBe(reason));
    expect(raw.said).toEqual([]);
    raw.close();
  });

  test("a document that a newer build has written is not opened by this one", async () => {
    const articleId = await makeArticle(lina);
    await db.article.update({ where: { id: articleId }, data: { schemaVersion: schemaVersion + 1 } });
    const raw = await RawSocket.open(lina, articleId, server);
    await until(() => expect(raw.denied).toBe("outdated"));
    raw.close();
  });

  test("an unknown article, no id at all, and one that is not open to this member look the same", async () => {
    const outsider = await makeMember("Contributor", ["contributor"]);
    const articleId = await makeArticle(lina);
    for (const name of [newId(), "../../etc/passwd", "0", articleId]) {
      const raw = await RawSocket.open(outsider, name, server);
      await until(() => expect(raw.denied).toBe("not_found"));
      raw.close();
    }
  });

  test("an administrator without an editorial role is not let in", async () => {
    const administrator = await makeMember("Admin", ["administrator"]);
    const raw = await RawSocket.open(administrator, await makeArticle(lina), server);
    await until(() => expect(raw.denied).toBe("not_found"));
    raw.close();
  });

  test("a killed article can be read by its writers and changed by nobody", async () => {
    const articleId = await makeArticle(lina, { headline: "Killed" });
    await db.article.update({ where: { id: articleId }, data: { publicState: "killed" } });
    const one = openAs(lina, articleId, server);
    await ready(one);
    expect(one.view.readOnly).toBe(true);
    headline(one).insert(0, "Not ");
    await until(() => expect(one.view.state).toEqual({ kind: "refused", reason: "read_only" }));
    expect(live.texts(articleId)?.headline).toBe("Killed");
    expect(await storedHeadline(articleId)).toBe("Killed");
  });

  test("a session that ends while she writes: told within seconds, closed, the words stay here (D-08, R-06)", async () => {
    const articleId = await makeArticle(lina);
    const session = await makeSession(lina.id);
    const one = openAs({ ...lina, ...session }, articleId, server);
    await saved(one);
    await db.session.update({ where: { id: session.sessionId }, data: { endedAt: new Date() } });
    await until(() => expect(one.view.state).toEqual({ kind: "signed_out" }), 10_000);
    headline(one).insert(0, "Typed after");
    expect(one.view.state).toEqual({ kind: "signed_out" });
    expect(headline(one).toString()).toBe("Typed after");
    expect(one.wouldLose).toBe(true);
    expect(await storedHeadline(articleId)).toBe("");
    await db.session.update({ where: { id: session.sessionId }, data: { endedAt: null } });
    one.retry();
    await saved(one);
    expect(await storedHeadline(articleId)).toBe("Typed after");
  }, 20_000);

  test("an administrator who ends her membership: not one letter more is taken in (S2-03, S2-04)", async () => {
    const articleId = await makeArticle(lina);
    const member = await makeMember("Leaves", ["journalist"]);
    const one = openAs(member, articleId, server);
    headline(one).insert(0, "Before");
    await saved(one);
    await endMember(system, member.id);
    headline(one).insert(6, " and after");
    await until(() => expect(one.view.state).toEqual({ kind: "signed_out" }));
    await flushLive(articleId);
    expect(await storedHeadline(articleId)).toBe("Before");
  });

  test("a role that is taken away while she writes: read only within ten seconds (R-06)", async () => {
    const articleId = await makeArticle(lina);
    const member = await makeMember("Leaves", ["journalist"]);
    const one = openAs(member, articleId, server);
    await saved(one);
    await db.member.update({ where: { id: member.id }, data: { roles: [] } });
    await until(() => expect(one.view.state).toEqual({ kind: "refused", reason: "not_found" }), 10_000);
  }, 15_000);
});

describe("what is sent", () => {
  const update = (change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (bytes) => updates.push(bytes));
    change(doc);
    return Y.mergeUpdates(updates);
  };
  const deep = (doc: Y.Doc) => {
    let parent: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment(bodyRoot);
    for (let level = 0; level < 2_000; level += 1) {
      const child: Y.XmlElement = new Y.XmlElement(level % 2 ? "listItem" : "bulletList");
      parent.insert(0, [child]);
      parent = child;
    }
  };
  test.each<[string, () => Uint8Array, string]>([
    ["random bytes", () => crypto.getRandomValues(new Uint8Array(300)), "malformed"],
    ["nothing at all", () => new Uint8Array(), "malformed"],
    ["a wrong root", () => update((doc) => doc.getMap("admin").set("a", 1)), "malformed"],
    ["a headline that is a map", () => update((doc) => doc.getMap("headline").set("a", 1)), "malformed"],
    [
      "an unknown block",
      () => update((doc) => doc.getXmlFragment(bodyRoot).push([new Y.XmlElement("iframe")])),
      "malformed",
    ],
    [
      "a headline of a megabyte",
      () => update((doc) => doc.getText("headline").insert(0, "x".repeat(1_000_000))),
      "too_long",
    ],
    ["nesting without end", () => update(deep), "malformed"],
    ["NUL", () => update((doc) => doc.getText("headline").insert(0, "\u0000")), "malformed"],
  ])("%s: refused whole; the stored text and a colleague's stay", async (_name, bytes, reason) => {
    const articleId = await makeArticle(lina, { headline: "Stays", text: "Every word." });
    const colleague = openAs(omar, articleId, server);
    await saved(colleague);
    const before = await db.article.findUniqueOrThrow({ where: { id: articleId } });
    const raw = await RawSocket.open(lina, articleId, server);
    await until(() => expect(raw.admitted).toBe(true));
    raw.update(bytes());
    raw.stateless('{"mark":1}');
    expect((await raw.closed).reason).toBe(reason);
    expect(raw.said).toContainEqual({ refused: reason });
    expect(raw.said.some((message) => "saved" in message)).toBe(false);
    headline(colleague).insert(5, " put");
    await saved(colleague);
    expect(headline(colleague).toString()).toBe("Stays put");
    const after = await storedDocument(articleId);
    expect(after.getText("headline").toString()).toBe("Stays put");
    expect(after.getXmlFragment(bodyRoot).toString()).toBe("<paragraph>Every word.</paragraph>");
    expect([...after.share.keys()].sort()).not.toContain("admin");
    expect(await logOf(articleId)).toEqual([lina.id, omar.id]);
    expect(before.headline).toBe("Stays");
  });

  test("more than a socket takes at once ends the socket, not the server", async () => {
    const raw = await RawSocket.open(lina, await makeArticle(lina), server);
    await until(() => expect(raw.admitted).toBe(true));
    raw.update(new Uint8Array(3_000_000));
    expect((await raw.closed).code).toBe(1009);
  });

  test("words that were refused can be mended and are then taken", async () => {
    const articleId = await makeArticle(lina);
    const one = openAs(lina, articleId, server);
    await saved(one);
    headline(one).insert(0, "x".repeat(5_000));
    await until(() => expect(one.view.state).toEqual({ kind: "refused", reason: "too_long" }));
    headline(one).delete(10, 4_990);
    one.retry();
    await saved(one);
    expect(await storedHeadline(articleId)).toBe("x".repeat(10));
  });

  test("nobody can pose as another, move another's caret or say more than a caret", async () => {
    const articleId = await makeArticle(lina);
    const [one, two] = [openAs(lina, articleId, server), openAs(omar, articleId, server)];
    await Promise.all([ready(one), ready(two)]);
    await until(() => expect(one.view.peers).toMatchObject([{ id: omar.id }]));
    const mallory = await makeMember("Mallory");
    const raw = await RawSocket.open(mallory, articleId, server);
    await until(() => expect(raw.admitted).toBe(true));
    raw.awareness(two.doc.clientID, 1_000_000, { user: { id: omar.id, name: "Omar?" } });
    raw.awareness(two.doc.clientID, 1_000_001, null);
    raw.awareness(77, 1, {
      user: { id: lina.id, name: "Lina" },
      html: "<b>",
      cursor: { anchor: "x", head: {} },
      field: "x",
    });
    await until(() => expect(one.view.peers.length).toBe(2));
    expect(one.view.peers).toMatchObject([
      { clientId: two.doc.clientID, id: omar.id, name: "Omar" },
      { clientId: 77, id: mallory.id, name: "Mallory", field: null },
    ]);
    expect(one.provider.awareness?.getStates().get(77)).toEqual({
      user: { id: mallory.id, name: "Mallory", colour: expect.any(String), color: expect.any(String) },
      cursor: null,
      field: null,
    });
    raw.close();
    await until(() => expect(one.view.peers).toMatchObject([{ id: omar.id }]));
  });
});

describe("the database goes away", () => {
  test("stopped between receipt and commit: not saved and said so; saved by itself when it is back", async () => {
    const articleId = await makeArticle(lina);
    const [one, two] = [openAs(lina, articleId, server), openAs(omar, articleId, server)];
    await Promise.all([saved(one), saved(two)]);
    const answers: string[] = [];
    one.provider.on("stateless", ({ payload }: { payload: string }) => answers.push(payload));
    await database.stop();
    try {
      headline(one).insert(0, "Typed while the database was away");
      await until(() => expect(one.view.state).toEqual({ kind: "unsaved" }));
      await until(() => expect(headline(two).toString()).toBe("Typed while the database was away"));
      headline(two).insert(0, "Both: ");
      await until(() => expect(two.view.state).toEqual({ kind: "unsaved" }));
      expect(answers.some((payload) => payload.includes('saved":') && !payload.includes("unsaved"))).toBe(false);
      await expect(flushLive(articleId)).rejects.toMatchObject({ kind: "unavailable" });
    } finally {
      await database.start();
    }
    await until(() => expect([one.view.state.kind, two.view.state.kind]).toEqual(["saved", "saved"]), 15_000);
    expect(await storedHeadline(articleId)).toBe("Both: Typed while the database was away");
    expect((await logOf(articleId)).slice(1)).toEqual([lina.id, omar.id]);
    const { headline: projected } = await db.article.findUniqueOrThrow({ where: { id: articleId } });
    expect(projected).toBe("Both: Typed while the database was away");
  }, 40_000);

  test("everybody leaves while it is away: the server keeps the words and commits them", async () => {
    const articleId = await makeArticle(lina);
    const one = openAs(lina, articleId, server);
    await saved(one);
    await database.stop();
    try {
      headline(one).insert(0, "Left behind");
      await until(() => expect(one.view.state).toEqual({ kind: "unsaved" }));
      one.destroy();
      await until(() => expect(live.texts(articleId)?.headline).toBe("Left behind"));
    } finally {
      await database.start();
    }
    await until(async () => expect(await storedHeadline(articleId)).toBe("Left behind"), 15_000);
    await until(() => expect(live.texts(articleId)).toBeNull());
  }, 40_000);

  test("a document that cannot be projected is stored all the same: words come first", async () => {
    const articleId = await makeArticle(lina, { headline: "Projected" });
    await db.$executeRaw`ALTER TABLE articles ADD CONSTRAINT test_broken CHECK (headline <> 'Broken')`;
    try {
      const one = openAs(lina, articleId, server);
      await saved(one);
      headline(one).delete(0, 9);
      headline(one).insert(0, "Broken");
      await until(async () => expect(await storedHeadline(articleId)).toBe("Broken"), 10_000);
      await saved(one);
      expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({ headline: "Projected" });
    } finally {
      await db.$executeRaw`ALTER TABLE articles DROP CONSTRAINT test_broken`;
    }
  }, 20_000);
});

describe("apart and together again", () => {
  test("offline words of both merge; a headline changed on both sides is put to a person", async () => {
    const articleId = await makeArticle(lina, { headline: "Mayor" });
    const one = openAs(lina, articleId, server);
    await saved(one);
    live.disconnect(lina.id);
    await until(() => expect(one.view.state.kind).toBe("offline"));
    headline(one).insert(5, " quits");
    addParagraph(one.doc, "Offline words.");
    await applyToLive(articleId, omar.id, (doc) => {
      doc.getText("headline").insert(5, " resigns");
      addParagraph(doc, "Online words.");
    });
    await until(() =>
      expect(one.view.conflicts).toEqual([{ field: "headline", mine: "Mayor quits", theirs: "Mayor resigns" }]),
    );
    one.choose("headline", "Mayor resigns");
    await saved(one);
    expect(one.view.conflicts).toEqual([]);
    const stored = await storedDocument(articleId);
    expect(stored.getText("headline").toString()).toBe("Mayor resigns");
    expect(stored.getXmlFragment(bodyRoot).toString()).toContain("Offline words.");
    expect(stored.getXmlFragment(bodyRoot).toString()).toContain("Online words.");
  });
});

test("words typed in a paragraph that a colleague removes at that moment are offered back to both", async () => {
  const articleId = await makeArticle(lina, { text: "Stays.\nThe mayor spoke." });
  const [one, two] = [openAs(lina, articleId, server), openAs(omar, articleId, server)];
  await Promise.all([saved(one), saved(two)]);
  const block = one.doc.getXmlFragment(bodyRoot).get(1) as Y.XmlElement;
  (block.get(0) as Y.XmlText).insert(16, " She resigns.");
  two.doc.getXmlFragment(bodyRoot).delete(1, 1);
  await until(() => expect(one.view.lost).toEqual([{ id: 1, words: "She resigns." }]));
  await until(() => expect(two.view.lost).toHaveLength(1));
  one.putBack(1);
  two.letGo(1);
  await Promise.all([saved(one), saved(two)]);
  expect([one.view.lost, two.view.lost]).toEqual([[], []]);
  const stored = (await storedDocument(articleId)).getXmlFragment(bodyRoot).toString();
  expect(stored).toBe("<paragraph>Stays.</paragraph><paragraph>She resigns.</paragraph>");
});

test("a socket refused because nobody is signed in any more says so, where that can be asked", async () => {
  const articleId = await makeArticle(lina);
  const session = await makeSession(lina.id);
  let signedIn = true;
  const one = openAs({ ...lina, ...session }, articleId, server, { isSignedIn: async () => signedIn });
  await saved(one);
  await db.session.update({ where: { id: session.sessionId }, data: { endedAt: new Date() } });
  signedIn = false;
  live.disconnect(lina.id);
  await until(() => expect(one.view.state).toEqual({ kind: "signed_out" }));
});

describe("snapshots", () => {
  test("a text of more than fifty words that goes in one step is kept as it was (D-14)", async () => {
    const text = Array.from({ length: 80 }, (_, index) => `word${index}`).join(" ");
    const articleId = await makeArticle(lina, { text });
    const one = openAs(lina, articleId, server);
    await ready(one);
    one.doc.getXmlFragment(bodyRoot).delete(0, 1);
    await saved(one);
    const [kept] = await db.snapshot.findMany({ where: { articleId }, orderBy: { id: "asc" } });
    expect(kept?.wordCount).toBe(80);
    const before = new Y.Doc();
    Y.applyUpdate(before, kept?.state as Uint8Array);
    expect(before.getXmlFragment(bodyRoot).toString()).toContain("word79");
  });

  test("ordinary typing makes one snapshot in five minutes", async () => {
    const articleId = await makeArticle(lina);
    const one = openAs(lina, articleId, server);
    await ready(one);
    for (const word of ["a", "b", "c"]) {
      headline(one).insert(0, word);
      await saved(one);
    }
    expect(await db.snapshot.count({ where: { articleId } })).toBe(1);
  });
});

describe("two servers on one database", () => {
  test("converge, lose nothing, and flush reaches what the other one has", async () => {
    const other = new LiveServer();
    const second = await serve(other);
    try {
      const articleId = await makeArticle(lina);
      const [one, two] = [openAs(lina, articleId, server), openAs(omar, articleId, second)];
      await Promise.all([saved(one), saved(two)]);
      const [words, others] = [addParagraph(one.doc), addParagraph(two.doc)];
      for (let index = 0; index < 30; index += 1) {
        words.insert(words.length, `a${index} `);
        others.insert(others.length, `b${index} `);
      }
      await Promise.all([saved(one), saved(two)]);
      await until(() => expect(one.doc.toJSON()).toEqual(two.doc.toJSON()));
      const stored = await storedDocument(articleId);
      expect(stored.getXmlFragment(bodyRoot).toString()).toBe(one.doc.getXmlFragment(bodyRoot).toString());
      expect(stored.getXmlFragment(bodyRoot).toString()).toContain("a29");
      expect(stored.getXmlFragment(bodyRoot).toString()).toContain("b29");

      headline(two).insert(0, "On the other server");
      await until(() => expect(other.texts(articleId)?.headline).toBe("On the other server"));
      await flushLive(articleId);
      expect(await storedHeadline(articleId)).toBe("On the other server");

      const news: LiveNews[] = [];
      const three = openAs(omar, articleId, second, { onNews: (message) => news.push(message) });
      await saved(three);
      await tellLive(articleId, { kind: "state" });
      await until(() => expect(news).toEqual([{ kind: "state" }]));
    } finally {
      closeAll();
      await second.close();
    }
  }, 20_000);

  test("one that did not hear the other still overwrites nothing", async () => {
    const articleId = await makeArticle(lina);
    const one = openAs(lina, articleId, server);
    await saved(one);
    await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline-live'`;
    openDoor(null);
    try {
      await applyToLive(articleId, omar.id, (doc) => doc.getText("headline").insert(0, "Elsewhere. "));
    } finally {
      openDoor(live);
    }
    headline(one).insert(headline(one).length, "Here.");
    await saved(one);
    expect(await storedHeadline(articleId)).toContain("Elsewhere. ");
    expect(await storedHeadline(articleId)).toContain("Here.");
    await until(() => expect(headline(one).toString()).toContain("Elsewhere. "));
  });
});
