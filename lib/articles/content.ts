import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { BodyDoc } from "#lib/body/types";
import type { Edition } from "#lib/editions";

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
  tags: ContentTag[];
  lead: LeadPhoto | null;
  body: BodyDoc;
};

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
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error("content has no canonical JSON");
  return createHash("sha256").update(canonical, "utf8").digest("hex");
}

export const emptyBody: BodyDoc = { type: "doc", content: [{ type: "paragraph" }] };
