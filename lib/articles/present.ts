import { articleAddress, authorAddress, sectionAddress, tagAddress } from "#lib/addresses";
import { type PhotoCrop, widthsOf } from "#lib/assets/present";
import type { Rendition } from "#lib/assets/renditions";
import type { BodyDoc } from "#lib/body/types";
import type { Edition } from "#lib/editions";
import type { ArticleContent, Byline, ContentTag, LeadPhoto } from "./content.ts";

/** A photo as readers see it: no name of a file, no member, nothing of the row. */
export type Photo = Pick<LeadPhoto, "storageKey" | "width" | "height" | "colour" | "widths" | "alt">;

/** An article in a list. */
export type Card = {
  id: string;
  edition: Edition;
  address: string;
  headline: string;
  standfirst: string;
  section: { name: string; address: string | null };
  bylines: string[];
  photo: Photo | null;
  /** Small picture of the first byline, where there is one. */
  portrait: Photo | null;
  firstPublishedAt: Date;
  modifiedAt: Date;
  endsAt: Date | null;
  /** In an author's list: translated by her, and signed by others. */
  isTranslation?: boolean;
};

/** A byline, or a translator, on an article's own page. */
export type PublishedByline = {
  id: string;
  kind: "person" | "agency";
  name: string;
  /** Null while the author has no page in this edition. */
  address: string | null;
  jobTitle: string;
  portrait: Photo | null;
};

export type PublishedTag = { id: string; type: ContentTag["type"]; name: string; address: string | null };

/** What was corrected, as readers are told. */
export type Correction = { kind: "correction" | "clarification"; text: string; at: Date };

export type Translation = { edition: Edition; address: string; headline: string };

/** An article on its own page. */
export type PublishedArticle = {
  id: string;
  edition: Edition;
  slug: string;
  address: string;
  headline: string;
  standfirst: string;
  dateline: string;
  section: { id: string; name: string; address: string | null };
  bylines: PublishedByline[];
  translators: PublishedByline[];
  tags: PublishedTag[];
  lead: LeadPhoto | null;
  /** Crops of the lead photo for search engines and share cards, those that exist. */
  crops: PhotoCrop[];
  body: BodyDoc;
  corrections: Correction[];
  /** The same report in the other editions, those that are public. */
  translations: Translation[];
  firstPublishedAt: Date;
  modifiedAt: Date;
  endsAt: Date | null;
};

/** Current addresses of what an article is filed under, by id; what is missing has no page in this edition. */
export type Directory = {
  sections: Map<string, string>;
  tags: Map<string, string>;
  authors: Map<string, { slug: string; jobTitle: string; portrait: Photo | null }>;
};

export type CardRow = {
  id: string;
  edition: Edition;
  slug: string;
  headline: string;
  standfirst: string | null;
  sectionName: string | null;
  sectionSlug: string | null;
  bylines: Byline[] | null;
  lead: LeadPhoto | null;
  portrait?: AssetRow | null;
  firstPublishedAt: Date;
  modifiedAt: Date;
  endsAt: Date | null;
};

export type ArticleRow = {
  id: string;
  edition: Edition;
  slug: string;
  sectionId: string;
  content: ArticleContent;
  firstPublishedAt: Date;
  modifiedAt: Date;
  endsAt: Date | null;
};

/** A portrait as the database hands it out. */
export type AssetRow = {
  storageKey: string;
  width: number;
  height: number;
  colour: string;
  /** Rendition[] of lib/assets/renditions.ts, as the column of JSON holds it. */
  renditions: unknown;
  alt: string;
};

/** A row of a list as its card; a section without a page in the edition has a name and no address. */
export function presentCard(row: CardRow): Card {
  return {
    id: row.id,
    edition: row.edition,
    address: articleAddress(row),
    headline: row.headline,
    standfirst: row.standfirst ?? "",
    section: {
      name: row.sectionName ?? "",
      address: row.sectionSlug ? sectionAddress(row.edition, row.sectionSlug) : null,
    },
    bylines: (row.bylines ?? []).map((byline) => byline.name),
    photo: row.lead ? presentPhoto(row.lead) : null,
    portrait: row.portrait ? presentPortrait(row.portrait) : null,
    firstPublishedAt: row.firstPublishedAt,
    modifiedAt: row.modifiedAt,
    endsAt: row.endsAt,
  };
}

/** An approved revision as its page: its words as they were approved, and addresses only of pages that there are now. */
export function presentArticle(
  row: ArticleRow,
  beside: { directory: Directory; crops: PhotoCrop[]; corrections: Correction[]; translations: Translation[] },
): PublishedArticle {
  const { content, edition } = row;
  const { directory } = beside;
  const sectionSlug = directory.sections.get(row.sectionId);
  const named = ({ id, kind, name }: Byline): PublishedByline => {
    const author = directory.authors.get(id);
    return {
      id,
      kind,
      name,
      address: author ? authorAddress(edition, author.slug) : null,
      jobTitle: author?.jobTitle ?? "",
      portrait: author?.portrait ?? null,
    };
  };
  return {
    id: row.id,
    edition,
    slug: row.slug,
    address: articleAddress(row),
    headline: content.headline,
    standfirst: content.standfirst,
    dateline: content.dateline,
    section: {
      id: row.sectionId,
      name: content.section?.name ?? "",
      address: sectionSlug ? sectionAddress(edition, sectionSlug) : null,
    },
    bylines: content.bylines.map(named),
    translators: (content.translators ?? []).map(named),
    tags: content.tags.map(({ id, type, name }) => {
      const slug = directory.tags.get(id);
      return { id, type, name, address: slug ? tagAddress(edition, slug) : null };
    }),
    lead: content.lead && content.lead.widths.length > 0 ? content.lead : null,
    crops: beside.crops,
    body: content.body,
    corrections: beside.corrections,
    translations: beside.translations,
    firstPublishedAt: row.firstPublishedAt,
    modifiedAt: row.modifiedAt,
    endsAt: row.endsAt,
  };
}

/** Null when no rendition exists: a picture that cannot be shown is left out, not shown broken. */
export function presentPhoto(photo: Photo): Photo | null {
  if (photo.widths.length === 0) return null;
  const { storageKey, width, height, colour, widths, alt } = photo;
  return { storageKey, width, height, colour, widths, alt };
}

export function presentPortrait(asset: AssetRow): Photo | null {
  const { storageKey, width, height, colour, alt } = asset;
  return presentPhoto({
    storageKey,
    width,
    height,
    colour,
    widths: widthsOf({ renditions: asset.renditions as Rendition[] }),
    alt,
  });
}
