import { type Edition, editions, nameIn } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { authorizeAtDesk } from "#lib/members/policy";
import { db } from "#lib/platform/db/index";
import { sectionVersion } from "./keep.ts";

/** Sections that articles can be filed under, in their order, named in one language. */
export async function listOpenSections(locale: Edition): Promise<{ id: string; name: string }[]> {
  const sections = await db.section.findMany({
    where: { closedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { names: true },
  });
  return sections.map(({ id, names }) => ({
    id,
    name: nameIn(names, locale)?.name ?? id,
  }));
}

/** A section as those who keep it see it. */
export type KeptSection = {
  id: string;
  names: Record<Edition, { name: string; slug: string; description: string }>;
  closed: boolean;
  /** Whether approving takes somebody else than the author. */
  needsSecondPerson: boolean;
  articles: number;
  version: string;
};

/** Every section, open ones first, in their order. */
export async function listKeptSections(actor: Actor): Promise<KeptSection[]> {
  authorizeAtDesk(actor, "sections.keep");
  const sections = await db.section.findMany({
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { names: true, _count: { select: { articles: true } } },
  });
  return sections.map(({ id, names, closedAt, needsSecondPerson, _count }) => ({
    id,
    names: namesOf(names, ({ name, slug, description }) => ({ name, slug, description }), {
      name: "",
      slug: "",
      description: "",
    }),
    closed: closedAt !== null,
    needsSecondPerson: needsSecondPerson || closedAt !== null,
    articles: _count.articles,
    version: sectionVersion(names),
  }));
}

/** A section as those see it who decide where approving takes a second person. */
export type SectionRule = Pick<KeptSection, "id" | "closed" | "needsSecondPerson"> & { name: string };

/**
 * The open sections, in their order, named in one language, each with its rule; and closed ones where it would be lifted
 * if they were opened again.
 */
export async function listSectionRules(actor: Actor, locale: Edition): Promise<SectionRule[]> {
  authorizeAtDesk(actor, "sections.rule");
  const sections = await db.section.findMany({
    where: { OR: [{ closedAt: null }, { needsSecondPerson: false }] },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { names: true },
  });
  return sections.map(({ id, names, closedAt, needsSecondPerson }) => ({
    id,
    name: nameIn(names, locale)?.name ?? id,
    closed: closedAt !== null,
    needsSecondPerson,
  }));
}

/** One entry for each edition, an empty one where there is no name. */
export function namesOf<Row extends { edition: Edition }, Shown>(
  rows: readonly Row[],
  present: (row: Row) => Shown,
  none: Shown,
): Record<Edition, Shown> {
  return Object.fromEntries(
    editions.map((edition) => {
      const row = rows.find((candidate) => candidate.edition === edition);
      return [edition, row ? present(row) : none];
    }),
  ) as Record<Edition, Shown>;
}
