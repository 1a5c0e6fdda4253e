"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { longMoment } from "#lib/dates";
import type { FieldConflict } from "#lib/live/short-fields";
import { articleAddress } from "#lib/surfaces";
import { useOpenEditor } from "./context.tsx";

/** What must be known before one writes on: why it came back, what waits, what readers see. */
export function ArticleNotices() {
  const t = useTranslations("editor.notice");
  const actions = useTranslations("editor.actions");
  const { article, locale, timeZone } = useOpenEditor();
  const { workRevision, live, ahead, abilities } = article;
  const moment = (at: Date) => `${longMoment(new Date(at), { locale, timeZone })} (${timeZone})`;
  const lines: ReactNode[] = [];
  if (article.publicState === "killed") lines.push(<p key="killed">{t("killed")}</p>);
  else if (!abilities.edit) lines.push(<p key="read">{t("readOnly")}</p>);
  if (article.sentBackReason && article.workState === "draft") {
    lines.push(
      <p key="sentBack" role="status" className="notice-line border-attention">
        <b className="text-attention">{t("sentBack")}:</b> <bdi>{article.sentBackReason}</bdi>
      </p>,
    );
  }
  if (workRevision) {
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
  if (live) {
    lines.push(
      <p key="live">
        {t("liveNewer", { number: live.revisionNumber })}{" "}
        {live.endsAt ? `${t("ends", { when: moment(live.endsAt) })} ` : ""}
        <a className="link" href={articleAddress(article)} target="_blank" rel="noopener">
          {actions("publicPage")}
        </a>
      </p>,
    );
  }
  if (ahead) {
    const values = { number: ahead.revisionNumber, when: moment(ahead.startsAt) };
    lines.push(<p key="ahead">{t(ahead.embargo ? "embargo" : "scheduled", values)}</p>);
  }
  return lines.length > 0 ? <div className="notices">{lines}</div> : null;
}

/** A short field was changed on both sides while they were apart: a person says which words stand. */
export function Conflicts({ conflicts }: { conflicts: readonly FieldConflict[] }) {
  const t = useTranslations("editor.conflict");
  const fields = useTranslations("editor.fields");
  const { connection } = useOpenEditor();
  return conflicts.map(({ field, mine, theirs }) => (
    <section key={field} role="alert" className="notices">
      <p className="font-semibold">{t("title", { field: fields(field) })}</p>
      <dl className="grid gap-2">
        {(
          [
            ["mine", mine, "takeMine"],
            ["theirs", theirs, "takeTheirs"],
          ] as const
        ).map(([side, text, take]) => (
          <div key={side} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <dt className="text-soft">{t(side)}</dt>
            <dd dir="auto" className="min-w-0 flex-1">
              {text || t("empty")}
            </dd>
            <Button small onClick={() => connection.choose(field, text)}>
              {t(take)}
            </Button>
          </div>
        ))}
      </dl>
    </section>
  ));
}
