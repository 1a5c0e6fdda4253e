import { cookieOf, secureSite } from "#lib/auth/cookies";
import { defaultEdition, type Edition, isEdition } from "#lib/editions";

/** Remembers the language of whoever used this browser last, for the pages before sign-in. */
export const localeCookie = "dateline-language";

/** The language that this browser remembers; null where it remembers none. */
export function rememberedLocale(cookieHeader: string | null | undefined): Edition | null {
  const value = cookieOf(cookieHeader, localeCookie);
  return isEdition(value) ? value : null;
}

/** The `Set-Cookie` header that remembers a language in this browser, for a year. */
export function localeCookieFor(locale: Edition): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax${secureSite() ? "; Secure" : ""}`;
}

export function localeFromCookies(cookieHeader: string | null | undefined): Edition {
  return rememberedLocale(cookieHeader) ?? defaultEdition;
}
