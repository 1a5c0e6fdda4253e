import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PublishedArticle } from "#lib/articles/present";
import { newsArticle } from "#lib/structured-data/article";
import { profilePage } from "#lib/structured-data/author";
import { type JsonLd, jsonLdText } from "#lib/structured-data/json-ld";
import { breadcrumbs, webSite } from "#lib/structured-data/publisher";

type Vocabulary = { types: Record<string, { subClassOf: string[]; properties: string[] }> };
const vocabulary = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../fixtures/schema-org/news-types.json"), "utf8"),
) as Vocabulary;

const article: PublishedArticle = {
  id: "0123456789ab",
  edition: "en",
  slug: "river",
  address: "/en/articles/river-0123456789ab",
  headline: "River </script><script>alert(1)</script> <!-- & \u2028",
  standfirst: "What is agreed",
  dateline: "Karim dam",
  section: { id: "s", name: "Politics", address: "/en/sections/politics" },
  bylines: [
    {
      id: "a",
      kind: "person",
      name: "Leila Mansour",
      address: "/en/authors/leila-mansour",
      jobTitle: "River correspondent",
      portrait: null,
    },
    { id: "b", kind: "agency", name: "Arda News Agency", address: null, jobTitle: "News agency", portrait: null },
  ],
  translators: [
    {
      id: "c",
      kind: "person",
      name: "Dalia Murr",
      address: "/en/authors/dalia-murr",
      jobTitle: "Critic",
      portrait: null,
    },
  ],
  tags: [
    { id: "t", type: "person", name: "Hala Nasser", address: null },
    { id: "u", type: "place", name: "Karim dam", address: null },
    { id: "v", type: "organisation", name: "Arda Commission", address: null },
    { id: "w", type: "topic", name: "Floods", address: null },
  ],
  lead: {
    assetId: "x",
    storageKey: "k".repeat(24),
    width: 2400,
    height: 1600,
    colour: "#aabbcc",
    widths: [320, 640],
    caption: "The Arda in flood",
    credit: "Yusuf Rahal / The Lantern",
    alt: "A river",
    archive: true,
  },
  crops: [
    { name: "16x9", width: 1200, height: 675 },
    { name: "4x3", width: 1200, height: 900 },
    { name: "1x1", width: 1200, height: 1200 },
  ],
  body: { type: "doc", content: [] },
  corrections: [{ kind: "correction", text: "It was seven.", at: new Date("2026-11-23T08:05:00Z") }],
  translations: [{ edition: "ar", address: "/ar/articles/%D9%86-0123456789ac", headline: "النهر" }],
  firstPublishedAt: new Date("2026-11-23T06:40:00Z"),
  modifiedAt: new Date("2026-11-23T08:05:00Z"),
  endsAt: null,
};
const paper = { name: "The Lantern", wordCount: 450 };

describe("NewsArticle", () => {
  const data = newsArticle(article, paper);

  test("says what the page shows, with dates that carry their offset", () => {
    expect(data).toMatchObject({
      "@type": "NewsArticle",
      url: "http://localhost:3000/en/articles/river-0123456789ab",
      inLanguage: "en",
      datePublished: "2026-11-23T06:40:00.000+00:00",
      dateModified: "2026-11-23T08:05:00.000+00:00",
      dateline: "Karim dam",
      wordCount: 450,
      author: [
        {
          "@type": "Person",
          name: "Leila Mansour",
          jobTitle: "River correspondent",
          url: "http://localhost:3000/en/authors/leila-mansour",
        },
        { "@type": "NewsMediaOrganization", name: "Arda News Agency" },
      ],
      translator: [
        {
          "@type": "Person",
          name: "Dalia Murr",
          jobTitle: "Critic",
          url: "http://localhost:3000/en/authors/dalia-murr",
        },
      ],
      image: [
        ["16x9", 1200, 675],
        ["4x3", 1200, 900],
        ["1x1", 1200, 1200],
      ].map(([name, width, height]) => ({
        "@type": "ImageObject",
        url: `http://localhost:3000/media/${"k".repeat(24)}/${name}.jpg`,
        width,
        height,
        creditText: "Yusuf Rahal / The Lantern",
      })),
      publisher: { "@type": "NewsMediaOrganization", name: "The Lantern" },
      correction: [
        { "@type": "CorrectionComment", text: "It was seven.", datePublished: "2026-11-23T08:05:00.000+00:00" },
      ],
      workTranslation: [{ "@type": "NewsArticle", inLanguage: "ar" }],
    });
  });

  test("names the whole photo where no crop of it exists", () => {
    expect(newsArticle({ ...article, crops: [] }, paper)).toMatchObject({
      image: [{ url: `http://localhost:3000/media/${"k".repeat(24)}/1200.jpg`, width: 1200, height: 800 }],
    });
  });

  test("leaves out what the article has not", () => {
    const bare = newsArticle(
      {
        ...article,
        bylines: [],
        translators: [],
        tags: [],
        lead: null,
        corrections: [],
        translations: [],
        standfirst: "",
        dateline: "",
      },
      { name: "x", wordCount: 0 },
    );
    for (const property of [
      "author",
      "translator",
      "about",
      "image",
      "correction",
      "workTranslation",
      "description",
      "dateline",
      "wordCount",
    ]) {
      expect(JSON.parse(jsonLdText(bare)), property).not.toHaveProperty(property);
    }
  });
});

test("every property that we use is known to schema.org for its type or an ancestor", () => {
  const author = {
    id: "a",
    kind: "person" as const,
    name: "L",
    address: "/en/authors/l",
    jobTitle: "x",
    biography: "y",
    portrait: article.lead,
  };
  for (const data of [
    newsArticle(article, paper),
    profilePage(author, { name: "The Lantern", edition: "en" }),
    breadcrumbs([
      { name: "a", address: "/en" },
      { name: "b", address: "/en/sections/b" },
    ]),
    webSite("en", "The Lantern", ["الفانوس"]),
  ]) {
    if (data) check(JSON.parse(jsonLdText(data)));
  }
});

test("only the default edition's front names the site", () => {
  expect(webSite("ar", "الفانوس", [])).toBeNull();
  expect(webSite("en", "The Lantern", ["الفانوس"])).toMatchObject({ "@type": "WebSite", alternateName: ["الفانوس"] });
});

test("no text can leave the script element, and all of it comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (headline) => {
      const text = jsonLdText({ "@type": "NewsArticle", headline: `${headline}</script><!--${headline}` });
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text).headline).toBe(`${headline}</script><!--${headline}`);
    }),
  );
});

function check(value: unknown): void {
  if (Array.isArray(value)) {
    for (const each of value) check(each);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const { "@type": type, ...rest } = value as JsonLd;
  if (typeof type !== "string") throw new Error(`no type: ${JSON.stringify(value)}`);
  const known = propertiesOf(type);
  for (const [property, inner] of Object.entries(rest)) {
    if (!property.startsWith("@")) expect(known, `${property} of ${type}`).toContain(property);
    check(inner);
  }
}

function propertiesOf(type: string): string[] {
  const known = vocabulary.types[type];
  if (!known) throw new Error(`no such type: ${type}`);
  return [...known.properties, ...known.subClassOf.flatMap(propertiesOf)];
}
