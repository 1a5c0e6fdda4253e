import { type ArticleContent, contentHash, emptyBody, type LeadPhoto } from "#lib/articles/content";
import { bodyText } from "#lib/body/text";
import type { BodyDoc } from "#lib/body/types";
import type { Edition } from "#lib/editions";
import { recordEvent } from "#lib/events/record";
import type { ChangeKind, PublicationEnd, PublicationState, TagType } from "#lib/platform/db/generated/enums";
import { db, type Prisma } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { searchForm } from "#lib/search/normalise";

/**
 * Puts what readers' queries read straight into the tables, past the use cases: for tests of those queries, and of
 * pages, where how an article came to be public does not matter. Missing parents are made.
 */
export async function publishedArticle(input: Partial<PublishedInput> = {}): Promise<{ id: string; slug: string }> {
  const edition = input.edition ?? "en";
  const memberId = await someMember();
  const approverId = await someMember(memberId);
  const section = input.section ?? (await someSection(edition));
  const startsAt = input.startsAt ?? new Date(Date.now() - 3_600_000);
  const headline = input.headline ?? "A headline";
  const id = input.id ?? newId();
  const content: ArticleContent = {
    version: 1,
    edition,
    headline,
    standfirst: input.standfirst ?? "",
    slug: input.slug ?? "a-slug",
    dateline: input.dateline ?? "",
    section: { id: section.id, name: section.name, slug: section.slug },
    bylines: (input.authors ?? []).map(({ id: authorId, kind, name, slug }) => ({ id: authorId, kind, name, slug })),
    ...(input.translators?.length ? { translators: input.translators } : {}),
    tags: (input.tags ?? []).map(({ id: tagId, type, name, slug }) => ({ id: tagId, type, name, slug })),
    lead: input.lead ?? null,
    body: input.body ?? emptyBody,
  };
  const already = input.id ? await db.article.count({ where: { id } }) : 0;
  if (already === 0) {
    await db.article.create({
      data: {
        id,
        edition,
        translationGroupId: input.translationGroupId ?? newId(),
        createdById: memberId,
        state: new Uint8Array(),
        schemaVersion: 1,
        publicState: input.killed ? "killed" : "live",
        headline,
        slug: content.slug,
        sectionId: section.id,
        firstPublishedAt: startsAt,
        // What a test publishes long ago is not at the top of the desk's lists.
        createdAt: startsAt,
        editedAt: startsAt,
        stateChangedAt: startsAt,
      },
    });
  }
  const revision = {
    id: newId(),
    articleId: id,
    number: (await db.revision.count({ where: { articleId: id } })) + 1,
    content: content as unknown as Prisma.InputJsonValue,
    hash: contentHash(content),
    reason: "submitted" as const,
    updateSeq: 0n,
    state: new Uint8Array(),
    createdById: memberId,
  };
  await db.revision.create({ data: revision });
  if (content.lead) {
    await db.revisionAsset.create({ data: { revisionId: revision.id, assetId: content.lead.assetId } });
  }
  const named = { articleId: id, revisionId: revision.id, hash: revision.hash };
  const approvalId = newId();
  await db.approval.create({ data: { id: approvalId, ...named, kind: "approval", memberId: approverId } });
  const actor = { kind: "member", id: approverId } as const;
  const said = { revisionId: revision.id, number: revision.number, hash: revision.hash };
  await recordEvent(db, { actor, action: "article.approved", articleId: id, data: { ...said, approvalId } });
  const publicationId = newId();
  const isTakenDown = input.ended === "killed" || input.ended === "unpublished";
  await db.publication.create({
    data: {
      id: publicationId,
      ...named,
      approvalId,
      state: input.state ?? "live",
      startsAt,
      endsAt: input.endsAt ?? null,
      embargo: input.embargo ?? false,
      change: input.change ?? "first",
      changeNote: input.changeNote ?? "",
      firstPublishedAt: input.firstPublishedAt ?? startsAt,
      modifiedAt: input.modifiedAt ?? startsAt,
      ended: input.ended ?? null,
      endedAt: input.endedAt ?? null,
      endReason: isTakenDown ? "a reason" : "",
      createdById: memberId,
      edition,
      sectionId: section.id,
      slug: content.slug,
      headline,
      searchTitle: searchForm(headline),
      searchText: searchForm([content.standfirst, bodyText(content.body)].join("\n")),
      tags: { create: content.tags.map((tag) => ({ tagId: tag.id })) },
      authors: {
        create: [
          ...content.bylines.map(({ id: authorId }) => ({ authorId, role: "author" as const })),
          ...(content.translators ?? []).map(({ id: authorId }) => ({ authorId, role: "translator" as const })),
        ],
      },
    },
  });
  await recordEvent(db, {
    actor,
    action: input.state === "scheduled" || input.embargo ? "article.scheduled" : "article.published",
    articleId: id,
    data: {
      publicationId,
      ...said,
      change: input.change ?? "first",
      startsAt: startsAt.toISOString(),
    },
  });
  if (isTakenDown) {
    const action = input.ended === "killed" ? "article.killed" : "article.unpublished";
    await recordEvent(db, { actor, action, articleId: id, data: { reason: "a reason" } });
  }
  return { id, slug: content.slug };
}

