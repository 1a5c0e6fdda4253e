import { expect, test } from "vitest";
import { type CheckId, runChecks, stops } from "#lib/articles/checks";
import { type ArticleContent, emptyBody } from "#lib/articles/content";
import { fieldLimits } from "#lib/articles/fields";

const content: ArticleContent = {
  version: 1,
  edition: "en",
  headline: "Council meets",
  standfirst: "",
  slug: "council-meets",
  dateline: "",
  section: null,
  bylines: [],
  tags: [],
  lead: {
    assetId: "",
    storageKey: "",
    width: 2000,
    height: 1000,
    colour: "",
    widths: [],
    caption: "The hall.",
    credit: "A photographer",
    alt: "A hall",
    archive: false,
  },
  body: emptyBody,
};

const lead = (words: { caption?: string; credit?: string; alt?: string }): Partial<ArticleContent> => ({
  lead: content.lead && { ...content.lead, ...words },
});
const longest = (field: keyof typeof fieldLimits) =>
  fieldLimits[field].find(({ level }) => level === "stop")?.charactersMax ?? 0;

test.each<[CheckId, (text: string) => Partial<ArticleContent>, keyof typeof fieldLimits]>([
  ["headlineFits", (headline) => ({ headline }), "headline"],
  ["standfirstFits", (standfirst) => ({ standfirst }), "standfirst"],
  ["slugFits", (slug) => ({ slug }), "slug"],
  ["datelineFits", (dateline) => ({ dateline }), "dateline"],
  ["leadCaptionFits", (caption) => lead({ caption }), "leadCaption"],
  ["leadCreditFits", (credit) => lead({ credit }), "leadCredit"],
  ["leadAltFits", (alt) => lead({ alt }), "leadAlt"],
])("%s: a field filled to its limit may go out, one letter more holds the article back", (id, fill, field) => {
  const heldBackBy = (text: string) => stops(runChecks({ ...content, ...fill(text) })).map((check) => check.id);
  expect(heldBackBy("a".repeat(longest(field)))).not.toContain(id);
  expect(heldBackBy("a".repeat(longest(field) + 1))).toContain(id);
});

test("an address of anything but letters, digits and hyphens holds the article back", () => {
  const heldBackBy = (slug: string) => stops(runChecks({ ...content, slug })).map((check) => check.id);
  expect(heldBackBy("مجلس-المدينة-2")).not.toContain("slugFits");
  expect(heldBackBy("council meets/../?")).toContain("slugFits");
});

test.each([
  ["an agency's closing line", "Follow our latest updates via Google News", true],
  ["an agency's closing line", "تابعوا آخر أخبارنا عبر Google News", true],
  [
    "a sentence on how the news is read",
    "Readers of the harbour towns find their news on Google and on paper, the survey says.",
    false,
  ],
])("%s in the text is told and holds nothing back: %s", (_what, last, told) => {
  const paragraph = (text: string) => ({ type: "paragraph" as const, content: [{ type: "text" as const, text }] });
  const body = {
    type: "doc" as const,
    content: [paragraph("The council met on Monday and decided."), paragraph(last)],
  };
  const result = runChecks({ ...content, body }).find(({ id }) => id === "agencyLines");
  expect(result).toMatchObject({ level: "warn", passed: !told });
});
