import { type JsonLd as JsonLdData, jsonLdText } from "#lib/structured-data/json-ld";

export function JsonLd({ data }: { data: JsonLdData | null }) {
  if (!data) return null;
  // The one place where markup is not made by React: `jsonLdText` leaves no letter that could end the element.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by jsonLdText, which has its own tests
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(data) }} />;
}
