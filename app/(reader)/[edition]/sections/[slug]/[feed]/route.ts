import { sectionAddress } from "#lib/addresses";
import { findSection } from "#lib/sections/published";
import { askedEdition, askedSlug } from "../../../../asked.ts";
import { feedAnswer, movedTo, nothingHere } from "../../../../feed-answer.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ edition: string; slug: string; feed: string }> };

export async function GET(_request: Request, { params }: Context) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  const section = edition && (await findSection(edition, askedSlug(asked.slug)));
  if (!section) return nothingHere();
  if ("movedTo" in section) return movedTo(`${sectionAddress(edition, section.movedTo)}/${asked.feed}`);
  const list = {
    edition,
    scope: { section: section.id },
    title: section.name,
    description: section.description,
    address: sectionAddress(edition, section.slug),
  };
  return feedAnswer(asked.feed, list);
}
