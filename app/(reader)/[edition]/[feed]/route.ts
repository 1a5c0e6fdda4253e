import { frontAddress } from "#lib/addresses";
import { askedEdition } from "../../asked.ts";
import { feedAnswer, nothingHere } from "../../feed-answer.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ edition: string; feed: string }> }) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  if (!edition) return nothingHere();
  return feedAnswer(asked.feed, {
    edition,
    scope: { all: true },
    title: null,
    description: "",
    address: frontAddress(edition),
  });
}
