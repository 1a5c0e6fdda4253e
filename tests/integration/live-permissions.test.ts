import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { publicStates, workStates } from "#lib/articles/states";
import { LiveServer } from "#lib/live/live-server";
import { roles } from "#lib/members/roles";
import { db } from "#lib/platform/db/index";
import { fingerprint, makeArticle } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";
import { hasRight, possible } from "#tests/support/permission-tables";
import { makeMember, RawSocket, serve, type TestMember } from "./live-fixture.ts";

/**
 * Typing, asked of the live server by every role in every state, against the tables written by hand. The socket sends
 * its words whatever it is told; what is refused leaves the database as it was.
 */

const live = new LiveServer();
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve(live);
});

afterAll(() => server.close());

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 5 });

describe.each(workStates)("working copy %s", (workState) => {
  test.each(publicStates)("publication %s: each role may type just where the tables say", async (publicState) => {
    const isOpen = possible.edit[workStates.indexOf(workState)]?.[publicStates.indexOf(publicState)] === "y";
    const another = await makeArticle({ workState, publicState });
    for (const role of roles) {
      const member = await makeMember(role, [role]);
      for (const mine of role === "contributor" ? [false, true] : [false]) {
        const where = `${role} types in ${mine ? "one's own" : "another's"} ${workState}/${publicState}`;
        const taken = isOpen && hasRight(role, "edit", mine);
        // Words change the state, so each who may type has a fresh one.
        const { id } =
          mine || taken ? await makeArticle({ workState, publicState, ...(mine ? { writer: member } : {}) }) : another;
        const before = await fingerprint();
        const told = await typeInto(id, member);
        expect(told, where).toBe(taken ? "saved" : hasRight(role, "read", mine) ? "read_only" : "not_found");
        await live.flush(id);
        if (!taken) {
          expect(await fingerprint(), where).toBe(before);
          continue;
        }
        const last = await db.articleUpdate.findFirstOrThrow({ where: { articleId: id }, orderBy: { seq: "desc" } });
        expect(last.memberId, where).toBe(member.id);
        expect(await db.article.findUniqueOrThrow({ where: { id } }), where).toMatchObject({
          headline: expect.stringContaining("Typed. "),
          workState: "draft",
          publicState,
        });
      }
    }
  });
});

test("after all that was typed, taken and refused, everything holds", async () => {
  expect(await brokenInvariants()).toEqual([]);
});

/** Sends words into an article as the member; answers what became of them. */
async function typeInto(articleId: string, member: TestMember): Promise<string> {
  const socket = await RawSocket.open(member, articleId, server);
  await until(() => expect(socket.admitted || socket.denied).toBeTruthy());
  const doc = new Y.Doc();
  doc.getText("headline").insert(0, "Typed. ");
  socket.update(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  socket.stateless('{"mark":1}');
  const told = () =>
    socket.denied ??
    socket.said.flatMap((message) => ("refused" in message ? message.refused : "saved" in message ? "saved" : []))[0];
  await until(() => expect(told()).toBeDefined());
  // Whoever was not let in may have been hung up on already.
  await Promise.race([socket.received(), socket.closed]);
  socket.close();
  return told() ?? "";
}
