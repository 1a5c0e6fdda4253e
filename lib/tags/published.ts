import { followAddress } from "#lib/directory/former-addresses";
import type { Edition } from "#lib/editions";
import type { TagType } from "#lib/platform/db/generated/enums";
import { db } from "#lib/platform/db/index";
import { dependsOn } from "#lib/platform/page-context";
import { standingTag } from "./standing.ts";

/** A tag as readers of one edition know it. */
export type PublishedTag = { id: string; type: TagType; name: string; slug: string; description: string };

/** What an address under `/tags` leads to: the tag, the slug it has moved to, or nothing. */
export type FoundTag = PublishedTag | { movedTo: string } | null;

/** The tag at this address; one that was merged leads to the tag it was merged into. */
export async function findTag(edition: Edition, slug: string): Promise<FoundTag> {
  dependsOn(`address:tag:${edition}:${slug}`);
  const found = await db.tagName.findUnique({ where: { edition_slug: { edition, slug } }, include: { tag: true } });
  if (found) dependsOn(`tag:${found.tagId}`);
  if (found && found.tag.mergedIntoId === null) {
    return { id: found.tagId, type: found.tag.type, name: found.name, slug, description: found.description };
  }
  const formerId = found?.tagId ?? (await followAddress(edition, "tag", slug));
  const tagId = formerId && (await standingTag(db, formerId));
  if (!tagId) return null;
  dependsOn(`tag:${tagId}`);
  const moved = await db.tagName.findUnique({ where: { tagId_edition: { tagId, edition } } });
  return moved ? { movedTo: moved.slug } : null;
}
