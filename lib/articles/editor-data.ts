import { type DeskAsset, presentAsset } from "#lib/assets/present";
import type { SignedIn } from "#lib/auth/session";
import { type Edition, nameIn } from "#lib/editions";
import { mayAtDesk } from "#lib/members/policy";
import type { AuthorKind, TagType } from "#lib/platform/db/generated/enums";
import { db } from "#lib/platform/db/index";
import { readSettings } from "#lib/settings/read";
import { getTags } from "#lib/tags/desk";
import { type DeskArticle, getDeskArticle } from "./desk-article.ts";

/** What the editor's page knows of an article before its document is open: how it stands, and what can be chosen. */
export type EditorData = {
  article: DeskArticle;
  member: { id: string; name: string };
  /** Whether the member may make a tag on the spot. */
  mayMakeTags: boolean;
  /** Language of the desk; the article's own is `article.edition`. */
  locale: Edition;
  /** The newsroom's zone. */
  timeZone: string;
  sections: NamedSection[];
  /** The section as it was stored last. */
  sectionId: string | null;
  authors: NamedAuthor[];
  /** Those that the article has; others are found by typing. */
  tags: NamedTag[];
  lead: DeskAsset | null;
};

/** Named in the article's language, or in the one there is. */
export type NamedSection = { id: string; name: string; closed: boolean };
export type NamedAuthor = { id: string; kind: AuthorKind; name: string; closed: boolean };
export type NamedTag = { id: string; type: TagType; names: Partial<Record<Edition, string>> };

/** Throws `not_found` when there is no such article, or none that the member may see. */
export async function getEditorData(member: SignedIn, articleId: string): Promise<EditorData> {
  const article = await getDeskArticle(member, articleId);
  const row = await db.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { sectionId: true, tagIds: true, leadAssetId: true },
  });
  const [sections, authors, tags, lead, { newsroom }] = await Promise.all([
    db.section.findMany({ orderBy: { position: "asc" }, include: { names: true } }),
    db.author.findMany({ include: { names: true } }),
    getTags(member, row.tagIds),
    row.leadAssetId ? db.asset.findFirst({ where: { id: row.leadAssetId, status: "ready" } }) : null,
    readSettings(),
  ]);
  const named = <T extends { id: string; closedAt: Date | null; names: { edition: Edition; name: string }[] }>(
    entry: T,
  ) => ({
    id: entry.id,
    closed: entry.closedAt !== null,
    name: nameIn(entry.names, article.edition)?.name ?? entry.id,
  });
  return {
    article,
    member: { id: member.id, name: member.name },
    mayMakeTags: mayAtDesk(member, "tags.create"),
    locale: member.locale,
    timeZone: newsroom.timeZone,
    sections: sections.map(named),
    sectionId: row.sectionId,
    authors: authors
      .map((author) => ({ ...named(author), kind: author.kind }))
      .toSorted((a, b) => a.name.localeCompare(b.name, article.edition)),
    tags,
    lead: lead ? presentAsset(lead) : null,
  };
}
