"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Body } from "#components/body/Body";
import { Notice } from "#components/desk/notice";
import { send } from "#components/desk/send";
import type { ArticleContent } from "#lib/articles/content";
import type { DeskArticle } from "#lib/articles/desk-article";
import type { PublicState, WorkState } from "#lib/articles/states";
import { direction } from "#lib/editions";
import { useOpenEditor } from "./context.tsx";

type Source = { workState: WorkState; publicState: PublicState; content: ArticleContent };

/** How often a linked article is asked how it stands while it is shown beside. */
const askEveryMs = 10_000;

/** The other language of the same report, to read while writing; with where it stands. */
export function SourceColumn({ of }: { of: DeskArticle["translations"][number] }) {
  const t = useTranslations("editor.translation");
  const languages = useTranslations("editor.languages");
  const states = useTranslations("states");
  const { locale } = useOpenEditor();
  const { source, failed } = useSource(of.id);
  const { headline, standfirst, dateline, body } = source?.content ?? { headline: of.headline };
  return (
    <section className="source-column" aria-label={t("title", { language: languages(of.edition) })}>
      <header className="flex flex-wrap items-baseline gap-x-3 pb-4 text-[0.8125rem]" lang={locale}>
        <b className="font-semibold">{t("title", { language: languages(of.edition) })}</b>
        <span className="text-soft">
          {states(`work.${source?.workState ?? of.workState}`)} ·{" "}
          {states(`public.${source?.publicState ?? of.publicState}`)}
        </span>
        <Link className="link ms-auto" href={`/desk/articles/${of.id}`}>
          {t("open")}
        </Link>
      </header>
      {failed ? <Notice>{t("failed")}</Notice> : null}
      <div lang={of.edition} dir={direction[of.edition]}>
        <h2 className="headline">{headline}</h2>
        {standfirst ? <p className="standfirst pt-3">{standfirst}</p> : null}
        {body ? (
          <div className="prose pt-6">
            <Body body={body} dateline={dateline} />
          </div>
        ) : null}
      </div>
    </section>
  );
}

function useSource(articleId: string): { source: Source | null; failed: boolean } {
  const [source, setSource] = useState<Source | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      const address = `/desk/api/articles/${articleId}/content`;
      const sent = await send<Source>(address, { method: "GET", signal: abort.signal });
      if (abort.signal.aborted) return;
      if (sent.ok) setSource(sent.data);
      setFailed(!sent.ok);
    };
    void ask();
    const timer = setInterval(ask, askEveryMs);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [articleId]);
  return { source, failed };
}
