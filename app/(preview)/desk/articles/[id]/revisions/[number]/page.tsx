import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Article } from "#components/reader/article";
import { Paper } from "#components/reader/paper";
import { previewArticle } from "#lib/articles/preview";
import { requireMember } from "#lib/auth/current";
import { direction } from "#lib/editions";
import { translator } from "#lib/i18n";
import { flushLive } from "#lib/live/messages";
import { preloadedFonts } from "#lib/paper/fonts";
import { loadHouse } from "#lib/paper/published";
import { isRefusal } from "#lib/platform/errors";

type Props = { params: Promise<{ id: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, number } = await params;
  const { locale } = await requireMember(`/desk/articles/${id}/revisions/${number}`);
  return { title: translator(locale, "editor.preview")("bar") };
}

/** A revision, or the working copy, made of the reader's own components and style sheets, with the desk's bar above. */
export default async function PreviewPage({ params }: Props) {
  const { id, number } = await params;
  const member = await requireMember(`/desk/articles/${id}/revisions/${number}`);
  const which = number === "working" ? "working" : revisionNumber(number);
  if (which === null) notFound();
  if (which === "working") await newest(id);
  const article = await previewArticle(member, id, which).catch(nothing);
  if (!article) notFound();
  const house = await loadHouse(article.edition);
  const t = translator(member.locale, "editor.preview");
  return (
    <html lang={article.edition} dir={direction[article.edition]}>
      <head>
        {preloadedFonts[article.edition].map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
        ))}
      </head>
      <body>
        <aside className="preview-bar" lang={member.locale} dir={direction[member.locale]} aria-label={t("bar")}>
          <span>
            <b>{t("bar")}</b> · {which === "working" ? t("working") : t("revision", { number: which })}
          </span>
          <a href={`/desk/articles/${id}`}>{t("back")}</a>
        </aside>
        <Paper house={house} section={article.section.address}>
          <Article article={article} related={[]} house={house} />
        </Paper>
      </body>
    </html>
  );
}

function revisionNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

/** The last words typed, where they can be had; where not, what is stored is shown. */
async function newest(articleId: string): Promise<void> {
  await flushLive(articleId).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
  });
}

function nothing(error: unknown): null {
  if (isRefusal(error) && error.kind === "not_found") return null;
  throw error;
}
