import * as Y from "yjs";
import { widthsOf } from "#lib/assets/present";
import { membersNamed } from "#lib/authors/own";
import { bodyFromYjs } from "#lib/body/from-yjs";
import { type Edition, nameIn } from "#lib/editions";
import { now } from "#lib/platform/clock";
import type { Article, Revision } from "#lib/platform/db/generated/client";
import type { RevisionReason } from "#lib/platform/db/generated/enums";
import type { Db, Prisma } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { type ArticleContent, type Byline, contentHash, type LeadPhoto } from "./content.ts";
import { bodyRoot, type DocumentFields, readFields } from "./document.ts";
import { cleanSlug, proposeSlug } from "./slug.ts";

/**
 * Freezes the working copy: an immutable, numbered revision of all that readers will see, with its
 * contributors from the update log and the SHA-256 of its canonical JSON.
 *
 * The article's row must be locked by the transaction, and what was typed last already stored
 * (`flushLive`). The revision has the document's state beside it, so that restoring loses nothing.
 */
export async function freeze(
  tx: Db,
  article: Article,
  by: { memberId: string; reason: RevisionReason; note?: string },
): Promise<Revision> {
  const content = await articleContent(tx, article);
  const last = await tx.revision.findFirst({
    where: { articleId: article.id },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const contributors = await tx.articleUpdate.findMany({
    where: { articleId: article.id, seq: { lte: article.updateSeq } },
    distinct: ["memberId"],
    orderBy: { seq: "asc" },
    select: { memberId: true },
  });
  const revision = await tx.revision.create({
    data: {
      id: newId(),
      articleId: article.id,
      number: (last?.number ?? 0) + 1,
      content: content as unknown as Prisma.InputJsonValue,
      hash: contentHash(content),
      reason: by.reason,
      note: by.note ?? "",
      contributorIds: contributors.map(({ memberId }) => memberId),
      namedMemberIds: await membersNamed(
        tx,
        [...content.bylines, ...(content.translators ?? [])].map(({ id }) => id),
      ),
      updateSeq: article.updateSeq,
      state: article.state,
      createdById: by.memberId,
      createdAt: now(),
    },
  });
  if (content.lead) {
    await tx.revisionAsset.create({ data: { revisionId: revision.id, assetId: content.lead.assetId } });
  }
  return revision;
}

/** What readers would see of the working copy as it is stored now. */
export async function articleContent(tx: Db, article: Pick<Article, "state" | "edition">): Promise<ArticleContent> {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, article.state);
    return await contentOf(tx, doc, article.edition);
  } finally {
    doc.destroy();
  }
}

/** What readers would see of this document: its words by value, its choices with their names looked up. */
export async function contentOf(tx: Db, doc: Y.Doc, edition: Edition): Promise<ArticleContent> {
  const fields = readFields(doc);
  const [section, bylines, translators, tags, lead] = [
    await sectionOf(tx, fields, edition),
    await namesOf(tx, fields.bylines, edition),
    await namesOf(tx, fields.translators, edition),
    await tagsOf(tx, fields, edition),
    await leadOf(tx, fields),
  ];
  return {
    version: 1,
    edition,
    headline: oneLine(fields.headline),
    standfirst: oneLine(fields.standfirst),
    slug: fields.slugByHand ? cleanSlug(fields.slug, edition) : proposeSlug(fields.headline, edition),
    dateline: oneLine(fields.dateline),
    section,
    bylines,
    ...(translators.length > 0 ? { translators } : {}),
    tags,
    lead,
    body: bodyFromYjs(doc.getXmlFragment(bodyRoot)),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

async function sectionOf(tx: Db, fields: DocumentFields, edition: Edition): Promise<ArticleContent["section"]> {
  if (!fields.sectionId) return null;
  const name = await tx.sectionName.findUnique({
    where: { sectionId_edition: { sectionId: fields.sectionId, edition } },
  });
  return name ? { id: name.sectionId, name: name.name, slug: name.slug } : null;
}

async function namesOf(tx: Db, authorIds: readonly string[], edition: Edition): Promise<Byline[]> {
  if (authorIds.length === 0) return [];
  const rows = await tx.author.findMany({ where: { id: { in: [...authorIds] } }, include: { names: true } });
  return inOrder(authorIds, rows).flatMap((author) => {
    const name = nameIn(author.names, edition);
    return name ? [{ id: author.id, kind: author.kind, name: name.name, slug: name.slug }] : [];
  });
}

async function tagsOf(tx: Db, fields: DocumentFields, edition: Edition): Promise<ArticleContent["tags"]> {
  const found = await tx.tag.findMany({
    where: { id: { in: fields.tags } },
    include: { names: true, mergedInto: { include: { names: true } } },
  });
  const seen = new Set<string>();
  return inOrder(fields.tags, found).flatMap((row) => {
    const tag = row.mergedInto ?? row;
    const name = nameIn(tag.names, edition);
    if (!name || seen.has(tag.id)) return [];
    seen.add(tag.id);
    return [{ id: tag.id, type: tag.type, name: name.name, slug: name.slug }];
  });
}

async function leadOf(tx: Db, fields: DocumentFields): Promise<LeadPhoto | null> {
  if (!fields.leadAssetId) return null;
  const asset = await tx.asset.findUnique({ where: { id: fields.leadAssetId } });
  if (asset?.status !== "ready") return null;
  return {
    assetId: asset.id,
    storageKey: asset.storageKey,
    width: asset.width,
    height: asset.height,
    colour: asset.colour,
    widths: widthsOf(asset),
    caption: oneLine(fields.leadCaption),
    credit: oneLine(fields.leadCredit),
    alt: oneLine(fields.leadAlt),
    archive: fields.leadArchive,
  };
}

function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
