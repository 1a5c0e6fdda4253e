import { followAddress } from "#lib/directory/former-addresses";
import type { Edition } from "#lib/editions";
import { db } from "#lib/platform/db/index";
import { dependsOn } from "#lib/platform/page-context";

/** A section as readers of one edition know it. */
export type PublishedSection = { id: string; name: string; slug: string; description: string };

/** What an address under `/sections` leads to: the section, the slug it has moved to, or nothing. */
export type FoundSection = PublishedSection | { movedTo: string } | null;

/** The section at this address. A closed one keeps its page, since what was filed there stays public. */
export async function findSection(edition: Edition, slug: string): Promise<FoundSection> {
  dependsOn(`address:section:${edition}:${slug}`);
  const found = await db.sectionName.findUnique({ where: { edition_slug: { edition, slug } } });
  const sectionId = found?.sectionId ?? (await followAddress(edition, "section", slug));
  if (!sectionId) return null;
  dependsOn(`section:${sectionId}`);
  if (found) return present(found);
  const moved = await db.sectionName.findUnique({ where: { sectionId_edition: { sectionId, edition } } });
  return moved ? { movedTo: moved.slug } : null;
}

/** The edition's open sections, in the order of its menu. */
export async function listSections(edition: Edition): Promise<PublishedSection[]> {
  dependsOn("directory");
  const names = await db.sectionName.findMany({
    where: { edition, section: { closedAt: null } },
    orderBy: [{ section: { position: "asc" } }, { name: "asc" }],
  });
  return names.map(present);
}

function present(row: { sectionId: string; name: string; slug: string; description: string }): PublishedSection {
  return { id: row.sectionId, name: row.name, slug: row.slug, description: row.description };
}