export type PublishedInput = {
  /** With the id of an article that exists, a further publication of it. */
  id: string;
  edition: Edition;
  headline: string;
  standfirst: string;
  slug: string;
  dateline: string;
  body: BodyDoc;
  section: { id: string; name: string; slug: string };
  authors: { id: string; kind: "person" | "agency"; name: string; slug: string }[];
  translators: PublishedInput["authors"];
  tags: { id: string; type: TagType; name: string; slug: string }[];
  lead: LeadPhoto;
  translationGroupId: string;
  state: PublicationState;
  startsAt: Date;
  endsAt: Date;
  firstPublishedAt: Date;
  modifiedAt: Date;
  embargo: boolean;
  change: ChangeKind;
  changeNote: string;
  ended: PublicationEnd;
  endedAt: Date;
  killed: boolean;
};

/** A section with a name in each edition given. */
export async function makeSection(
  names: Partial<Record<Edition, { name: string; slug: string; description?: string }>>,
  position = 0,
): Promise<string> {
  const id = newId();
  await db.section.create({ data: { id, position, names: { create: inEditions(names) } } });
  return id;
}

export async function makeTag(
  type: TagType,
  names: Partial<Record<Edition, { name: string; slug: string; description?: string }>>,
  mergedIntoId: string | null = null,
): Promise<string> {
  const id = newId();
  await db.tag.create({ data: { id, type, mergedIntoId, names: { create: inEditions(names) } } });
  return id;
}

export async function makeAuthor(
  names: Partial<Record<Edition, { name: string; slug: string; jobTitle?: string; biography?: string }>>,
  options: { kind?: "person" | "agency"; portraitId?: string | null } = {},
): Promise<string> {
  const id = newId();
  await db.author.create({ data: { id, ...options, names: { create: inEditions(names) } } });
  return id;
}

/** A body of plain paragraphs. */
export function paragraphs(...texts: string[]): BodyDoc {
  return {
    type: "doc",
    content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  };
}

function inEditions<T>(names: Partial<Record<Edition, T>>): (T & { edition: Edition })[] {
  return Object.entries(names).map(([edition, name]) => ({ ...name, edition: edition as Edition }));
}

async function someMember(besides = ""): Promise<string> {
  const member = await db.member.findFirst({ where: { id: { not: besides } }, select: { id: true } });
  if (member) return member.id;
  const id = newId();
  await db.member.create({ data: { id, email: `${id}@lantern.example`, name: "A member", roles: ["editor"] } });
  return id;
}

async function someSection(edition: Edition): Promise<PublishedInput["section"]> {
  const found = await db.sectionName.findFirst({ where: { edition }, orderBy: { sectionId: "asc" } });
  if (found) return { id: found.sectionId, name: found.name, slug: found.slug };
  const name = { name: "News", slug: "news" };
  return { id: await makeSection({ [edition]: name }), ...name };
}
