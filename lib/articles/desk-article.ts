import { awaitedFromCdn } from "#lib/cdn/desk";
import type { Edition } from "#lib/editions";
import type { MemberActor } from "#lib/members/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { type CheckedStep, stepsOf } from "./check-step.ts";
import { type CheckResult, runChecks } from "./checks.ts";
import { articleContent } from "./freeze.ts";
import { loadArticle } from "./load.ts";
import { type Abilities, abilities, ownReview, readable } from "./policy.ts";
import type { PublicState, WorkState } from "./states.ts";

/** What the editor's tools show around the document: states, what the member may do, revisions, publications. */
export type DeskArticle = {
  id: string;
  edition: Edition;
  headline: string;
  slug: string;
  workState: WorkState;
  publicState: PublicState;
  abilities: Abilities;
  /** Whether a text of one's own, under review, may be approved alone; null where that is not the question. */
  ownReview: "alone" | "second_person" | null;
  createdBy: { id: string; name: string };
  sentBackReason: string | null;
  /** Who sent it back; empty where nobody has. */
  sentBackBy: string;
  /** The revision under review or approved: what approving and publishing speak of. */
  workRevision: { id: string; number: number; hash: string; createdBy: string } | null;
  approvedBy: string | null;
  firstPublishedAt: Date | null;
  live: DeskPublication | null;
  ahead: DeskPublication | null;
  /** Since when a CDN in front owes the confirmation of what readers were last shown or no longer shown. */
  awaitedFromCdn: Date | null;
  /** Whether it was begun as the translation of another. */
  isTranslation: boolean;
  translations: { id: string; edition: Edition; headline: string; workState: WorkState; publicState: PublicState }[];
  /** Steps of the review of the revision that is under review or approved; empty where there is none. */
  steps: CheckedStep[];
  /** Checks on the working copy as it was last stored. */
  checks: CheckResult[];
};

export type DeskPublication = {
  id: string;
  revisionNumber: number;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string | null;
  embargo: boolean;
};

/** One article with all that its tools need. Throws `not_found` when there is none that the member may see. */
export async function getDeskArticle(actor: MemberActor, articleId: string): Promise<DeskArticle> {
  const article = await loadArticle(db, actor, "read", articleId);
  const [createdBy, publications, translations, approval, content, awaited] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: article.createdById }, select: { id: true, name: true } }),
    db.publication.findMany({
      where: { articleId, state: { in: ["live", "scheduled"] } },
      include: { approval: { select: { revision: { select: { number: true } } } } },
    }),
    db.article.findMany({
      where: {
        translationGroupId: article.translationGroupId,
        id: { not: articleId },
        ...(readable(actor) === "any" ? {} : { createdById: actor.id }),
      },
      select: { id: true, edition: true, headline: true, workState: true, publicState: true },
    }),
    article.workRevisionId
      ? db.approval.findFirst({
          where: { revisionId: article.workRevisionId },
          orderBy: { createdAt: "desc" },
          select: { member: { select: { name: true } } },
        })
      : null,
    articleContent(db, article),
    awaitedFromCdn(articleId),
  ]);
  const present = (publication: (typeof publications)[number] | undefined): DeskPublication | null =>
    publication
      ? {
          id: publication.id,
          revisionNumber: publication.approval.revision.number,
          startsAt: publication.startsAt,
          endsAt: publication.endsAt,
          timeZone: publication.timeZone,
          embargo: publication.embargo,
        }
      : null;
  const comes = (publication: (typeof publications)[number]) =>
    publication.state === "scheduled" || publication.startsAt > now();
  return {
    id: article.id,
    edition: article.edition,
    headline: article.headline,
    slug: article.slug,
    workState: article.workState,
    publicState: article.publicState,
    abilities: {
      ...abilities(actor, article),
      // The table knows states only: there must also be something ahead to call off.
      unschedule: abilities(actor, article).unschedule && publications.some(comes),
    },
    ownReview: ownReview(actor, article),
    createdBy,
    sentBackReason: article.sentBackReason,
    sentBackBy: article.sentBackReason === null ? "" : await lastSentBackBy(articleId),
    workRevision: article.workRevision
      ? {
          id: article.workRevision.id,
          number: article.workRevision.number,
          hash: article.workRevision.hash,
          createdBy: article.workRevision.createdById,
        }
      : null,
    approvedBy: article.workState === "approved" ? (approval?.member.name ?? null) : null,
    firstPublishedAt: article.firstPublishedAt,
    live: present(publications.find((publication) => !comes(publication))),
    ahead: present(publications.find(comes)),
    awaitedFromCdn: awaited,
    isTranslation: article.translatedFromId !== null,
    translations,
    steps: article.workRevisionId ? await stepsOf(db, article.workRevisionId) : [],
    checks: runChecks(content),
  };
}

async function lastSentBackBy(articleId: string): Promise<string> {
  const event = await db.event.findFirst({
    where: { articleId, action: "article.sent_back" },
    orderBy: { seq: "desc" },
    select: { member: { select: { name: true } } },
  });
  return event?.member?.name ?? "";
}
