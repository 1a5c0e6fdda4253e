import type pg from "pg";
import { approve } from "#lib/articles/approve";
import { type MadeArticle, makeArticle, makeMember } from "#tests/factories/newsroom";
import { type Answered, ask } from "#tests/support/ask";
import { expect, type Staff, test } from "#tests/support/e2e";
import { brokenInvariants } from "#tests/support/invariants";

/**
 * Two editors who give a command for one article at the same moment: both wait for its row, which the test holds until
 * they do, and are let on in the order in which they came. What each is told, and what stands afterwards.
 */

type Command = { command: string; body: object };

const site = process.env.E2E_URL ?? "";

const give = ({ cookie }: Staff, { id }: MadeArticle, { command, body }: Command) =>
  ask(`/desk/api/articles/${id}/${command}`, {
    method: "POST",
    headers: { cookie, origin: site, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Begins each in turn while the article's row is held, and lets go when all of them wait for it. */
async function queued(
  database: pg.Pool,
  articleId: string,
  begin: readonly (() => Promise<Answered>)[],
): Promise<Answered[]> {
  const holder = await database.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT id FROM articles WHERE id = $1 FOR UPDATE", [articleId]);
    const answers: Promise<Answered>[] = [];
    for (const each of begin) {
      answers.push(each());
      await expect.poll(() => waiting(database), { intervals: [20] }).toBe(answers.length);
    }
    await holder.query("COMMIT");
    return await Promise.all(answers);
  } finally {
    // Nothing to undo where all went well.
    holder.release(true);
  }
}

async function waiting(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ waiting: number }>(
    "SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted",
  );
  return rows[0]?.waiting ?? 0;
}

/** 200, or the status and the sentence that the editor reads. */
const told = ({ status, text }: Answered) => (status === 200 ? "done" : `${status} ${JSON.parse(text).error.message}`);

/** What stands of an article: its publications and its events, oldest first. */
async function standing(database: pg.Pool, { id }: MadeArticle): Promise<{ publications: string[]; events: string[] }> {
  const { rows: publications } = await database.query<{ state: string }>(
    `SELECT concat_ws(' ', state, ended, nullif(change, 'first')) AS state FROM publications
     WHERE article_id = $1 ORDER BY created_at, id`,
    [id],
  );
  const { rows: events } = await database.query<{ action: string }>(
    "SELECT action FROM events WHERE article_id = $1 ORDER BY seq",
    [id],
  );
  return { publications: publications.map(({ state }) => state), events: events.map(({ action }) => action) };
}

const now = { kind: "now" };
const someDay = { kind: "schedule", at: { local: "2099-01-01T08:00", timeZone: "UTC" } };
const reason = "Because it must be.";

/** Approved, and never yet public. */
const approved = () => makeArticle({ workState: "approved" });

/** Public, with a newer revision that is approved. */
async function approvedAnew(): Promise<MadeArticle> {
  const article = await makeArticle({ workState: "in_review", publicState: "live" });
  await approve(await makeMember("editor"), article.id, article.revision);
  return article;
}

test("of two editors who approve, one does and the other is told", async ({ as, database }) => {
  const [one, two] = [await as("editor"), await as("managing_editor")];
  const article = await makeArticle({ workState: "in_review" });
  const answers = await queued(
    database,
    article.id,
    [one, two].map((staff) => () => give(staff, article, { command: "approve", body: article.revision })),
  );
  expect(answers.map(told)).toEqual(["done", "409 No revision is waiting for approval."]);
  const { rows } = await database.query("SELECT member_id FROM approvals WHERE article_id = $1", [article.id]);
  expect(rows).toEqual([{ member_id: one.member.id }]);
});

test("the same release twice is one publication and one event, and both are told that it is done", async ({
  as,
  database,
}) => {
  const [one, two] = [await as("editor"), await as("managing_editor")];
  for (const when of [now, someDay]) {
    const article = await approved();
    const before = await standing(database, article);
    const command = { command: "publish", body: { ...article.revision, when } };
    const answers = await queued(
      database,
      article.id,
      [one, two, one].map((staff) => () => give(staff, article, command)),
    );
    expect(answers.map(told)).toEqual(["done", "done", "done"]);
    expect(await standing(database, article)).toEqual({
      publications: [when === now ? "live" : "scheduled"],
      events: [...before.events, when === now ? "article.published" : "article.scheduled"],
    });
  }
});

const named = (article: MadeArticle, more: object): Command => ({
  command: "publish",
  body: { ...article.revision, ...more },
});
const publishNow = (article: MadeArticle) => named(article, { when: now });
const schedule = (article: MadeArticle) => named(article, { when: someDay });
const correct = (article: MadeArticle) =>
  named(article, { when: now, change: "correction", changeNote: "It was Tuesday." });
const unpublish = (): Command => ({ command: "unpublish", body: { reason } });
const kill = (): Command => ({ command: "kill", body: { reason } });

type Case = {
  make: () => Promise<MadeArticle>;
  commands: [(article: MadeArticle) => Command, (article: MadeArticle) => Command];
  told: [string, string];
  publications: string[];
  events: string[];
};

const killed = "409 This article was killed. It can neither be edited nor published again.";

const cases: Record<string, Case> = {
  "now, then for another day: it is public, and goes out anew that day": {
    make: approved,
    commands: [publishNow, schedule],
    told: ["done", "done"],
    publications: ["live", "scheduled update"],
    events: ["article.published", "article.scheduled"],
  },
  "for another day, then now: it is public, and the other day is called off": {
    make: approved,
    commands: [schedule, publishNow],
    told: ["done", "done"],
    publications: ["ended cancelled", "live"],
    events: ["article.scheduled", "article.published"],
  },
  "a correction, then down: nothing is public": {
    make: approvedAnew,
    commands: [correct, unpublish],
    told: ["done", "done"],
    publications: ["ended superseded", "ended unpublished correction"],
    events: ["article.corrected", "article.unpublished"],
  },
  "down, then a correction: the corrected one is public": {
    make: approvedAnew,
    commands: [unpublish, correct],
    told: ["done", "done"],
    publications: ["ended unpublished", "live correction"],
    events: ["article.unpublished", "article.corrected"],
  },
  "a kill, then a correction: it stays killed, and whoever corrects is told": {
    make: approvedAnew,
    commands: [kill, correct],
    told: ["done", killed],
    publications: ["ended killed"],
    events: ["article.killed"],
  },
  "a correction, then a kill: nothing is public": {
    make: approvedAnew,
    commands: [correct, kill],
    told: ["done", "done"],
    publications: ["ended superseded", "ended killed correction"],
    events: ["article.corrected", "article.killed"],
  },
};

for (const [what, { make, commands, ...expected }] of Object.entries(cases)) {
  test(`two editors at once: ${what}`, async ({ as, database }) => {
    const [one, two] = [await as("editor"), await as("managing_editor")];
    const article = await make();
    const before = await standing(database, article);
    const answers = await queued(database, article.id, [
      () => give(one, article, commands[0](article)),
      () => give(two, article, commands[1](article)),
    ]);
    expect(answers.map(told)).toEqual(expected.told);
    expect(await standing(database, article)).toEqual({
      publications: expected.publications,
      events: [...before.events, ...expected.events],
    });
  });
}

test("after all of them everything holds, and after whatever ran before", async () => {
  expect(await brokenInvariants()).toEqual([]);
});
