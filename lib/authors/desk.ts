import { widthsOf } from "#lib/assets/present";
import type { Edition } from "#lib/editions";
import type { Actor } from "#lib/members/actor";
import { authorizeAtDesk } from "#lib/members/policy";
import type { Asset } from "#lib/platform/db/generated/client";
import type { AuthorKind } from "#lib/platform/db/generated/enums";
import { db } from "#lib/platform/db/index";
import { namesOf } from "#lib/sections/desk";
import { authorVersion } from "./keep.ts";

/** An author to sign with: what a picker shows. `memberId` tells whose byline it is. */
export type AuthorChoice = { id: string; kind: AuthorKind; memberId: string | null; names: Record<Edition, string> };

/** Open authors, people before agencies, by name. A newsroom has hundreds at most: a picker holds them all. */
export async function listAuthorChoices(actor: Actor): Promise<AuthorChoice[]> {
  authorizeAtDesk(actor, "directory.read");
  const authors = await db.author.findMany({ where: { closedAt: null }, include: { names: true } });
  return authors
    .map(({ id, kind, memberId, names }) => ({ id, kind, memberId, names: namesOf(names, ({ name }) => name, "") }))
    .sort((a, b) => b.kind.localeCompare(a.kind) || byName(a, b));
}

/** An author as those who keep it see it. */
export type KeptAuthor = {
  id: string;
  kind: AuthorKind;
  names: Record<Edition, { name: string; slug: string; jobTitle: string; biography: string }>;
  memberId: string | null;
  portrait: { id: string; storageKey: string; widths: number[]; colour: string; alt: string } | null;
  closed: boolean;
  articles: number;
  version: string;
};

/** Every author, by name. */
export async function listAuthors(actor: Actor): Promise<KeptAuthor[]> {
  authorizeAtDesk(actor, "directory.read");
  const [authors, uses] = await Promise.all([
    db.author.findMany({ include: { names: true, portrait: true } }),
    db.$queryRaw<{ id: string; articles: number }[]>`
      SELECT author AS id, count(DISTINCT a.id)::int AS articles
      FROM articles a, unnest(a.author_ids || a.translator_ids) AS author GROUP BY 1`,
  ]);
  return authors
    .map((author) => ({
      id: author.id,
      kind: author.kind,
      names: namesOf(author.names, ({ name, slug, jobTitle, biography }) => ({ name, slug, jobTitle, biography }), {
        name: "",
        slug: "",
        jobTitle: "",
        biography: "",
      }),
      memberId: author.memberId,
      portrait: author.portrait?.status === "ready" ? shownPortrait(author.portrait) : null,
      closed: author.closedAt !== null,
      articles: uses.find((use) => use.id === author.id)?.articles ?? 0,
      version: authorVersion(author),
    }))
    .sort((a, b) => byName({ names: nameOnly(a) }, { names: nameOnly(b) }));
}

/** Accounts that an author can be linked to, each with the author that it signs as already. */
export async function getAccountChoices(
  actor: Actor,
): Promise<{ id: string; name: string; authorId: string | null }[]> {
  authorizeAtDesk(actor, "authors.keep");
  const members = await db.member.findMany({
    // Who has left and signed here stays linked, whatever else of the author is changed.
    where: { OR: [{ endedAt: null }, { author: { isNot: null } }] },
    orderBy: { name: "asc" },
    select: { id: true, name: true, author: { select: { id: true } } },
  });
  return members.map(({ id, name, author }) => ({ id, name, authorId: author?.id ?? null }));
}

function shownPortrait(asset: Asset): NonNullable<KeptAuthor["portrait"]> {
  const { id, storageKey, colour, alt } = asset;
  return { id, storageKey, widths: widthsOf(asset), colour, alt };
}

function byName(a: { names: Record<Edition, string> }, b: { names: Record<Edition, string> }): number {
  return (a.names.en || a.names.ar).localeCompare(b.names.en || b.names.ar);
}

function nameOnly(author: KeptAuthor): Record<Edition, string> {
  return { en: author.names.en.name, ar: author.names.ar.name };
}
