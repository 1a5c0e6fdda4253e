import { articleAddress } from "#lib/addresses";
import { absolute } from "#lib/platform/site";
import { getSettings } from "#lib/settings/published";
import { listNewsEntries } from "#lib/sitemaps/published";
import { newsSitemap } from "#lib/sitemaps/sitemaps";
import { askedEdition } from "../../asked.ts";
import { nothingHere } from "../../feed-answer.ts";
import { xmlAnswer } from "../../xml-answer.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ edition: string }> }) {
  const edition = askedEdition((await params).edition);
  if (!edition) return nothingHere();
  const [entries, settings] = await Promise.all([listNewsEntries(edition), getSettings(edition)]);
  return xmlAnswer(
    newsSitemap(
      entries.map((entry) => ({
        address: absolute(articleAddress(entry)),
        title: entry.headline,
        publishedAt: entry.firstPublishedAt,
      })),
      { name: settings.name, language: edition },
    ),
  );
}
