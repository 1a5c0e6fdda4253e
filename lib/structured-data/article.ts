import { absolute } from "#lib/addresses";
import type { PublishedArticle, PublishedByline } from "#lib/articles/present";
import { fallbackWidthFor, renditionAddress } from "#lib/assets/renditions";
import type { JsonLd } from "./json-ld.ts";
import { publisher } from "./publisher.ts";

/**
 * An article for search engines: exactly what the page shows.
 */
export function newsArticle(article: PublishedArticle, paper: { name: string; wordCount: number }): JsonLd {
  const url = absolute(article.address);
  return {
    "@type": "NewsArticle",
    "@id": `${url}#article`,
    mainEntityOfPage: url,
    url,
    headline: article.headline,
    description: article.standfirst || undefined,
    inLanguage: article.edition,
    datePublished: zoned(article.firstPublishedAt),
    dateModified: zoned(article.modifiedAt),
    dateline: article.dateline || undefined,
    articleSection: article.section.name || undefined,
    wordCount: paper.wordCount || undefined,
    isAccessibleForFree: true,
    image: article.lead ? [image(article.lead)] : undefined,
    author: some(article.bylines.map(author)),
    publisher: publisher(article.edition, paper.name),
    about: some(article.tags.map(({ type, name }) => ({ "@type": tagTypes[type], name }))),
    correction: some(
      article.corrections.map(({ text, at }) => ({
        "@type": "CorrectionComment",
        text,
        datePublished: zoned(at),
      })),
    ),
    workTranslation: some(
      article.translations.map(({ edition, address, headline }) => ({
        "@type": "NewsArticle",
        "@id": `${absolute(address)}#article`,
        url: absolute(address),
        headline,
        inLanguage: edition,
      })),
    ),
  };
}

const tagTypes = { person: "Person", place: "Place", organisation: "Organization", topic: "Thing" } as const;

function author({ kind, name, address, jobTitle }: PublishedByline): JsonLd {
  return {
    "@type": kind === "agency" ? "NewsMediaOrganization" : "Person",
    name,
    url: address ? absolute(address) : undefined,
    ...(kind === "person" && jobTitle ? { jobTitle } : {}),
  };
}

/** The one rendition that every reader of links understands, with the credit that stands under the photo. */
function image(lead: NonNullable<PublishedArticle["lead"]>): JsonLd {
  const width = fallbackWidthFor(lead.width);
  return {
    "@type": "ImageObject",
    contentUrl: absolute(renditionAddress(lead.storageKey, width, "jpg")),
    url: absolute(renditionAddress(lead.storageKey, width, "jpg")),
    width,
    height: Math.round((lead.height * width) / lead.width),
    caption: lead.caption || undefined,
    creditText: lead.credit || undefined,
  };
}

/** An empty list says nothing: it is left out. */
function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** ISO 8601 with its offset from UTC. */
function zoned(instant: Date): string {
  return instant.toISOString().replace("Z", "+00:00");
}
