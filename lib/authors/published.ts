import { followAddress } from "#lib/directory/former-addresses";
import type { Edition } from "#lib/editions";
import type { AuthorKind } from "#lib/platform/db/generated/enums";
import { db } from "#lib/platform/db/index";
import { dependsOn } from "#lib/platform/page-context";

/** An author as readers of one edition know them; never whether there is an account behind the name. */
export type PublishedAuthor = {
  id: string;
  kind: AuthorKind;
  name: string;
  slug: string;
  jobTitle: string;
  biography: string;
  portrait: {
    id: string;
    storageKey: string;
    width: number;
    height: number;
    renditions: unknown;
    colour: string;
    alt: string;
  } | null;
};

/** What an address under `/authors` leads to: the author, the slug they have moved to, or nothing. */
export type FoundAuthor = PublishedAuthor | { movedTo: string } | null;

/** The author at this address in an edition; a portrait only once it can be shown. */
export async function findAuthor(edition: Edition, slug: string): Promise<FoundAuthor> {
  dependsOn(`address:author:${edition}:${slug}`);
  const found = await db.authorName.findUnique({
    where: { edition_slug: { edition, slug } },
    include: { author: { include: { portrait: true } } },
  });
  if (!found) {
    const authorId = await followAddress(edition, "author", slug);
    if (authorId) dependsOn(`author:${authorId}`);
    const moved = authorId && (await db.authorName.findUnique({ where: { authorId_edition: { authorId, edition } } }));
    return moved ? { movedTo: moved.slug } : null;
  }
  const { portrait, kind, id } = found.author;
  dependsOn(`author:${id}`);
  if (portrait) dependsOn(`asset:${portrait.id}`);
  return {
    id,
    kind,
    name: found.name,
    slug: found.slug,
    jobTitle: found.jobTitle,
    biography: found.biography,
    portrait:
      portrait?.status === "ready"
        ? {
            id: portrait.id,
            storageKey: portrait.storageKey,
            width: portrait.width,
            height: portrait.height,
            renditions: portrait.renditions,
            colour: portrait.colour,
            alt: portrait.alt,
          }
        : null,
  };
}
