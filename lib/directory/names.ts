import { z } from "zod";
import { cleanSlug, proposeSlug } from "#lib/articles/slug";
import { plainLine, plainLines } from "#lib/body/clean";
import { type Edition, editions } from "#lib/editions";
import type { Db } from "#lib/platform/db/index";
import { Refusal } from "#lib/platform/errors";
import { assertFree, type DirectoryKind, freeSlug, moveAddress } from "./former-addresses.ts";

/** Names of sections, tags and authors: one for each edition, each with its address. */

/** Longer ones break menus and bylines. */
export const nameCharactersMax = 80;
export const descriptionCharactersMax = 1_000;

export const oneLine = (max: number) => z.string().transform(plainLine).pipe(z.string().max(max));

/** Several lines: paragraphs stay, the rest is put in order. */
export const someLines = (max: number) => z.string().transform(plainLines).pipe(z.string().max(max));

/** Empty name: this edition has none. Empty slug: proposed from the name. */
export const namedFields = z.strictObject({
  name: oneLine(nameCharactersMax),
  slug: z.string().max(1_000).default(""),
});
export type Named = z.infer<typeof namedFields>;
export type Names<N extends Named = Named> = Record<Edition, N>;

export const perEdition = <Schema extends z.ZodType>(schema: Schema) => z.strictObject({ en: schema, ar: schema });

export type SettledName<N extends Named> = N & { edition: Edition };

/**
 * Decides what each edition's name and address will be, and keeps the addresses that are given up leading here.
 * Throws `invalid` where no edition has a name, a name in use would be taken away, a slug has no letter, or an
 * address is somebody else's.
 */
export async function settleNames<N extends Named>(
  tx: Db,
  kind: DirectoryKind,
  ownerId: string,
  input: Names<N>,
  before: readonly { edition: Edition; slug: string }[],
): Promise<SettledName<N>[]> {
  // Two people who take one address at the same moment: the second is told, and not by the database.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7012027)`;
  if (editions.every((edition) => input[edition].name === "")) throw fieldRefusal("names.en.name", "field.required");
  const settledNames: SettledName<N>[] = [];
  for (const edition of editions) {
    const typed = input[edition];
    const had = before.find((name) => name.edition === edition);
    if (typed.name === "") {
      if (had) throw fieldRefusal(`names.${edition}.name`, "field.required");
      continue;
    }
    const slug = await settleSlug(tx, kind, ownerId, edition, typed, had?.slug);
    if (had) await moveAddress(tx, { edition, kind, from: had.slug, to: slug, targetId: ownerId });
    settledNames.push({ ...typed, edition, slug });
  }
  return settledNames;
}

async function settleSlug(
  tx: Db,
  kind: DirectoryKind,
  ownerId: string,
  edition: Edition,
  typed: Named,
  had: string | undefined,
): Promise<string> {
  if (typed.slug.trim() === "") {
    // A new name for what is there already moves its address along; who wants the old one keeps it typed.
    const proposed = proposeSlug(typed.name, edition);
    if (proposed === "") throw fieldRefusal(`names.${edition}.slug`, "address.empty");
    return proposed === had ? proposed : freeSlug(tx, edition, kind, proposed, ownerId);
  }
  const slug = cleanSlug(typed.slug, edition);
  if (slug === "") throw fieldRefusal(`names.${edition}.slug`, "address.empty");
  if (slug !== had) await assertFree(tx, { edition, kind, slug, ownerId });
  return slug;
}

function fieldRefusal(field: string, code: string): Refusal {
  return new Refusal("invalid", "request.fields", { fields: { [field]: { code } } });
}

/** Cache tags of the pages at these addresses, also of the pages that said that nothing is there. */
export function addressTags(kind: DirectoryKind, names: readonly { edition: Edition; slug: string }[]): string[] {
  return names.map(({ edition, slug }) => `address:${kind}:${edition}:${slug}`);
}

/** The slugs, for the audit trail. */
export function slugsOf(names: readonly { edition: Edition; slug: string }[]): Partial<Record<Edition, string>> {
  return Object.fromEntries(names.map(({ edition, slug }) => [edition, slug]));
}
