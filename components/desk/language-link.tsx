import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

/** Leads to the same page before sign-in in the other language, and says so in that language. */
export function LanguageLink({ locale, path }: { locale: Edition; path: string }) {
  const other: Edition = locale === "en" ? "ar" : "en";
  return (
    <a className="link" href={`/desk/language?to=${other}&next=${encodeURIComponent(path)}`} lang={other}>
      {translator(locale, "desk-shell.signIn")("otherLanguage")}
    </a>
  );
}
