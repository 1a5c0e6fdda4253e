import { describe, expect, test } from "vitest";
import { approve } from "#lib/articles/approve";
import { getContent, getDeskArticle, listHistory, listRevisions } from "#lib/articles/desk";
import { override, publish } from "#lib/articles/publish";
import { restore } from "#lib/articles/restore";
import { sendBack } from "#lib/articles/send-back";
import { publicStates, workStates } from "#lib/articles/states";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { kill, unpublish, unschedule } from "#lib/articles/unpublish";
import { type ArticleAction, articleActions } from "#lib/articles/workflow";
import type { MemberActor } from "#lib/members/actor";
import { roles } from "#lib/members/roles";
import { db } from "#lib/platform/db/index";
import { isRefusal } from "#lib/platform/errors";
import { fingerprint, type MadeArticle, makeArticle, makeMember } from "#tests/factories/newsroom";
import { possible, rights } from "#tests/support/permission-tables";

/**
 * Every action × every role × every state, at the use cases, against tables written by hand. What is refused
 * leaves the database as it was. Typing is asked of the live server, in tests/integration/live.test.ts.
 */
const release = { when: { kind: "now" }, change: "update", changeNote: "" } as const;
const reason = { reason: "Because it must be." };

const run: Record<Exclude<ArticleAction, "edit">, (actor: MemberActor, article: MadeArticle) => Promise<unknown>> = {
  read: async (actor, { id }) => {
    await getDeskArticle(actor, id);
    await listRevisions(actor, id);
    await listHistory(actor, id);
    await getContent(actor, id, "working");
  },
  submit: (actor, { id }) => submit(actor, id, { note: "" }),
  send_back: async (actor, article) => sendBack(actor, article.id, { ...(await anyRevision(article)), ...reason }),
  approve: async (actor, article) => approve(actor, article.id, await anyRevision(article)),
  publish: async (actor, article) => publish(actor, article.id, { ...(await anyRevision(article)), ...release }),
  override: (actor, { id }) => override(actor, id, { ...release, ...reason }),
  unschedule: (actor, { id }) => unschedule(actor, id),
  unpublish: (actor, { id }) => unpublish(actor, id, reason),
  kill: (actor, { id }) => kill(actor, id, reason),
  restore: async (actor, article) => restore(actor, article.id, await anyRevision(article)),
  translate: (actor, { id }) => translate(actor, id, { edition: "ar" }),
};

describe.each(workStates)("working copy %s", (workState) => {
  describe.each(publicStates)("publication %s", (publicState) => {
    test("each role may do just what the tables say, and a refusal changes nothing", { timeout: 120_000 }, async () => {
      const actors = await Promise.all(roles.map((role) => makeMember(role)));
      const make = () => makeArticle({ workState, publicState });
      let article = await make();
      for (const action of articleActions) {
        if (action === "edit") continue;
        const cells = rights[action].trim().split(/\s+/);
        const fits = possible[action][workStates.indexOf(workState)]?.[publicStates.indexOf(publicState)] === "y";
        for (const [index, role] of roles.entries()) {
          const actor = actors[index] as MemberActor;
          const entitled = cells[index] === "a";
          // There must also be something ahead to call off, and a revision to speak of.
          const there = (await isThere(action, article)) && fits;
          const before = entitled && there ? "" : await fingerprint();
          const outcome = await run[action](actor, article).then(
            () => "done",
            (error: unknown) => (isRefusal(error) ? error.kind : Promise.reject(error)),
          );
          const where = `${role} ${action} on ${workState}/${publicState}`;
          if (entitled && there) {
            expect(outcome, where).toBe("done");
            if (action !== "read") article = await make();
          } else {
            expect(outcome, where).toMatch(
              entitled ? /^(conflict|not_found|invalid|done)$/ : /^(forbidden|not_found)$/,
            );
            // Doing again what is done already is quiet and changes nothing.
            expect(await fingerprint(), where).toBe(before);
          }
        }
      }
    });
  });
});

test("what is not one's own cannot be told from what does not exist", async () => {
  const contributor = await makeMember("contributor");
  const { id } = await makeArticle({ workState: "in_review" });
  const answers = await Promise.all(
    [id, "0000000000zz", "1abc", "", "../etc", "{}"].map((asked) =>
      getDeskArticle(contributor, asked).catch((error: unknown) =>
        isRefusal(error) ? `${error.kind} ${error.code}` : error,
      ),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(["not_found article.missing"]));
});

async function anyRevision({ id }: MadeArticle): Promise<{ revisionId: string; hash: string }> {
  const article = await db.article.findUniqueOrThrow({
    where: { id },
    include: { workRevision: true, revisions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const revision = article.workRevision ?? article.revisions[0];
  return revision
    ? { revisionId: revision.id, hash: revision.hash }
    : { revisionId: "0".repeat(12), hash: "0".repeat(64) };
}

async function isThere(action: ArticleAction, { id }: MadeArticle): Promise<boolean> {
  if (action === "unschedule")
    return (await db.publication.count({ where: { articleId: id, state: "scheduled" } })) > 0;
  if (action === "restore") return (await db.revision.count({ where: { articleId: id } })) > 0;
  if (action !== "publish") return true;
  // The revision that is live already is not published twice.
  const { workRevisionId } = await db.article.findUniqueOrThrow({ where: { id } });
  return (
    (await db.publication.count({ where: { articleId: id, revisionId: workRevisionId ?? "", state: "live" } })) === 0
  );
}
