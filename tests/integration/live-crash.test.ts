import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bodyRoot } from "#lib/articles/document";
import { db } from "#lib/platform/db/index";
import { brokenInvariants } from "#tests/support/invariants";
import {
  addParagraph,
  makeArticle,
  makeMember,
  RawSocket,
  serveInChild,
  storedDocument,
  TestDatabase,
  type TestMember,
} from "./live-fixture.ts";

const database = new TestDatabase();

beforeAll(async () => {
  await database.open();
}, 60_000);

afterAll(async () => {
  await database.close();
});

const until = (check: () => unknown, timeout = 10_000) => vi.waitFor(check, { timeout, interval: 5 });

/** Types numbered words into a paragraph of its own, each followed by a mark with its number. */
async function typist(member: TestMember, articleId: string, server: { url: string }, prefix: string) {
  const doc = await storedDocument(articleId);
  const socket = await RawSocket.open(member, articleId, server);
  await until(() => expect(socket.admitted).toBe(true));
  let typed = 0;
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  const words = addParagraph(doc);
  const type = () => {
    typed += 1;
    words.insert(words.length, `${prefix}.${typed} `);
    socket.update(Y.mergeUpdates(updates.splice(0)));
    socket.stateless(JSON.stringify({ mark: typed }));
  };
  const acknowledged = () =>
    socket.said.reduce((last, said) => ("saved" in said ? Math.max(last, said.saved) : last), 0);
  return { type, socket, acknowledged, typed: () => typed };
}

const rounds = 24;

test(`a server killed ${rounds} times while two people type: every word that was acknowledged is in the database`, async () => {
  const members = [await makeMember("Lina"), await makeMember("Omar")];
  const articleId = await makeArticle(members[0] as TestMember);
  const promised: string[] = [];
  // While one server is killed the next one starts, as on a machine that restarts what has died.
  let next = serveInChild();
  for (let round = 0; round < rounds; round += 1) {
    const server = await next;
    if (round + 1 < rounds) next = serveInChild();
    const typists = await Promise.all(
      members.map((member, index) => typist(member, articleId, server, `${round}-${index}`)),
    );
    // Bursts with a pause, as people type; kills fall anywhere: before a commit, in one, between two.
    let tick = 0;
    const typing = setInterval(() => {
      for (const [index, { type }] of typists.entries()) if ((tick + index * 30) % 80 < 25) type();
      tick += 1;
    }, 7);
    // Something must have been promised, or the kill would prove nothing; then it falls anywhere.
    await until(() => expect(Math.max(...typists.map(({ acknowledged }) => acknowledged()))).toBeGreaterThan(0));
    const lastTick = tick + Math.floor(Math.random() * 150);
    await until(() => expect(tick).toBeGreaterThanOrEqual(lastTick));
    await server.kill();
    clearInterval(typing);
    for (const [index, { acknowledged, socket }] of typists.entries()) {
      await socket.closed;
      for (let word = 1; word <= acknowledged(); word += 1) promised.push(`${round}-${index}.${word} `);
    }
    const text = (await storedDocument(articleId)).getXmlFragment(bodyRoot).toString();
    expect(promised.filter((word) => !text.includes(word))).toEqual([]);
  }
  expect(promised.length).toBeGreaterThan(rounds);
  const rows = await db.articleUpdate.findMany({ where: { articleId }, orderBy: { seq: "asc" } });
  const replayed = new Y.Doc();
  for (const { update } of rows) Y.applyUpdate(replayed, update);
  expect(replayed.getXmlFragment(bodyRoot).toString()).toBe(
    (await storedDocument(articleId)).getXmlFragment(bodyRoot).toString(),
  );
}, 240_000);

test("PostgreSQL killed while people type: nothing acknowledged is lost, and saving goes on by itself", async () => {
  const member = await makeMember("Lina");
  const articleId = await makeArticle(member);
  const server = await serveInChild();
  try {
    const one = await typist(member, articleId, server, "w");
    const typing = setInterval(() => one.type(), 10);
    await until(() => expect(one.acknowledged()).toBeGreaterThan(0));
    await database.stop();
    const promised = one.acknowledged();
    const typedWhileAway = one.typed();
    await until(() => expect(one.socket.said).toContainEqual({ unsaved: true }), 15_000);
    expect(one.acknowledged()).toBe(promised);
    await database.start();
    await until(() => expect(one.acknowledged()).toBeGreaterThan(typedWhileAway), 20_000);
    clearInterval(typing);
    await until(() => expect(one.acknowledged()).toBe(one.typed()));
    const text = (await storedDocument(articleId)).getXmlFragment(bodyRoot).toString();
    for (let word = 1; word <= one.typed(); word += 1) expect(text).toContain(`w.${word} `);
  } finally {
    await server.kill();
  }
}, 60_000);

test("a server that is asked to stop commits what it has received before it ends", async () => {
  const member = await makeMember("Lina");
  const articleId = await makeArticle(member);
  const server = await serveInChild();
  const one = await typist(member, articleId, server, "w");
  for (let word = 0; word < 50; word += 1) one.type();
  await until(() => expect(one.acknowledged()).toBeGreaterThan(0));
  // These are received and not committed yet.
  for (let word = 0; word < 20; word += 1) one.type();
  const exited = once(server.child, "exit");
  await one.socket.received();
  server.child.kill("SIGTERM");
  const [code] = await exited;
  expect(code).toBe(0);
  expect((await one.socket.closed).code).toBe(1012);
  const text = (await storedDocument(articleId)).getXmlFragment(bodyRoot).toString();
  expect(text).toContain(`w.${one.typed()} `);
}, 30_000);

test("after every end that a server can come to, everything holds", async () => {
  expect(await brokenInvariants()).toEqual([]);
});
