import type { MemberActor } from "#lib/members/actor";
import { mayAtDesk } from "#lib/members/policy";

/** Everyone who may write an article may bring a photo for it, and see the photos that are there. */
export function mayUseAssets(actor: MemberActor): boolean {
  return mayAtDesk(actor, "assets.use");
}

/**
 * The photo desk and editors keep what is written about every photo; everyone else, about what they brought in, until
 * it is an author's portrait: what is written about that stands on a public page, and nobody approves it.
 */
export function mayKeepAsset(actor: MemberActor, asset: { uploadedById: string; isPortrait: boolean }): boolean {
  if (mayAtDesk(actor, "assets.keep")) return true;
  return mayUseAssets(actor) && asset.uploadedById === actor.id && !asset.isPortrait;
}
