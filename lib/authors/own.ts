import type { Db } from "#lib/platform/db/index";

/** Id of the author that the member signs as; null where there is none, or none whose name is still put to new texts. */
export async function openAuthorOf(tx: Db, memberId: string): Promise<string | null> {
  const author = await tx.author.findUnique({ where: { memberId, closedAt: null }, select: { id: true } });
  return author?.id ?? null;
}

/** The members who stand behind names that are printed: accounts to which these authors are linked. */
export async function membersNamed(tx: Db, authorIds: readonly string[]): Promise<string[]> {
  const authors = await tx.author.findMany({
    where: { id: { in: [...authorIds] }, memberId: { not: null } },
    select: { memberId: true },
  });
  return authors.flatMap(({ memberId }) => memberId ?? []);
}
