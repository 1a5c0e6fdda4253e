import { Door } from "#components/desk/door";
import { deskFrame } from "#lib/desk/frame";
import { translator } from "#lib/i18n";

export default async function NotFound() {
  const { locale, publication } = await deskFrame();
  const t = translator(locale, "desk-shell.missing");
  return (
    <Door publication={publication} title={t("title")} lead={t("text")}>
      <a className="button justify-self-start" href="/desk">
        {t("back")}
      </a>
    </Door>
  );
}
