import type * as Y from "yjs";
import { bodyFromYjs } from "#lib/body/from-yjs";
import { bodyText, wordCount } from "#lib/body/text";
import { recordEvent } from "#lib/events/record";
import { now } from "#lib/platform/clock";
import type { Db } from "#lib/platform/db/index";
import { workingHash } from "./content.ts";
import { bodyRoot, readFields } from "./document.ts";
import { cleanSlug, proposeSlug } from "./slug.ts";

/**
 * Writes the projection of a document beside it: what lists, search and checks read. Called in the transaction
 * that stores the document, with the merged document and the number of its last update.
 *
 * Where what readers will see is no longer what it was, a working copy under review or approved becomes a
 * draft again: an approval is for one revision, and this is another text. Returns whether that happened.
 */
export async function projectArticle(
  tx: Db,
  articleId: string,
  doc: Y.Doc,
  by: { memberId: string; updateSeq: bigint },
): Promise<{ reopened: boolean }> {
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { edition: true, contentHash: true, workState: true, workRevisionId: true, publicState: true },
  });
  const fields = readFields(doc);
  const body = bodyFromYjs(doc.getXmlFragment(bodyRoot));
  const text = bodyText(body);
  const hash = workingHash(fields, body);
  const changed = hash !== article.contentHash;
  // Words that were on their way when the article was killed are kept, and reopen nothing.
  const reopened = changed && article.workState !== "draft" && article.publicState !== "killed";
  const at = now();
  await tx.article.update({
    where: { id: articleId },
    data: {
      headline: fields.headline,
      standfirst: fields.standfirst,
      slug: fields.slugByHand ? cleanSlug(fields.slug, article.edition) : proposeSlug(fields.headline, article.edition),
      text,
      wordCount: wordCount(text, article.edition),
      sectionId: fields.sectionId && (await exists(tx, fields.sectionId)) ? fields.sectionId : null,
      leadAssetId: fields.leadAssetId,
      authorIds: fields.bylines,
      translatorIds: fields.translators,
      tagIds: fields.tags,
      contentHash: hash,
      updateSeq: by.updateSeq,
      ...(changed ? { editedAt: at, editedById: by.memberId } : {}),
      ...(reopened ? { workState: "draft", workRevisionId: null, stateChangedAt: at } : {}),
    },
  });
  if (reopened) {
    await recordEvent(tx, {
      actor: { kind: "member", id: by.memberId },
      action: "article.reopened",
      articleId,
      data: { from: article.workState, revisionId: article.workRevisionId },
    });
  }
  return { reopened };
}

async function exists(tx: Db, sectionId: string): Promise<boolean> {
  return (await tx.section.count({ where: { id: sectionId } })) > 0;
}
