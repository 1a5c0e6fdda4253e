import { type Db, Prisma } from "#lib/platform/db/index";

/**
 * Whether approving what is filed in a section takes somebody else than its author: always, unless an open section
 * says that one editor is enough. With `hold`, what it says stays so until the transaction ends.
 */
export async function needsSecondPerson(
  tx: Db,
  sectionId: string | null | undefined,
  { hold }: { hold: boolean },
): Promise<boolean> {
  if (!sectionId) return true;
  const [section] = await tx.$queryRaw<{ needs_second_person: boolean }[]>`
    SELECT needs_second_person FROM sections WHERE id = ${sectionId} AND closed_at IS NULL
    ${hold ? Prisma.sql`FOR SHARE` : Prisma.empty}`;
  return section?.needs_second_person ?? true;
}
