import { membersNamed } from "#lib/authors/own";
import type { Actor } from "#lib/members/actor";
import type { Article, Revision } from "#lib/platform/db/generated/client";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { needsSecondPerson } from "#lib/sections/second-person";
import type { ArticleContent } from "./content.ts";
import { may, type PolicySubject } from "./policy.ts";
import { type ArticleAction, isPossible } from "./workflow.ts";

export type LoadedArticle = Article & {
  workRevision: Revision | null;
  namedMemberIds: string[];
  needsSecondPerson: boolean;
};

/**
 * Loads an article for an action, through what the actor may see: whoever may not read it is told that there
 * is none. Throws `not_found` or `forbidden`. States are not judged here: see `assertPossible`.
 *
 * With `lock`, the row is held until the transaction ends, so that of two commands at once the second one
 * sees what the first has done; for an approval the rule of the revision's section is held as well.
 */
export async function loadArticle(
  tx: Db,
  actor: Actor,
  action: ArticleAction,
  articleId: string,
  options: { lock?: boolean } = {},
): Promise<LoadedArticle> {
  const article = isId(articleId) ? await find(tx, articleId, action, options.lock ?? false) : null;
  if (!article || !may(actor, "read", article)) throw new Refusal("not_found", "article.missing");
  if (!may(actor, action, article)) {
    const own = action === "approve" && may(actor, action, { ...article, needsSecondPerson: false });
    throw new Refusal("forbidden", own ? "article.approveOwn" : `article.may.${action}`);
  }
  return article;
}

/** Throws `conflict`, naming the states, when the action is not possible in them. */
export function assertPossible(action: ArticleAction, article: PolicySubject): void {
  if (isPossible(action, article)) return;
  if (article.publicState === "killed") throw new Refusal("conflict", "article.killed");
  throw new Refusal("conflict", `article.state.${action}`);
}

async function find(tx: Db, id: string, action: ArticleAction, lock: boolean): Promise<LoadedArticle | null> {
  if (lock) await tx.$queryRaw`SELECT id FROM articles WHERE id = ${id} FOR UPDATE`;
  const article = await tx.article.findUnique({ where: { id }, include: { workRevision: true } });
  if (!article) return null;
  // What is approved is the revision: the section that it froze decides. A draft is told by where it is filed now.
  const content = article.workRevision?.content as unknown as ArticleContent | undefined;
  const sectionId = content ? content.section?.id : article.sectionId;
  return {
    ...article,
    // Linked now, or linked when the revision was frozen.
    namedMemberIds: [
      ...(await membersNamed(tx, [...article.authorIds, ...article.translatorIds])),
      ...(article.workRevision?.namedMemberIds ?? []),
    ],
    needsSecondPerson: await needsSecondPerson(tx, sectionId, { hold: lock && action === "approve" }),
  };
}
