import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { Refusal } from "#lib/platform/errors";

/** A short mark of what a form shows; another one means that somebody has changed it since. */
export function versionOf(shown: object): string {
  return createHash("sha256")
    .update(canonicalize(shown) ?? "")
    .digest("base64url")
    .slice(0, 22);
}

/** Throws `conflict` unless the form was filled in over what stands now. Ask within the transaction that writes. */
export function assertVersion(given: string | number, now: string | number): void {
  if (given !== now) throw new Refusal("conflict", "form.changed");
}
