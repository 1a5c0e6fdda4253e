import { correctionsAddress, frontAddress } from "#lib/addresses";
import { defaultEdition, type Edition } from "#lib/editions";
import { absolute } from "#lib/platform/site";
import type { JsonLd } from "./json-ld.ts";

/** The newspaper itself: one organisation, whichever edition names it. */
export function publisher(edition: Edition, name: string): JsonLd {
  return {
    "@type": "NewsMediaOrganization",
    "@id": `${absolute("/")}#publisher`,
    name,
    url: absolute(frontAddress(edition)),
    correctionsPolicy: absolute(correctionsAddress(edition)),
  };
}

/** For the front of the default edition alone: a site has one name, whatever its editions are called. */
export function webSite(edition: Edition, name: string, alternateNames: string[]): JsonLd | null {
  if (edition !== defaultEdition) return null;
  return {
    "@type": "WebSite",
    name,
    url: absolute("/"),
    ...(alternateNames.length > 0 ? { alternateName: alternateNames } : {}),
    publisher: publisher(edition, name),
  };
}

/** Where a page stands: each step with its name and address, the page itself last. */
export function breadcrumbs(steps: { name: string; address: string }[]): JsonLd {
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, address }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: absolute(address),
    })),
  };
}
