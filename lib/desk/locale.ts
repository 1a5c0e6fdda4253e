import { cookieOf } from "#lib/auth/cookies";
import { defaultEdition, type Edition, isEdition } from "#lib/editions";

/** Remembers the language of whoever used this browser last, for the pages before sign-in. */
export const localeCookie = "dateline-language";

export function localeFromCookies(header: string | null | undefined): Edition {
  const value = cookieOf(header, localeCookie);
  return isEdition(value) ? value : defaultEdition;
}
