import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { BodyDoc } from "#lib/body/types";
import type { Edition } from "#lib/editions";
import type { DocumentFields } from "./document.ts";

/**
 * All that readers will see of an article, by value: what a revision freezes, an approval names by hash and
 * a publication shows. Stored JSON is a contract: a later shape gets a new `version` and old rows keep theirs.
 */
export type ArticleContent = {
  version: 1;
  edition: Edition;
  headline: string;
  standfirst: string;
  slug: string;
  dateline: string;
  section: { id: string; name: string; slug: string } | null;
  bylines: Byline[];
  /** Never empty: absent where there is no such credit, as in every revision from before there could be one. */
  translators?: Byline[];
  tags: ContentTag[];
  lead: LeadPhoto | null;
  body: BodyDoc;
};

/** A name that readers see, over the text or under it. */
export type Byline = { id: string; kind: "person" | "agency"; name: string; slug: string };

export type ContentTag = {
  id: string;
  type: "person" | "place" | "organisation" | "topic";
  name: string;
  slug: string;
};

export type LeadPhoto = {
  assetId: string;
  storageKey: string;
  width: number;
  height: number;
  colour: string;
  /** Widths that exist, ascending, never wider than the original. */
  widths: number[];
  caption: string;
  credit: string;
  alt: string;
  /** Prints *Archive photo* in the edition's words. */
  archive: boolean;
};

/** SHA-256, in hex, of the content's canonical JSON (RFC 8785). */
export function contentHash(content: ArticleContent): string {
  return hashOf(content);
}

/**
 * The same of the working copy, names not yet looked up: it changes with all that readers would see. Translators count
 * where there are any, so that what was written before there was such a list has not changed by it.
 */
export function workingHash({ translators, ...fields }: DocumentFields, body: BodyDoc): string {
  return hashOf({ fields: translators.length > 0 ? { ...fields, translators } : fields, body });
}

function hashOf(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new Error("content has no canonical JSON");
  return createHash("sha256").update(canonical, "utf8").digest("hex");
}

export const emptyBody: BodyDoc = { type: "doc", content: [{ type: "paragraph" }] };
