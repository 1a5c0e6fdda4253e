import type { Actor } from "#lib/members/actor";
import { mayAtDesk } from "#lib/members/policy";
import type { Role } from "#lib/members/roles";
import type { PublicState, WorkState } from "./states.ts";
import { type ArticleAction, articleActions, isPossible } from "./workflow.ts";

/**
 * Who may do what to an article: one table from action to roles. Pure.
 *
 * `any` article or only one's `own`. An administrator keeps people and settings and has no editorial right by
 * itself; a member may hold several roles, and then has the rights of all of them.
 */
export type PolicySubject = {
  createdById: string;
  workState: WorkState;
  publicState: PublicState;
  /** The revision under review or approved, where the action is about it. */
  workRevision?: { createdById: string } | null;
  /** Members who sign the article, or translated it. */
  namedMemberIds?: readonly string[];
  /** Whether approving it takes somebody else than its author, as its revision's section says; if unsaid, it does. */
  needsSecondPerson?: boolean;
};

type Reach = "any" | "own";
type Rule = Partial<Record<Role, Reach>>;

const writers: Rule = {
  journalist: "any",
  sub_editor: "any",
  photo_editor: "any",
  editor: "any",
  managing_editor: "any",
};
const deskEditors: Rule = { editor: "any", managing_editor: "any" };
const publishers: Rule = { sub_editor: "any", ...deskEditors };

export const articlePolicy: Record<ArticleAction, Rule> = {
  read: { contributor: "own", ...writers },
  edit: { contributor: "own", ...writers },
  submit: { contributor: "own", ...writers },
  check_step: publishers,
  send_back: publishers,
  approve: deskEditors,
  publish: publishers,
  override: { managing_editor: "any" },
  unschedule: publishers,
  unpublish: publishers,
  kill: deskEditors,
  restore: { contributor: "own", ...writers },
  translate: { contributor: "own", journalist: "any", sub_editor: "any", editor: "any", managing_editor: "any" },
};

/** Whether the actor may begin an article; the system begins none. */
export function mayCreateArticle(actor: Actor): boolean {
  return actor.kind === "member" && mayAtDesk(actor, "articles.create");
}

/** Whether the actor has the right, whatever the state. The system has every right that its use cases ask for. */
export function may(actor: Actor, action: ArticleAction, article: PolicySubject): boolean {
  if (actor.kind === "system") return true;
  const rule = articlePolicy[action];
  const reaches = actor.roles.map((role) => rule[role]);
  const reach = reaches.includes("any") || (reaches.includes("own") && article.createdById === actor.id);
  return reach && !(action === "approve" && article.needsSecondPerson !== false && isAuthorOf(actor, article));
}

/**
 * Whether the actor stands behind the article: began it, sent this revision to review, signs it, or translated it.
 * Who only mended a comma does not: an editor must be able to edit what she approves (docs/decisions/004).
 */
export function isAuthorOf(actor: Actor, article: PolicySubject): boolean {
  if (actor.kind === "system") return false;
  return (
    article.createdById === actor.id ||
    article.workRevision?.createdById === actor.id ||
    (article.namedMemberIds ?? []).includes(actor.id)
  );
}

/**
 * Where a text of the actor's own is under review and her role approves: whether she may do so alone, as the section
 * allows, or it takes a second person. Null everywhere else.
 */
export function ownReview(actor: Actor, article: PolicySubject): "alone" | "second_person" | null {
  if (!isPossible("approve", article) || !isAuthorOf(actor, article)) return null;
  if (!may(actor, "approve", { ...article, needsSecondPerson: false })) return null;
  return article.needsSecondPerson === false ? "alone" : "second_person";
}

export type Abilities = Record<ArticleAction, boolean>;

/** What the actor could do right now, for the page: just the buttons that the server would honour. */
export function abilities(actor: Actor, article: PolicySubject): Abilities {
  return Object.fromEntries(
    articleActions.map((action) => [action, may(actor, action, article) && isPossible(action, article)]),
  ) as Abilities;
}

/** The reach of reading as a filter for lists: everything, one's own, or nothing. */
export function readable(actor: Actor): "any" | "own" | "none" {
  if (actor.kind === "system") return "any";
  const reaches = actor.roles.map((role) => articlePolicy.read[role]);
  if (reaches.includes("any")) return "any";
  return reaches.includes("own") ? "own" : "none";
}
