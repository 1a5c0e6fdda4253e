import { describe, expect, test } from "vitest";
import { override } from "#lib/articles/publish";
import { sendBack } from "#lib/articles/send-back";
import { kill } from "#lib/articles/unpublish";
import { transaction } from "#lib/platform/db/index";
import { makeArticle, makeMember } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";

/** The measure by which other tests say that everything holds: it must see what is missing from the audit trail. */

const now = { when: { kind: "now" }, change: "update", changeNote: "" } as const;

const made: Record<string, [make: () => Promise<string>, event: string, sentence: RegExp]> = {
  approval: [
    async () => (await makeArticle({ workState: "approved" })).id,
    "article.approved",
    /^a revision was cleared and no event/,
  ],
  override: [
    async () => {
      const { id } = await makeArticle();
      await override(await makeMember("managing_editor"), id, { ...now, reason: "It cannot wait." });
      return id;
    },
    "article.published",
    /^a revision was cleared and no event/,
  ],
  "taking down": [
    async () => (await makeArticle({ publicState: "unpublished" })).id,
    "article.unpublished",
    /^a publication was taken down or killed and no event/,
  ],
  kill: [
    async () => (await makeArticle({ publicState: "killed" })).id,
    "article.killed",
    /^an article is killed and not exactly one event/,
  ],
  "kill of what was taken down already": [
    async () => {
      const { id } = await makeArticle({ publicState: "unpublished" });
      await kill(await makeMember("editor"), id, { reason: "Forged." });
      return id;
    },
    "article.killed",
    /^an article is killed and not exactly one event/,
  ],
  "sending back": [
    async () => {
      const { id, revision } = await makeArticle({ workState: "in_review" });
      await sendBack(await makeMember("editor"), id, { ...revision, reason: "Who says so?" });
      return id;
    },
    "article.sent_back",
    /^an article was sent back and no event/,
  ],
};

describe("what must hold at every moment", () => {
  test.each(Object.entries(made))("an event of %s that is missing is missed", async (_, [make, action, sentence]) => {
    const id = await make();
    expect(await brokenInvariants()).toEqual([]);
    let broken: string[] = [];
    const undone = new Error("undone");
    const looked = transaction(async (tx) => {
      // Only a superuser gets this far: the triggers are asleep.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`UPDATE events SET article_id = NULL WHERE article_id = ${id} AND action = ${action}`;
      broken = await brokenInvariants(tx);
      throw undone;
    });
    await expect(looked).rejects.toBe(undone);
    expect(broken).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });
});
