import type { LeadPhoto } from "#lib/articles/content";
import type { PublishedArticle, PublishedByline } from "#lib/articles/present";
import { type PhotoCrop, wholePhoto } from "#lib/assets/present";
import { renditionAddress } from "#lib/assets/renditions";
import { absolute } from "#lib/platform/site";
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
    image: article.lead ? images(article.lead, article.crops) : undefined,
    author: some(article.bylines.map(named)),
    translator: some(article.translators.map(named)),
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

function named({ kind, name, address, jobTitle }: PublishedByline): JsonLd {
  return {
    "@type": kind === "agency" ? "NewsMediaOrganization" : "Person",
    name,
    url: address ? absolute(address) : undefined,
    ...(kind === "person" && jobTitle ? { jobTitle } : {}),
  };
}

/** The photo in the shapes that search engines ask for, or whole, each with the credit that stands under it. */
function images(lead: LeadPhoto, crops: PhotoCrop[]): JsonLd[] {
  return (crops.length > 0 ? crops : [wholePhoto(lead)]).map(({ name, width, height }) => {
    const url = absolute(renditionAddress(lead.storageKey, name, "jpg"));
    return {
      "@type": "ImageObject",
      contentUrl: url,
      url,
      width,
      height,
      caption: lead.caption || undefined,
      creditText: lead.credit || undefined,
    };
  });
}

/** An empty list says nothing: it is left out. */
function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** ISO 8601 with its offset from UTC. */
function zoned(instant: Date): string {
  return instant.toISOString().replace("Z", "+00:00");
}
