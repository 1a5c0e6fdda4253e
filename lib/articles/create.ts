import * as Y from "yjs";
import { z } from "zod";
import { openAuthorOf } from "#lib/authors/own";
import { editions } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { type Db, transaction } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { isId, newId } from "#lib/platform/ids";
import { schemaVersion, writeFields } from "./document.ts";
import { mayCreateArticle } from "./policy.ts";
import { projectArticle } from "./project.ts";

export const createInput = z.strictObject({
  edition: z.enum(editions),
  sectionId: z.string().refine(isId).nullish(),
});

/** Begins an article in an edition; whoever begins it signs it, if an author's name is theirs. Returns its id. */
export async function createArticle(
  actor: MemberActor,
  input: z.infer<typeof createInput>,
): Promise<{ articleId: string }> {
  if (!mayCreateArticle(actor)) throw new Refusal("forbidden", "article.may.create");
  return transaction(async (tx) => {
    const own = await openAuthorOf(tx, actor.id);
    const doc = new Y.Doc();
    writeFields(doc, {
      sectionId: input.sectionId ?? null,
      slugByHand: false,
      leadArchive: false,
      leadAssetId: null,
      bylines: own ? [own] : [],
    });
    const articleId = await insertArticle(tx, actor, doc, { edition: input.edition });
    await recordEvent(tx, { actor, action: "article.created", articleId, data: { edition: input.edition } });
    return { articleId };
  });
}

/** Stores a new article with its first document, as one update of the member's. Records no event. */
export async function insertArticle(
  tx: Db,
  actor: MemberActor,
  doc: Y.Doc,
  place: { edition: (typeof editions)[number]; translationOf?: { id: string; translationGroupId: string } },
): Promise<string> {
  const id = newId();
  const state = Y.encodeStateAsUpdate(doc);
  const at = now();
  await tx.article.create({
    data: {
      id,
      edition: place.edition,
      translationGroupId: place.translationOf?.translationGroupId ?? id,
      translatedFromId: place.translationOf?.id ?? null,
      createdById: actor.id,
      createdAt: at,
      editedAt: at,
      stateChangedAt: at,
      state: new Uint8Array(state),
      schemaVersion,
    },
  });
  const { seq } = await tx.articleUpdate.create({
    data: { articleId: id, memberId: actor.id, update: new Uint8Array(state), at },
  });
  await projectArticle(tx, id, doc, { memberId: actor.id, updateSeq: seq });
  return id;
}
