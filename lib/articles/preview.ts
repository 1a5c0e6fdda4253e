import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { getContent } from "./desk-history.ts";
import { loadArticle } from "./load.ts";
import { type PublishedArticle, presentArticle } from "./present.ts";
import { correctionsOf, directoryOf, translationsOf } from "./published.ts";

/**
 * A revision, or the working copy as stored now, in the shape in which readers would get it: for the desk's
 * preview, which is made of the reader's own components. Dates are those that the article has, or this moment.
 * Null when there is no such revision; throws `not_found` when the member may not read the article.
 */
export async function previewArticle(
  actor: MemberActor,
  articleId: string,
  which: number | "working",
): Promise<PublishedArticle | null> {
  const article = await loadArticle(db, actor, "read", articleId);
  const content = await getContent(actor, articleId, which);
  if (!content) return null;
  const at = now();
  const sectionId = content.section?.id ?? "";
  const [directory, corrections, translations] = await Promise.all([
    directoryOf(content.edition, sectionId, content),
    correctionsOf(articleId, at),
    translationsOf(article.translationGroupId, articleId, at),
  ]);
  const row = {
    id: articleId,
    edition: content.edition,
    slug: content.slug,
    sectionId,
    content,
    firstPublishedAt: article.firstPublishedAt ?? at,
    modifiedAt: at,
    endsAt: null,
  };
  return presentArticle(row, { directory, crops: [], corrections, translations });
}
