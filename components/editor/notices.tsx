"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { articleAddress } from "#lib/addresses";
import type { DeskArticle } from "#lib/articles/desk-article";
import { longMoment } from "#lib/dates";
import { useOpenEditor } from "./context.tsx";
import { ReviewSteps } from "./review-steps.tsx";

/** What must be known before one writes on: why it came back, what waits, what readers see. */
export function ArticleNotices() {
  const t = useTranslations("editor.notice");
  const actions = useTranslations("editor.actions");
  const { article, locale, timeZone } = useOpenEditor();
  const { workRevision, live, ahead, abilities } = article;
  const moment = (at: Date) => `${longMoment(new Date(at), { locale, timeZone })} (${timeZone})`;
  useSentBackToast(article);
  const lines: ReactNode[] = [];
  if (article.publicState === "killed") lines.push(<p key="killed">{t("killed")}</p>);
  else if (!abilities.edit) lines.push(<p key="read">{t("readOnly")}</p>);
  if (article.sentBackReason && article.workState === "draft") {
    lines.push(
      <p key="sentBack" role="status" className="notice-line border-attention">
        <b className="text-attention">{t("sentBack", { name: article.sentBackBy })}:</b>{" "}
        <bdi>{article.sentBackReason}</bdi>
      </p>,
    );
  }
  if (workRevision && article.publicState !== "killed") {
    const { number } = workRevision;
    lines.push(
      <p key="work">
        {article.workState === "in_review"
          ? t("inReview", { number })
          : article.approvedBy
            ? t("approved", { number, name: article.approvedBy })
            : t("approvedNobody", { number })}{" "}
        <a className="link" href={`/desk/articles/${article.id}/revisions/${number}`}>
          {t("read")}
        </a>
        {number > 1 ? (
          <>
            {" · "}
            <a className="link" href={`/desk/articles/${article.id}/compare?from=${number - 1}&to=${number}`}>
              {t("compare", { number: number - 1 })}
            </a>
          </>
        ) : null}
      </p>,
    );
  }
  if (article.ownReview) lines.push(<p key="own">{t(`ownReview.${article.ownReview}`)}</p>);
  if (workRevision && article.steps.length > 0) lines.push(<ReviewSteps key="steps" />);
  if (live) {
    lines.push(
      <p key="live">
        {t("liveNewer", { number: live.revisionNumber })}{" "}
        {live.endsAt ? `${t("ends", { when: moment(live.endsAt) })} ` : ""}
        <a className="link" href={articleAddress(article)} target="_blank" rel="noopener">
          {actions("publicPage")}
        </a>
        {workRevision?.number === live.revisionNumber ? null : (
          <>
            {" · "}
            <a
              className="link"
              href={`/desk/articles/${article.id}/compare?from=${live.revisionNumber}&to=${workRevision?.number ?? "working"}`}
            >
              {t("compareLive")}
            </a>
          </>
        )}
      </p>,
    );
  }
  if (ahead) {
    const values = { number: ahead.revisionNumber, when: moment(ahead.startsAt) };
    lines.push(<p key="ahead">{t(ahead.embargo ? "embargo" : "scheduled", values)}</p>);
  }
  if (article.awaitedFromCdn) {
    const isDown = article.publicState === "killed" || article.publicState === "unpublished";
    lines.push(
      <p key="cdn" role="status" className="notice-line border-attention">
        {t(isDown ? "cdnGone" : "cdnChanged", { when: moment(article.awaitedFromCdn) })}
      </p>,
    );
  }
  return lines.length > 0 ? <div className="notices">{lines}</div> : null;
}

/** Whoever is writing further down when the article comes back is told there, too. */
function useSentBackToast({ sentBackReason: reason, sentBackBy: name }: DeskArticle): void {
  const t = useTranslations("editor.notice");
  const known = useRef(reason);
  useEffect(() => {
    if (reason && reason !== known.current) toast(`${t("sentBack", { name })}: ${reason}`, { duration: 15_000 });
    known.current = reason;
  }, [reason, name, t]);
}
