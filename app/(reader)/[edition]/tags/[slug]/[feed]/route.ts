import { tagAddress } from "#lib/addresses";
import { findTag } from "#lib/tags/published";
import { askedEdition, askedSlug } from "../../../../asked.ts";
import { feedAnswer, movedTo, nothingHere } from "../../../../feed-answer.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ edition: string; slug: string; feed: string }> };

export async function GET(_request: Request, { params }: Context) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  const tag = edition && (await findTag(edition, askedSlug(asked.slug)));
  if (!tag) return nothingHere();
  if ("movedTo" in tag) return movedTo(`${tagAddress(edition, tag.movedTo)}/${asked.feed}`);
  const list = {
    edition,
    scope: { tag: tag.id },
    title: tag.name,
    description: tag.description,
    address: tagAddress(edition, tag.slug),
  };
  // As with its page: a tag under which nothing is public is not spoken of.
  return feedAnswer(asked.feed, list, true);
}
