import * as Y from "yjs";
import { z } from "zod";
import { openAuthorOf } from "#lib/authors/own";
import { editions } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import type { MemberActor } from "#lib/members/actor";
import { isUniqueViolation, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { insertArticle } from "./create.ts";
import { readFields, writeFields } from "./document.ts";
import { assertPossible, loadArticle } from "./load.ts";
import { mayCreateArticle } from "./policy.ts";

export const translateInput = z.strictObject({ edition: z.enum(editions) });

/**
 * Starts the article's translation in another edition: an article of its own, linked to it, with section,
 * tags, bylines and photo taken over and every word still to be written. Whoever begins it is credited with it, if an
 * author's name is hers and does not sign it anyway. Returns the one there is, if there is.
 */
export async function translate(
  actor: MemberActor,
  articleId: string,
  input: z.infer<typeof translateInput>,
): Promise<{ articleId: string }> {
  try {
    return await transaction(async (tx) => {
      const source = await loadArticle(tx, actor, "translate", articleId);
      if (!mayCreateArticle(actor)) throw new Refusal("forbidden", "article.may.create");
      assertPossible("translate", source);
      if (source.edition === input.edition) throw new Refusal("conflict", "article.sameEdition");
      const existing = await tx.article.findUnique({
        where: {
          translationGroupId_edition: { translationGroupId: source.translationGroupId, edition: input.edition },
        },
        select: { id: true },
      });
      if (existing) return { articleId: existing.id };
      const from = new Y.Doc();
      Y.applyUpdate(from, source.state);
      const { sectionId, tags, bylines, leadAssetId, leadArchive } = readFields(from);
      from.destroy();
      const own = await openAuthorOf(tx, actor.id);
      const translators = own && !bylines.includes(own) ? [own] : [];
      const doc = new Y.Doc();
      writeFields(doc, { sectionId, tags, bylines, translators, leadAssetId, leadArchive, slugByHand: false });
      const id = await insertArticle(tx, actor, doc, { edition: input.edition, translationOf: source });
      await recordEvent(tx, {
        actor,
        action: "article.translated",
        articleId: id,
        data: { from: articleId, edition: input.edition },
      });
      return { articleId: id };
    });
  } catch (error) {
    // Two people began it at the same moment: the second is led to the first one's.
    if (isUniqueViolation(error)) return translate(actor, articleId, input);
    throw error;
  }
}
