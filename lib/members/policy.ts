import { Refusal } from "#lib/platform/errors";
import { type Actor, hasRole } from "./actor.ts";
import type { Role } from "./roles.ts";

/**
 * Who may do what at the desk, where it does not depend on an article and its state (that table is
 * `lib/articles/policy.ts`): one table from action to roles. Pure. People and settings are an administrator's, and give no editorial right; what articles are filed
 * under is the editors'. One's own profile needs no right.
 */
export const deskPolicy = {
  "people.keep": ["administrator"],
  "settings.keep": ["administrator"],
  "sections.keep": ["editor", "managing_editor"],
  /** Say where approving takes a second person: nobody whom that binds lifts it (docs/decisions/004). */
  "sections.rule": ["administrator"],
  /** Rename, retype and merge. */
  "tags.keep": ["editor", "managing_editor"],
  /** Make one on the spot while writing. */
  "tags.create": ["journalist", "sub_editor", "editor", "managing_editor"],
  "authors.keep": ["editor", "managing_editor"],
  "fronts.keep": ["editor", "managing_editor"],
  /** Begin an article, of one's own or as a translation. */
  "articles.create": ["contributor", "journalist", "sub_editor", "editor", "managing_editor"],
  /** Bring in photos, and see those that are there: whoever may work on an article. */
  "assets.use": ["contributor", "journalist", "sub_editor", "photo_editor", "editor", "managing_editor"],
  /** Change what is written about any photo; about one's own see `lib/assets/policy.ts`. */
  "assets.keep": ["photo_editor", "editor", "managing_editor"],
  /** Look things up: tags, authors and sections to file under. */
  "directory.read": [
    "contributor",
    "journalist",
    "sub_editor",
    "photo_editor",
    "editor",
    "managing_editor",
    "administrator",
  ],
} as const satisfies Record<string, readonly Role[]>;

export type DeskAction = keyof typeof deskPolicy;

/** The system has every right that its use cases ask for. */
export function mayAtDesk(actor: Actor, action: DeskAction): boolean {
  return actor.kind === "system" || hasRole(actor, ...deskPolicy[action]);
}

/** Throws `forbidden`, naming the action. */
export function authorizeAtDesk(actor: Actor, action: DeskAction): void {
  if (!mayAtDesk(actor, action)) throw new Refusal("forbidden", `may.${action}`);
}
