import { authorAddress } from "#lib/addresses";
import { findAuthor } from "#lib/authors/published";
import { askedEdition, askedSlug } from "../../../../asked.ts";
import { feedAnswer, movedTo, nothingHere } from "../../../../feed-answer.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ edition: string; slug: string; feed: string }> };

export async function GET(_request: Request, { params }: Context) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  const author = edition && (await findAuthor(edition, askedSlug(asked.slug)));
  if (!author) return nothingHere();
  if ("movedTo" in author) return movedTo(`${authorAddress(edition, author.movedTo)}/${asked.feed}`);
  const list = {
    edition,
    scope: { author: author.id },
    title: author.name,
    description: author.biography,
    address: authorAddress(edition, author.slug),
  };
  return feedAnswer(asked.feed, list);
}
