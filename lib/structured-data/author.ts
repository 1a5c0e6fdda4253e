import type { Photo } from "#lib/articles/present";
import { fallbackWidthFor, renditionAddress } from "#lib/assets/renditions";
import type { Edition } from "#lib/editions";
import { absolute } from "#lib/platform/site";
import type { JsonLd } from "./json-ld.ts";
import { publisher } from "./publisher.ts";

/** The page of one who writes: who it is, and for whom. No picture is named where there is none. */
export function profilePage(
  author: {
    id: string;
    kind: "person" | "agency";
    name: string;
    address: string;
    jobTitle: string;
    biography: string;
    portrait: Photo | null;
  },
  paper: { name: string; edition: Edition },
): JsonLd {
  const { kind, portrait } = author;
  return {
    "@type": "ProfilePage",
    url: absolute(author.address),
    inLanguage: paper.edition,
    mainEntity: {
      "@type": kind === "agency" ? "NewsMediaOrganization" : "Person",
      "@id": `${absolute(author.address)}#author`,
      name: author.name,
      url: absolute(author.address),
      identifier: author.id,
      description: author.biography || undefined,
      image: portrait
        ? absolute(renditionAddress(portrait.storageKey, fallbackWidthFor(portrait.width), "jpg"))
        : undefined,
      ...(kind === "person"
        ? { jobTitle: author.jobTitle || undefined, worksFor: publisher(paper.edition, paper.name) }
        : {}),
    },
  };
}
