import { z } from "zod";
import { plainLine, withoutForbidden } from "#lib/body/clean";
import { editions } from "#lib/editions";
import { roles } from "./roles.ts";

/** What may be typed about a member, and its limits. Shared by form, server and test. Pure. */

/** As long as a name in a byline can be without breaking it. */
const nameCharactersMax = 80;

export const memberName = z.string().transform(plainLine).pipe(z.string().min(1).max(nameCharactersMax));

export const memberEmail = z
  .string()
  .max(254)
  .transform(plainEmail)
  .refine((email) => /^[^\s@<>"'(),:;[\]\\]+@[^\s@<>"'(),:;[\]\\]+\.[^\s@<>"'(),:;[\]\\]+$/u.test(email), {
    error: "members.email",
  });

export const memberRoles = z
  .array(z.enum(roles))
  .min(1)
  .transform((held) => roles.filter((role) => held.includes(role)));

export const memberLocale = z.enum(editions);

/** Length and quality are judged with the email address, in `assertGoodPassword`. */
export const newPassword = z.string().max(1_000);

/** One form for one address, however it was typed. */
export function plainEmail(typed: string): string {
  return withoutForbidden(typed).normalize("NFKC").trim().toLowerCase();
}
