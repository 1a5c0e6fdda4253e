import { articleAddress, frontAddress, sectionAddress } from "#lib/addresses";
import { absolute } from "#lib/platform/site";
import { listSections } from "#lib/sections/published";
import { countSitemapPages, listSitemapEntries } from "#lib/sitemaps/published";
import { sitemap } from "#lib/sitemaps/sitemaps";
import { askedEdition, askedPage } from "../../asked.ts";
import { nothingHere } from "../../feed-answer.ts";
import { xmlAnswer } from "../../xml-answer.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ edition: string }> }) {
  const edition = askedEdition((await params).edition);
  if (!edition) return nothingHere();
  const page = await askedPage(Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)));
  const [{ pages, modifiedAt }, entries, sections] = await Promise.all([
    countSitemapPages(edition),
    listSitemapEntries(edition, page),
    listSections(edition),
  ]);
  if (page > pages) return nothingHere();
  const standing = [
    { address: frontAddress(edition), modifiedAt },
    ...sections.map(({ slug }) => ({ address: sectionAddress(edition, slug) })),
  ];
  return xmlAnswer(
    sitemap(
      [
        ...(page === 1 ? standing : []),
        ...entries.map((entry) => ({ address: articleAddress(entry), modifiedAt: entry.modifiedAt })),
      ].map(({ address, ...rest }) => ({ ...rest, address: absolute(address) })),
    ),
  );
}
