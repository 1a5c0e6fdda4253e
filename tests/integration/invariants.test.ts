import { describe, expect, test } from "vitest";
import { approve } from "#lib/articles/approve";
import { override } from "#lib/articles/publish";
import { sendBack } from "#lib/articles/send-back";
import { kill } from "#lib/articles/unpublish";
import { Prisma, transaction } from "#lib/platform/db/index";
import { makeArticle, makeAuthor, makeMember, makeSection, revisionOf } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";

/** The measure by which other tests say that everything holds: it must see what is missing from the audit trail. */

const now = { when: { kind: "now" }, change: "update", changeNote: "" } as const;

/** An editor's own text, approved by herself where an administrator has said that one editor is enough. */
async function approvedAlone(): Promise<{ id: string; sectionId: string }> {
  const writer = await makeMember("editor");
  const sectionId = await makeSection({ alone: true });
  const { id } = await makeArticle({ writer, workState: "in_review", fields: { sectionId } });
  await approve(writer, id, await revisionOf(id));
  return { id, sectionId };
}

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
    const broken = await brokenBy(
      Prisma.sql`UPDATE events SET article_id = NULL WHERE article_id = ${id} AND action = ${action}`,
    );
    expect(broken).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });

  test("an approval of one's own text is missed where it does not say so, or the section did not allow it", async () => {
    const { id, sectionId } = await approvedAlone();
    expect(await brokenInvariants()).toEqual([]);
    const lost: [sql: Prisma.Sql, sentence: RegExp][] = [
      [Prisma.sql`UPDATE approvals SET own = false WHERE article_id = ${id}`, /^somebody approved what they began/],
      [
        Prisma.sql`UPDATE events SET data = data - 'own' WHERE article_id = ${id} AND action = 'article.approved'`,
        /^a revision was cleared and no event/,
      ],
      [
        Prisma.sql`UPDATE events SET subject = 'section:none' WHERE subject = ${`section:${sectionId}`}`,
        /^somebody approved a text of their own where the section asked/,
      ],
    ];
    for (const [sql, sentence] of lost) {
      expect(await brokenBy(sql)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
    }
  });

  test("a name that a publication credits with something else than its revision does is noticed", async () => {
    const { id } = await makeArticle({ publicState: "live", fields: { translators: [await makeAuthor()] } });
    expect(await brokenInvariants()).toEqual([]);
    const broken = await brokenBy(Prisma.sql`
      UPDATE publication_authors SET role = 'author' WHERE role = 'translator'
        AND publication_id IN (SELECT p.id FROM publications p WHERE p.article_id = ${id})`);
    expect(broken).toEqual([expect.stringMatching(/^a publication names others than its revision does/)]);
  });
});

/** What is missed after a change that nobody but a superuser gets past the triggers; it is undone. */
async function brokenBy(sql: Prisma.Sql): Promise<string[]> {
  let broken: string[] = [];
  const undone = new Error("undone");
  const looked = transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw(sql);
    broken = await brokenInvariants(tx);
    throw undone;
  });
  await expect(looked).rejects.toBe(undone);
  return broken;
}
