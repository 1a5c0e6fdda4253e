import { Door } from "#components/desk/door";
import { deskLocale } from "#lib/auth/current";
import { translator } from "#lib/i18n";
import { readSettings } from "#lib/settings/read";

export default async function NotFound() {
  const [locale, { publication }] = await Promise.all([deskLocale(), readSettings()]);
  const t = translator(locale, "desk-shell.missing");
  return (
    <Door publication={publication.name[locale]} title={t("title")} lead={t("text")}>
      <a className="button justify-self-start" href="/desk">
        {t("back")}
      </a>
    </Door>
  );
}
