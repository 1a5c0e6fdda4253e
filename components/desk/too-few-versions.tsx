import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

/** In place of a comparison, where an article has one revision (its number is given) or none. */
export function TooFewVersions({
  articleId,
  only,
  locale,
}: {
  articleId: string;
  only: number | null;
  locale: Edition;
}) {
  const t = translator(locale, "editor.compare");
  return (
    <>
      <h1 className="page-title pt-4">{t("tooFew")}</h1>
      <p className="py-4 text-soft">{only === null ? t("tooFewNone") : t("tooFewOne")}</p>
      {only === null ? null : (
        <a className="button" href={`/desk/articles/${articleId}/compare?from=${only}&to=working`}>
          {t("tooFewWorking", { number: only })}
        </a>
      )}
    </>
  );
}
