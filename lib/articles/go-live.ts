import { now } from "#lib/platform/clock";
import type { Publication } from "#lib/platform/db/generated/client";
import type { Db, Prisma } from "#lib/platform/db/index";

/** Publications that are there, are to come, or were there: all but those that were called off. */
export const notCalledOff: Prisma.PublicationWhereInput = {
  // An end that is not there yet is unlike any other, also to the database's own "not".
  OR: [{ ended: null }, { ended: { not: "cancelled" } }],
};

/** Makes a scheduled publication live in place of the one that was. The article's row must be locked. */
export async function goLive(tx: Db, publication: Publication): Promise<void> {
  await supersede(tx, publication.articleId);
  await tx.publication.update({ where: { id: publication.id }, data: { state: "live" } });
  await tx.article.update({
    where: { id: publication.articleId },
    data: { publicState: "live", stateChangedAt: now(), firstPublishedAt: publication.firstPublishedAt },
  });
}

/** Ends the live publication of an article, because another takes its place. */
export async function supersede(tx: Db, articleId: string): Promise<void> {
  await tx.publication.updateMany({
    where: { articleId, state: "live" },
    data: { state: "ended", ended: "superseded", endedAt: now() },
  });
}
