import { filesOf } from "#lib/assets/present";
import { type Edition, nameIn } from "#lib/editions";
import type { Db } from "#lib/platform/db/index";
import { type ArticleSubject, cacheTagsOf } from "#lib/surfaces";
import { notCalledOff } from "./go-live.ts";

/**
 * The cache tags that a change of an article's publications must drop: every public surface that shows or
 * could show it (`lib/surfaces.ts`), fronts that it was chosen for, and its translations, which link to it.
 */
export async function tagsOfArticle(tx: Db, articleId: string): Promise<string[]> {
  const [subjects, article] = [
    await articleSubjects(tx, articleId),
    await tx.article.findUniqueOrThrow({
      where: { id: articleId },
      select: { translationGroupId: true, frontSlots: { select: { edition: true } } },
    }),
  ];
  const translations = await tx.article.findMany({
    where: { translationGroupId: article.translationGroupId, id: { not: articleId } },
    select: { id: true },
  });
  return [
    ...new Set([
      ...cacheTagsOf(...subjects),
      ...article.frontSlots.map(({ edition }) => `front:${edition}`),
      ...translations.map(({ id }) => `article:${id}`),
    ]),
  ];
}

/**
 * The article as its newest publications made it known, the one that is ending and the one that takes its
 * place among them: what a purge must reach, and where a probe must find nothing of it. What was called off before
 * its time has made nothing known, however often that happened.
 */
export async function articleSubjects(tx: Db, articleId: string): Promise<ArticleSubject[]> {
  const publications = await tx.publication.findMany({
    where: { articleId, ...notCalledOff },
    orderBy: { createdAt: "desc" },
    take: 3,
    select: {
      edition: true,
      slug: true,
      headline: true,
      sectionId: true,
      tags: { select: { tag: { select: { id: true, names: true } } } },
      authors: { select: { author: { select: { id: true, names: true } } } },
      approval: { select: { revision: { select: { assets: { select: { asset: true } } } } } },
    },
  });
  const sections = await tx.sectionName.findMany({
    where: { sectionId: { in: publications.map((publication) => publication.sectionId) } },
  });
  return publications.map(({ edition, slug, headline, sectionId, tags, authors, approval }) => {
    const slugIn = (names: readonly { edition: Edition; slug: string }[]) => nameIn(names, edition)?.slug ?? "";
    return {
      id: articleId,
      edition,
      slug,
      headline,
      section: { id: sectionId, slug: slugIn(sections.filter((name) => name.sectionId === sectionId)) },
      tags: tags.map(({ tag }) => ({ id: tag.id, slug: slugIn(tag.names) })),
      authors: authors.map(({ author }) => ({ id: author.id, slug: slugIn(author.names) })),
      assets: approval.revision.assets.map(({ asset }) => ({
        id: asset.id,
        storageKey: asset.storageKey,
        files: filesOf(asset),
      })),
    };
  });
}
