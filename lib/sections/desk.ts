import type { Edition } from "#lib/editions";
import { db } from "#lib/platform/db/index";

/** Sections that articles can be filed under, in their order, named in one language. */
export async function listOpenSections(locale: Edition): Promise<{ id: string; name: string }[]> {
  const sections = await db.section.findMany({
    where: { closedAt: null },
    orderBy: { position: "asc" },
    include: { names: true },
  });
  return sections.map(({ id, names }) => ({
    id,
    name: names.find(({ edition }) => edition === locale)?.name ?? names[0]?.name ?? id,
  }));
}
