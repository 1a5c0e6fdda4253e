import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { askedAddressHeader } from "#lib/desk/asked-address";
import { rememberedLocale } from "#lib/desk/locale";
import type { Edition } from "#lib/editions";
import { readSettings } from "#lib/settings/read";
import { type SignedIn, sessionFromCookies } from "./session.ts";

/** Who looks at the page that is being rendered; read once for each page. */
export const currentMember = cache(async (): Promise<SignedIn | null> => {
  return sessionFromCookies((await headers()).get("cookie") ?? undefined);
});

/**
 * The member who looks at this page; whoever is not signed in is led to the sign-in page and back: to the address that
 * was asked for, unless another is named.
 */
export async function requireMember(path?: string): Promise<SignedIn> {
  const member = await currentMember();
  if (member) return member;
  const back = path ?? (await headers()).get(askedAddressHeader) ?? "/desk";
  redirect(back === "/desk" ? "/desk/sign-in" : `/desk/sign-in?next=${encodeURIComponent(back)}`);
}

/** The language of the desk for whoever looks: their own, the one last used in this browser, the publication's first. */
export const deskLocale = cache(async (): Promise<Edition> => {
  const member = await currentMember();
  if (member) return member.locale;
  const remembered = rememberedLocale((await headers()).get("cookie"));
  return remembered ?? (await readSettings()).newsroom.defaultEdition;
});
