/** The language editions of the site: each has its own front, sections, feeds and sitemap. */
export const editions = ["en", "ar"] as const;
export type Edition = (typeof editions)[number];

export const defaultEdition: Edition = "en";

export function isEdition(value: unknown): value is Edition {
  return typeof value === "string" && (editions as readonly string[]).includes(value);
}

/** Of what is named in each language: the name in this one, or the one there is. */
export function nameIn<Name extends { edition: Edition }>(names: readonly Name[], edition: Edition): Name | undefined {
  return names.find((name) => name.edition === edition) ?? names[0];
}

export const direction: Record<Edition, "ltr" | "rtl"> = { en: "ltr", ar: "rtl" };

/** What the edition calls itself, in its own language. */
export const editionName: Record<Edition, string> = { en: "English", ar: "العربية" };

/** BCP 47 tag with calendar and digits fixed, so that server and browser print the same. */
export const dateLocale: Record<Edition, string> = {
  en: "en-GB-u-ca-gregory-nu-latn",
  ar: "ar-EG-u-ca-gregory-nu-arab",
};

/** Open Graph's `language_TERRITORY`. */
export const openGraphLocale: Record<Edition, string> = { en: "en_GB", ar: "ar_EG" };
