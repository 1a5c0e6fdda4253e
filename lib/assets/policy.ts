import { hasRole, type MemberActor } from "#lib/members/actor";

/** Everyone who may write an article may bring a photo for it, and see the photos that are there. */
export function mayUseAssets(actor: MemberActor): boolean {
  return hasRole(actor, "contributor", "journalist", "sub_editor", "photo_editor", "editor", "managing_editor");
}
