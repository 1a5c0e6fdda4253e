import type { Db } from "#lib/platform/db/index";

/**
 * The cache tags that a change of an article's publications must drop: its own page, every list that shows
 * or could show it, and the pages of its translations, which link to it.
 *
 * Reads every publication that is or was about to be public, so that a list which shows the old version and
 * one which will show the new are both among them.
 */
export async function tagsOfArticle(tx: Db, articleId: string): Promise<string[]> {
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { edition: true, translationGroupId: true, frontSlots: { select: { edition: true } } },
  });
  const publications = await tx.publication.findMany({
    where: { articleId },
    orderBy: { createdAt: "desc" },
    take: 3,
    select: {
      sectionId: true,
      tags: { select: { tagId: true } },
      authors: { select: { authorId: true } },
      approval: { select: { revision: { select: { assets: { select: { assetId: true } } } } } },
    },
  });
  const translations = await tx.article.findMany({
    where: { translationGroupId: article.translationGroupId, id: { not: articleId } },
    select: { id: true },
  });
  const tags = new Set([`article:${articleId}`, `edition:${article.edition}`, `front:${article.edition}`]);
  for (const { id } of translations) tags.add(`article:${id}`);
  for (const { edition } of article.frontSlots) tags.add(`front:${edition}`);
  for (const publication of publications) {
    tags.add(`section:${publication.sectionId}`);
    for (const { tagId } of publication.tags) tags.add(`tag:${tagId}`);
    for (const { authorId } of publication.authors) tags.add(`author:${authorId}`);
    for (const { assetId } of publication.approval.revision.assets) tags.add(`asset:${assetId}`);
  }
  return [...tags];
}
