import pino from "pino";
import { expect, test } from "vitest";
import { recordEvent } from "#lib/events/record";
import { system } from "#lib/members/actor";
import { db, Prisma } from "#lib/platform/db/index";
import { tellError } from "#lib/platform/log";
import { makeMember, makeSection } from "#tests/factories/newsroom";

/** What a log line of our kind says of an error. */
function logged(error: unknown): string {
  const lines: string[] = [];
  pino({ serializers: { err: tellError } }, { write: (text: string) => void lines.push(text) }).error(
    { err: error },
    "x",
  );
  return lines.join("");
}

const canary = "Harbour fire was arson, says source";

test("whatever the database refuses, the log tells which question failed and nothing of what somebody wrote", async () => {
  const { id } = await makeMember("journalist");
  const sectionId = await makeSection();
  const article = {
    ...{ id: "0123456789ab", edition: "en" as const, translationGroupId: "0123456789ab", createdById: id, sectionId },
    ...{ state: new Uint8Array(), schemaVersion: 1, headline: canary },
  };
  await db.article.create({ data: article });
  await recordEvent(db, {
    actor: system,
    action: "article.expired",
    articleId: id,
    data: { publicationId: id, at: "" },
  });
  const refused: [string, () => Promise<unknown>][] = [
    ["a row that breaks a rule", () => db.$executeRaw`UPDATE articles SET headline = ${canary}, update_seq = NULL`],
    ["a key that is taken", () => db.article.create({ data: article })],
    [
      "a reference to nothing",
      () => db.article.create({ data: { ...article, id: "0123456789ac", createdById: canary } }),
    ],
    ["a letter that none holds", () => db.article.create({ data: { ...article, id: "0", headline: `${canary}\0` } })],
    ["a field that is not one", () => db.article.create({ data: { ...article, [canary]: canary } as never })],
    ["a value of another kind", () => db.article.create({ data: { ...article, edition: canary } as never })],
    [
      "a revision of another form",
      () => db.$executeRaw`
      INSERT INTO revisions (id, article_id, number, content, hash, reason, update_seq, state, created_by_id)
      VALUES ('0123456789ab', '0123456789ab', 1, ${Prisma.sql`${JSON.stringify({ canary })}::jsonb`}, ${canary}, 'submitted', 0, '', ${id})`,
    ],
    ["an event that is changed", () => db.$executeRaw`UPDATE events SET action = ${canary}`],
  ];
  for (const [what, write] of refused) {
    const error = await write().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error, what).toBeInstanceOf(Error);
    const line = logged(error);
    expect(line, what).not.toContain(canary);
    expect(line, what).toMatch(/"type":"\w+","message":".+/);
    expect(line.trim().split("\n")).toHaveLength(1);
  }
});

test("whatever a sentence holds, one event is one line", () => {
  const line = logged(new Error('first\nsecond\r\n{"level":60}\u001b[31mred\u0000\u2028'));
  expect(line.trim().split(/[\n\r]/)).toHaveLength(1);
  expect(line.trim()).not.toMatch(/\p{Cc}/u);
});

test("what is thrown and is no error is not written out", () => {
  expect(logged({ password: canary })).not.toContain(canary);
});
