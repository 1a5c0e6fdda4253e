import { describe, expect, test } from "vitest";
import { approve } from "#lib/articles/approve";
import { type ArticleContent, contentHash } from "#lib/articles/content";
import { getDeskArticle } from "#lib/articles/desk-article";
import { getContent } from "#lib/articles/desk-history";
import { previewArticle } from "#lib/articles/preview";
import { publish } from "#lib/articles/publish";
import { findArticle, listPage } from "#lib/articles/published";
import { restore } from "#lib/articles/restore";
import { submit } from "#lib/articles/submit";
import { translate } from "#lib/articles/translate";
import { listAuthors } from "#lib/authors/desk";
import { changeAuthor, closeAuthor } from "#lib/authors/keep";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { withPageContext } from "#lib/platform/page-context";
import { makeArticle, makeAuthor, makeMember, makeSection, revisionOf, type } from "#tests/factories/newsroom";
import { brokenInvariants } from "#tests/support/invariants";

const plain = { when: { kind: "now" }, change: "update", changeNote: "" } as const;

/** Which names stand under an article's working copy. */
const workingTranslators = async (id: string) => (await db.article.findUniqueOrThrow({ where: { id } })).translatorIds;

async function rowsOf(articleId: string): Promise<string[]> {
  const rows = await db.publicationAuthor.findMany({ where: { publication: { articleId, state: "live" } } });
  return rows.map(({ role, authorId }) => `${role} ${authorId}`).sort();
}

