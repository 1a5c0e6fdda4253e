import { pageAddress } from "#lib/addresses";
import { editions } from "#lib/editions";
import { absolute } from "#lib/platform/site";
import { countSitemapPages } from "#lib/sitemaps/published";
import { sitemapIndex } from "#lib/sitemaps/sitemaps";
import { xmlAnswer } from "../xml-answer.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  const counted = await Promise.all(
    editions.map(async (edition) => ({ edition, ...(await countSitemapPages(edition)) })),
  );
  return xmlAnswer(
    sitemapIndex(
      counted.flatMap(({ edition, pages, modifiedAt }) => [
        ...Array.from({ length: pages }, (_, index) => ({
          address: absolute(pageAddress(`/${edition}/sitemap.xml`, index + 1)),
          // Only the last one of several takes new articles in; any of them may change with a correction.
          modifiedAt: index + 1 === pages ? modifiedAt : null,
        })),
        { address: absolute(`/${edition}/news-sitemap.xml`), modifiedAt },
      ]),
    ),
  );
}
