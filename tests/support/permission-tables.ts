import type { ArticleAction } from "#lib/articles/workflow";
import type { DeskAction } from "#lib/members/policy";
import { type Role, roles } from "#lib/members/roles";

/**
 * The expected answers are written by hand, one line an action, so that a change of the table has to be made
 * twice: roles in the order of `roles`; `a` any article, `o` one's own, `-` none.
 */
export const rights: Record<ArticleAction, string> = {
  //          contributor journalist sub_editor photo_editor editor managing_editor administrator
  read: "       o           a          a          a           a      a               -",
  edit: "       o           a          a          a           a      a               -",
  submit: "     o           a          a          a           a      a               -",
  check_step: " -           -          a          -           a      a               -",
  send_back: "  -           -          a          -           a      a               -",
  approve: "    -           -          -          -           a      a               -",
  publish: "    -           -          a          -           a      a               -",
  override: "   -           -          -          -           -      a               -",
  unschedule: " -           -          a          -           a      a               -",
  unpublish: "  -           -          a          -           a      a               -",
  kill: "       -           -          -          -           a      a               -",
  restore: "    o           a          a          a           a      a               -",
  translate: "  o           a          a          -           a      a               -",
};

/** Approving a text of one's own, by what its section asks for: `y` or `-`, roles in the same order. */
export const ownApproval = {
  //                     contributor journalist sub_editor photo_editor editor managing_editor administrator
  "a second person": "   -           -          -          -           -      -               -",
  "one editor alone": "  -           -          -          -           y      y               -",
} as const;

/** What does not depend on an article: `y` or `-`, roles in the same order. */
export const deskRights: Record<DeskAction, string> = {
  //                   contributor journalist sub_editor photo_editor editor managing_editor administrator
  "people.keep": "     -           -          -          -           -      -               y",
  "settings.keep": "   -           -          -          -           -      -               y",
  "sections.keep": "   -           -          -          -           y      y               -",
  "sections.rule": "   -           -          -          -           -      -               y",
  "tags.keep": "       -           -          -          -           y      y               -",
  "tags.create": "     -           y          y          -           y      y               -",
  "authors.keep": "    -           -          -          -           y      y               -",
  "fronts.keep": "     -           -          -          -           y      y               -",
  "articles.create": " y           y          y          -           y      y               -",
  "assets.use": "      y           y          y          y           y      y               -",
  "assets.keep": "     -           -          -          y           y      y               -",
  "directory.read": "  y           y          y          y           y      y               y",
};

/** Whether the table gives the role the action: on what somebody else began, or on one's own. */
export function hasRight(role: Role, action: ArticleAction, mine: boolean): boolean {
  const cell = rights[action].trim().split(/\s+/)[roles.indexOf(role)];
  return cell === "a" || (cell === "o" && mine);
}

/** Whether the table lets the role approve a text of its own, in a section with this rule. */
export function approvesOwn(role: Role, rule: keyof typeof ownApproval): boolean {
  return ownApproval[rule].trim().split(/\s+/)[roles.indexOf(role)] === "y";
}

/** Working copy down (draft, in_review, approved), publication across (none, scheduled, live, unpublished, killed). */
export const possible: Record<ArticleAction, [draft: string, inReview: string, approved: string]> = {
  read: ["yyyyy", "yyyyy", "yyyyy"],
  edit: ["yyyy-", "yyyy-", "yyyy-"],
  submit: ["yyyy-", "-----", "-----"],
  check_step: ["-----", "yyyy-", "-----"],
  send_back: ["-----", "yyyy-", "yyyy-"],
  approve: ["-----", "yyyy-", "-----"],
  publish: ["-----", "-----", "yyyy-"],
  override: ["yyyy-", "yyyy-", "-----"],
  unschedule: ["-yy--", "-yy--", "-yy--"],
  unpublish: ["--y--", "--y--", "--y--"],
  kill: ["-yyy-", "-yyy-", "-yyy-"],
  restore: ["yyyy-", "yyyy-", "yyyy-"],
  translate: ["yyyy-", "yyyy-", "yyyy-"],
};