describe("a translator's credit", () => {
  test("is frozen by name and in order, printed with links, and filed under author and translator", async () => {
    const [writer, first, second] = [await makeAuthor(), await makeAuthor(), await makeAuthor()];
    const { id } = await makeArticle({
      publicState: "live",
      workState: "approved",
      // Who wrote a text may have put it into the other language as well; what is nobody's id is passed over.
      fields: { bylines: [writer], translators: [second, newId(), first, second, writer] },
    });
    const revision = await db.revision.findFirstOrThrow({ where: { articleId: id } });
    const content = revision.content as unknown as ArticleContent;
    expect(content.translators?.map((translator) => translator.id)).toEqual([second, first, writer]);
    expect(content.translators?.[0]).toEqual({
      id: second,
      kind: "person",
      name: `Author ${second} en`,
      slug: `author-${second}`,
    });
    expect(contentHash(content)).toBe(revision.hash);
    expect(await rowsOf(id)).toEqual(
      [`author ${writer}`, `translator ${first}`, `translator ${second}`, `translator ${writer}`].sort(),
    );
    const found = await findArticle("en", id);
    expect(found).toMatchObject({
      article: {
        bylines: [{ id: writer }],
        translators: [{ id: second, address: `/en/authors/author-${second}` }, { id: first }, { id: writer }],
      },
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  test("leaves no trace in the revision of an article that has none", async () => {
    const { id, revision } = await makeArticle({ workState: "approved", fields: { translators: [] } });
    const content = await getContent(await makeMember("journalist"), id, 1);
    expect(content).not.toHaveProperty("translators");
    expect(content && contentHash(content)).toBe(revision.hash);
  });

  test("is part of what was approved: another one needs approval again, and restoring brings back the old one", async () => {
    const [old, next] = [await makeAuthor(), await makeAuthor()];
    const { id, writer, revision } = await makeArticle({ workState: "approved", fields: { translators: [old] } });
    await type(writer, id, { translators: [old, next] });
    expect(await db.article.findUnique({ where: { id } })).toMatchObject({
      workState: "draft",
      translatorIds: [old, next],
    });
    expect((await previewArticle(writer, id, "working"))?.translators.map((translator) => translator.id)).toEqual([
      old,
      next,
    ]);
    await restore(writer, id, revision);
    expect(await workingTranslators(id)).toEqual([old]);
  });
});

describe("who translated it does not approve it", () => {
  test("but where the section says that one editor is enough, and then the approval says that it was her own", async () => {
    const editor = await makeMember("editor");
    const fields = { translators: [await makeAuthor(editor.id)], sectionId: await makeSection({ alone: true }) };
    const { id } = await makeArticle({ workState: "in_review", fields });
    await approve(editor, id, await revisionOf(id));
    expect(await db.approval.findMany({ where: { articleId: id } })).toMatchObject([{ own: true }]);
  });

  test("and may once the credit is another's", async () => {
    const editor = await makeMember("editor");
    const own = await makeAuthor(editor.id);
    const { id, writer } = await makeArticle({ workState: "in_review", fields: { translators: [own] } });
    expect((await getDeskArticle(editor, id)).abilities.approve).toBe(false);
    await expect(approve(editor, id, await revisionOf(id))).rejects.toMatchObject({
      kind: "forbidden",
      code: "article.approveOwn",
    });
    expect(await db.approval.count({ where: { articleId: id } })).toBe(0);
    await type(writer, id, { translators: [await makeAuthor()] });
    await submit(writer, id, { note: "" });
    await approve(editor, id, await revisionOf(id));
    await publish(editor, id, { ...(await revisionOf(id)), ...plain });
  });
});

describe("an author's page", () => {
  test("lists what she wrote and what she translated, and tells the one from the other", async () => {
    const [her, other] = [await makeAuthor(), await makeAuthor()];
    const out = { publicState: "live", workState: "approved" } as const;
    const wrote = await makeArticle({ ...out, fields: { bylines: [her] } });
    const translated = await makeArticle({ ...out, fields: { bylines: [other], translators: [her] } });
    const both = await makeArticle({ ...out, fields: { bylines: [her], translators: [her] } });
    const list = await listPage("en", { author: her }, 1);
    expect(list?.total).toBe(3);
    expect(Object.fromEntries(list?.cards.map((card) => [card.id, card.isTranslation]) ?? [])).toEqual({
      [wrote.id]: false,
      [translated.id]: true,
      [both.id]: false,
    });
    const kept = (await listAuthors(await makeMember("editor"))).find(({ id }) => id === her);
    expect(kept?.articles).toBe(3);
  });

  test("and every page that credits her is dropped when she is renamed; the name that was approved stays", async () => {
    const editor = await makeMember("editor");
    const her = await makeAuthor();
    const { id } = await makeArticle({ publicState: "live", workState: "approved", fields: { translators: [her] } });
    const { context } = await withPageContext(() => findArticle("en", id));
    expect([...context.tags]).toContain(`author:${her}`);

    const kept = (await listAuthors(editor)).find((author) => author.id === her);
    if (!kept) throw new Error("the author is not listed");
    const names = { ...kept.names, en: { ...kept.names.en, name: `Renamed ${her}`, slug: `renamed-${her}` } };
    const { kind, memberId, version } = kept;
    await changeAuthor(editor, her, { kind, memberId, portraitId: null, names, version });
    const last = await db.outbox.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(last.tags).toContain(`author:${her}`);
    expect(await findArticle("en", id)).toMatchObject({
      article: { translators: [{ name: `Author ${her} en`, address: `/en/authors/renamed-${her}` }] },
    });
    await closeAuthor(editor, her);
    expect(await findArticle("en", id)).toMatchObject({ article: { translators: [{ id: her }] } });
  });
});

describe("a translation that is begun at the desk", () => {
  test("carries the bylines over and proposes whoever begins it as its translator, not the source's", async () => {
    const member = await makeMember("journalist");
    const [own, signs, earlier] = [await makeAuthor(member.id), await makeAuthor(), await makeAuthor()];
    const { id } = await makeArticle({ fields: { bylines: [signs], translators: [earlier] } });
    const { articleId } = await translate(member, id, { edition: "ar" });
    expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({
      authorIds: [signs],
      translatorIds: [own],
    });
    expect((await getDeskArticle(member, articleId)).isTranslation).toBe(true);
    expect((await getDeskArticle(member, id)).isTranslation).toBe(false);
    await type(member, articleId, { translators: [] });
    expect(await workingTranslators(articleId)).toEqual([]);
  });

  test("proposes nobody who has no author's name, whose name is closed, or who signs it anyway", async () => {
    const [nameless, closed, signer] = [await makeMember(), await makeMember(), await makeMember()];
    await closeAuthor(await makeMember("editor"), await makeAuthor(closed.id));
    const own = await makeAuthor(signer.id);
    for (const member of [nameless, closed, signer]) {
      const { id } = await makeArticle({ fields: { bylines: [own] } });
      const { articleId } = await translate(member, id, { edition: "ar" });
      expect(await workingTranslators(articleId)).toEqual([]);
    }
  });
});
