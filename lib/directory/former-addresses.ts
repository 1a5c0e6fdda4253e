import type { Edition } from "#lib/editions";
import { now } from "#lib/platform/clock";
import { type Db, db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";

/** What has an address of its own beside articles. */
export type DirectoryKind = "section" | "tag" | "author";

/** Whose address this once was, if it was anyone's. */
export async function followAddress(edition: Edition, kind: DirectoryKind, slug: string): Promise<string | null> {
  const former = await db.formerAddress.findUnique({ where: { edition_kind_slug: { edition, kind, slug } } });
  return former?.targetId ?? null;
}

/**
 * Keeps an address that is given up, so that it goes on leading to whose it was; and frees the one taken, so
 * that a name taken back leads nowhere else.
 */
export async function moveAddress(
  tx: Db,
  move: { edition: Edition; kind: DirectoryKind; from: string; to: string; targetId: string },
): Promise<void> {
  const { edition, kind, from, to, targetId } = move;
  if (from === to) return;
  await tx.formerAddress.deleteMany({ where: { edition, kind, slug: to, targetId } });
  await tx.formerAddress.upsert({
    where: { edition_kind_slug: { edition, kind, slug: from } },
    create: { edition, kind, slug: from, targetId, createdAt: now() },
    update: { targetId, createdAt: now() },
  });
}

/**
 * Throws `invalid` when the address is in use, or still leads somewhere else: an address that readers and search
 * engines know never changes its owner.
 */
export async function assertFree(
  tx: Db,
  address: { edition: Edition; kind: DirectoryKind; slug: string; ownerId: string },
): Promise<void> {
  const { edition, kind, slug, ownerId } = address;
  const holder = await holderOf(tx, edition, kind, slug);
  const former = await tx.formerAddress.findUnique({ where: { edition_kind_slug: { edition, kind, slug } } });
  const taken = (holder !== null && holder !== ownerId) || (former !== null && former.targetId !== ownerId);
  if (taken) {
    throw new Refusal("invalid", "request.fields", {
      fields: { [`names.${edition}.slug`]: { code: "address.taken", values: { slug } } },
    });
  }
}

/** The first of `slug`, `slug-2`, `slug-3` … that nobody else has or had. */
export async function freeSlug(
  tx: Db,
  edition: Edition,
  kind: DirectoryKind,
  slug: string,
  ownerId: string,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    const holder = await holderOf(tx, edition, kind, candidate);
    const former = await tx.formerAddress.findUnique({
      where: { edition_kind_slug: { edition, kind, slug: candidate } },
    });
    if ((holder ?? ownerId) === ownerId && (former?.targetId ?? ownerId) === ownerId) return candidate;
  }
}

async function holderOf(tx: Db, edition: Edition, kind: DirectoryKind, slug: string): Promise<string | null> {
  const where = { edition_slug: { edition, slug } };
  if (kind === "section") return (await tx.sectionName.findUnique({ where }))?.sectionId ?? null;
  if (kind === "tag") return (await tx.tagName.findUnique({ where }))?.tagId ?? null;
  return (await tx.authorName.findUnique({ where }))?.authorId ?? null;
}
