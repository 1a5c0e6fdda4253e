import { describe, expect, test } from "vitest";
import { approve } from "#lib/articles/approve";
import { checkStep } from "#lib/articles/check-step";
import { getDeskArticle } from "#lib/articles/desk-article";
import { getContent, listHistory, listRevisions, listSnapshots } from "#lib/articles/desk-history";
import { mayCreateArticle } from "#lib/articles/policy";
import { previewArticle } from "#lib/articles/preview";
import { override, publish } from "#lib/articles/publish";
import { restore } from "#lib/articles/restore";
import { sendBack } from "#lib/articles/send-back";
import { publicStates, workStates } from "#lib/articles/states";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { kill, unpublish, unschedule } from "#lib/articles/unpublish";
import { type ArticleAction, articleActions } from "#lib/articles/workflow";
import type { MemberActor } from "#lib/members/actor";
import { type Role, roles } from "#lib/members/roles";
import { db } from "#lib/platform/db/index";
import { isRefusal } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { fingerprint, type MadeArticle, makeArticle, makeMember, makeSection } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";
import { outcome } from "#tests/support/members";
import { approvesOwn, hasRight, possible } from "#tests/support/permission-tables";

/**
 * Every action × every role × every state, at the use cases, against tables written by hand: on what somebody else
 * began, and on one's own where that makes a difference, in sections of either rule of approval. What is refused leaves the database as it was. Typing is asked
 * of the live server, in tests/integration/live-permissions.test.ts.
 */
const release = { when: { kind: "now" }, change: "update", changeNote: "" } as const;
const reason = { reason: "Because it must be." };

type Command = Exclude<ArticleAction, "read" | "edit">;

const run: Record<Command, (actor: MemberActor, article: MadeArticle) => Promise<unknown>> = {
  submit: (actor, { id }) => submit(actor, id, { note: "" }),
  check_step: async (actor, article) => {
    const stepId = newId();
    await db.reviewStep.create({ data: { id: stepId, position: 0 } });
    try {
      return await checkStep(actor, article.id, { ...(await anyRevision(article)), stepId, done: true });
    } finally {
      // While it stands, nothing is approved without it.
      await db.reviewTick.deleteMany({ where: { stepId } });
      await db.reviewStep.delete({ where: { id: stepId } });
    }
  },
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

/** Everything of an article that a member can ask for, each by itself: none stands behind another's refusal. */
const reads: Record<string, (actor: MemberActor, id: string) => Promise<unknown>> = {
  "where it stands": getDeskArticle,
  "its revisions": listRevisions,
  "its history": listHistory,
  "its snapshots": listSnapshots,
  "what is written now": (actor, id) => getContent(actor, id, "working"),
  "a revision": (actor, id) => getContent(actor, id, 1),
  "a preview": (actor, id) => previewArticle(actor, id, "working"),
};

describe.each(workStates)("working copy %s", (workState) => {
  describe.each(publicStates)("publication %s", (publicState) => {
    const make = async (writer?: MemberActor, whose?: Whose) =>
      makeArticle({
        ...{ workState, publicState },
        ...(writer ? { writer } : {}),
        ...(whose === "one's own, alone" ? { fields: { sectionId: await makeSection({ alone: true }) } } : {}),
      });

    test("each role may do just what the tables say, and a refusal changes nothing", { timeout: 120_000 }, async () => {
      const actors = new Map(await Promise.all(roles.map(async (role) => [role, await makeMember(role)] as const)));
      let another = await make();
      for (const action of articleActions) {
        if (action === "read" || action === "edit") continue;
        const fits = possible[action][workStates.indexOf(workState)]?.[publicStates.indexOf(publicState)] === "y";
        for (const [role, actor] of actors) {
          for (const whose of differing(action, actor)) {
            const mine = whose !== "another's";
            const article = mine ? await make(actor, whose) : another;
            const where = `${role} ${action} on ${whose} ${workState}/${publicState}`;
            // There must also be something ahead to call off, and a revision to speak of.
            const there = fits && (await isThere(action, article));
            const refused = refusalOf(action, role, whose);
            const expected = refused ?? (there ? "done" : await impossible(action, article));
            const stays = refused !== null || !there;
            const before = stays ? await fingerprint() : "";
            expect(await outcome(run[action](actor, article)), where).toBe(expected);
            // Doing again what is done already is quiet and changes nothing.
            if (stays) expect(await fingerprint(), where).toBe(before);
            else if (!mine) another = await make();
          }
        }
      }
    });

    test("each role may read just what the table says, whichever part it asks for", async () => {
      const askers = new Map<MadeArticle, MemberActor[]>();
      askers.set(await make(), await Promise.all(roles.map((role) => makeMember(role))));
      const contributor = await makeMember("contributor");
      askers.set(await make(contributor), [contributor]);
      const stands = await fingerprint();
      for (const [{ id, writer }, actors] of askers) {
        for (const actor of actors) {
          const may = hasRight(actor.roles[0] as Role, "read", writer.id === actor.id);
          for (const [what, read] of Object.entries(reads)) {
            expect(await outcome(read(actor, id)), `${actor.roles} asks for ${what}`).toBe(
              may ? "done" : "not_found article.missing",
            );
          }
        }
      }
      expect(await fingerprint()).toBe(stands);
    });
  });
});

/** One's own in a section that asks for a second person, as all do, and in one where an editor approves alone. */
type Whose = "another's" | "one's own" | "one's own, alone";

/** Where it makes a difference: approving asks who began it, the other rights know only a contributor's own. */
function differing(action: Command, actor: MemberActor): Whose[] {
  if (action === "approve" && mayCreateArticle(actor)) return ["another's", "one's own", "one's own, alone"];
  return actor.roles.includes("contributor") ? ["another's", "one's own"] : ["another's"];
}

/** How whoever may not is told so: that there is no such article, or that it is not for her; null for whoever may. */
function refusalOf(action: Command, role: Role, whose: Whose): string | null {
  const mine = whose !== "another's";
  if (!hasRight(role, "read", mine)) return "not_found article.missing";
  if (!hasRight(role, action, mine)) return `forbidden article.may.${action}`;
  if (action !== "approve" || !mine) return null;
  const rule = whose === "one's own, alone" ? "one editor alone" : "a second person";
  return approvesOwn(role, rule) ? null : "forbidden article.approveOwn";
}

/** How whoever may is told that it cannot be done as things stand; "done" where it is done already. */
async function impossible(action: Command, article: MadeArticle): Promise<string> {
  const { publicState } = await db.article.findUniqueOrThrow({ where: { id: article.id } });
  const isDone =
    (action === "unpublish" && publicState === "unpublished") ||
    (action === "kill" && publicState === "killed") ||
    (action === "publish" && (await isLive(article.id, (await anyRevision(article)).revisionId)));
  if (isDone) return "done";
  if (action === "unschedule") return "conflict article.state.unschedule";
  if (publicState === "killed") return "conflict article.killed";
  return action === "restore" ? "not_found revision.missing" : `conflict article.state.${action}`;
}

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

test("after all that was allowed and all that was refused, everything holds", async () => {
  expect(await brokenInvariants()).toEqual([]);
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
  return !(await isLive(id, workRevisionId ?? ""));
}

async function isLive(articleId: string, revisionId: string): Promise<boolean> {
  return (await db.publication.count({ where: { articleId, revisionId, state: "live" } })) > 0;
}
