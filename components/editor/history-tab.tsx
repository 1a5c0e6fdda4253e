"use client";

import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { Dialog, DialogActions } from "#components/desk/dialog";
import { Notice } from "#components/desk/notice";
import { send } from "#components/desk/send";
import { useCommand } from "#components/desk/use-command";
import type { DeskEvent, DeskRevision, DeskSnapshot } from "#lib/articles/desk-history";
import { shortMoment } from "#lib/dates";
import { useOpenEditor } from "./context.tsx";

type Told = { revisions: DeskRevision[]; snapshots: DeskSnapshot[]; events: DeskEvent[] };

/** Every revision with who and when, what was kept in between, and what happened to the article; newest first. */
export function HistoryTab() {
  const t = useTranslations("editor.history");
  const { article, timeZone } = useOpenEditor();
  // Told again whenever the article stands elsewhere than before.
  const stand = [article.workState, article.publicState, article.workRevision?.id, article.live?.id, article.ahead?.id];
  const { told, problem, again } = useHistory(article.id, stand.join());
  if (problem) return <Notice>{problem}</Notice>;
  if (!told) return <p role="status">{t("loading")}</p>;
  return (
    <div className="grid gap-6">
      <section className="grid gap-2">
        <h2 className="font-semibold">{t("revisions")}</h2>
        {told.revisions.length === 0 ? <p className="text-soft">{t("none")}</p> : null}
        <ol className="rows">
          {told.revisions.map((revision) => (
            <Revision key={revision.id} revision={revision} onRestored={again} />
          ))}
        </ol>
      </section>
      <Snapshots snapshots={told.snapshots} onRestored={again} />
      <section className="grid gap-2">
        <h2 className="font-semibold">{t("events")}</h2>
        <ol className="rows">
          {told.events.map((event) => (
            <Event key={event.seq} event={event} />
          ))}
        </ol>
      </section>
      <p className="border-t border-line pt-3 text-[0.8125rem] text-soft">{t("zone", { zone: timeZone })}</p>
    </div>
  );
}

function useHistory(articleId: string, stand: string) {
  const [told, setTold] = useState<Told | null>(null);
  const [problem, setProblem] = useState("");
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stand` and `asked` say when to ask again
  useEffect(() => {
    const abort = new AbortController();
    const get = <T,>(what: string) =>
      send<T>(`/desk/api/articles/${articleId}/${what}`, { method: "GET", signal: abort.signal });
    void Promise.all([
      get<Pick<Told, "revisions">>("revisions"),
      get<Pick<Told, "snapshots">>("snapshots"),
      get<Pick<Told, "events">>("history"),
    ]).then(([revisions, snapshots, events]) => {
      if (abort.signal.aborted) return;
      const failed = [revisions, snapshots, events].find((sent) => !sent.ok);
      setProblem(failed && !failed.ok ? failed.error.message : "");
      if (revisions.ok && snapshots.ok && events.ok) setTold({ ...revisions.data, ...snapshots.data, ...events.data });
    });
    return () => abort.abort();
  }, [articleId, stand, asked]);
  return { told, problem, again: () => setAsked(asked + 1) };
}

function Revision({ revision, onRestored }: { revision: DeskRevision; onRestored: () => void }) {
  const t = useTranslations("editor.history");
  const { article, locale, timeZone } = useOpenEditor();
  const { number } = revision;
  const [asking, setAsking] = useState(false);
  return (
    <li className="grid gap-0.5 py-2.5 text-[0.8125rem]">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b className="font-semibold">{t("revision", { number })}</b>
        <time dateTime={String(revision.createdAt)} className="text-soft tabular-nums">
          {shortMoment(new Date(revision.createdAt), { locale, timeZone })}
        </time>
      </p>
      <p className="text-soft">{t(`reasons.${revision.reason}`, { name: revision.createdBy })}</p>
      {revision.note ? <p dir="auto">{revision.note}</p> : null}
      {revision.contributors.length > 1 ? (
        <p className="text-soft">{t("contributors", { names: revision.contributors.join(t("join")) })}</p>
      ) : null}
      {revision.approvals.map((approval) => (
        <p key={String(approval.at)} className={approval.override ? "text-attention" : "text-done"}>
          {t(approval.override ? "overrideBy" : approval.own ? "approvedOwn" : "approvedBy", { name: approval.by })}
          {revision.published ? ` · ${t("published")}` : ""}
        </p>
      ))}
      <p className="flex flex-wrap gap-x-4 pt-0.5">
        <a
          className="link"
          href={`/desk/articles/${article.id}/revisions/${number}`}
          aria-label={t("readLabel", { number })}
        >
          {t("read")}
        </a>
        <a
          className="link"
          href={`/desk/articles/${article.id}/compare?from=${number - 1}&to=${number}`}
          aria-label={t("compareLabel", { number })}
        >
          {t("compare")}
        </a>
        {article.abilities.restore ? (
          <button
            type="button"
            className="link"
            aria-label={t("restoreLabel", { number })}
            onClick={() => setAsking(true)}
          >
            {t("restore")}
          </button>
        ) : null}
      </p>
      {asking ? (
        <RestoreDialog
          body={{ revisionId: revision.id, hash: revision.hash }}
          title={t("restoreTitle", { number })}
          done={t("restored", { number })}
          onClose={() => setAsking(false)}
          onRestored={onRestored}
        />
      ) : null}
    </li>
  );
}

/** As many as fit in a glance; the rest on request. */
const snapshotsShown = 5;

/** What was kept by itself between revisions: the way back when a text was deleted whole. */
function Snapshots({ snapshots, onRestored }: { snapshots: readonly DeskSnapshot[]; onRestored: () => void }) {
  const t = useTranslations("editor.history");
  const [all, setAll] = useState(false);
  const shown = all ? snapshots : snapshots.slice(0, snapshotsShown);
  const count = snapshots.length - shown.length;
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{t("kept")}</h2>
      {snapshots.length === 0 ? <p className="text-soft">{t("keptNone")}</p> : null}
      <ol className="rows">
        {shown.map((snapshot) => (
          <Snapshot key={snapshot.id} snapshot={snapshot} onRestored={onRestored} />
        ))}
      </ol>
      {count > 0 ? (
        <button type="button" className="link justify-self-start text-[0.8125rem]" onClick={() => setAll(true)}>
          {t("keptMore", { count })}
        </button>
      ) : null}
    </section>
  );
}

function Snapshot({ snapshot, onRestored }: { snapshot: DeskSnapshot; onRestored: () => void }) {
  const t = useTranslations("editor.history");
  const counts = useTranslations("editor.article");
  const { article, locale, timeZone } = useOpenEditor();
  const [asking, setAsking] = useState(false);
  const when = shortMoment(new Date(snapshot.at), { locale, timeZone });
  return (
    <li className="grid gap-0.5 py-2 text-[0.8125rem]">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>
          {snapshot.by ? (
            <>
              <bdi>{snapshot.by}</bdi> ·{" "}
            </>
          ) : null}
          <span className="text-soft tabular-nums">{counts("words", { count: snapshot.wordCount })}</span>
        </span>
        <time dateTime={String(snapshot.at)} className="text-soft tabular-nums">
          {when}
        </time>
      </p>
      {article.abilities.restore ? (
        <p>
          <button
            type="button"
            className="link"
            aria-label={t("restoreKeptLabel", { when })}
            onClick={() => setAsking(true)}
          >
            {t("restore")}
          </button>
        </p>
      ) : null}
      {asking ? (
        <RestoreDialog
          body={{ snapshotId: snapshot.id }}
          title={t("restoreKeptTitle", { when })}
          done={t("restoredKept", { when })}
          onClose={() => setAsking(false)}
          onRestored={onRestored}
        />
      ) : null}
    </li>
  );
}

function RestoreDialog(props: {
  body: { revisionId: string; hash: string } | { snapshotId: string };
  title: string;
  done: string;
  onClose: () => void;
  onRestored: () => void;
}) {
  const t = useTranslations("editor.history");
  const words = useTranslations("editor");
  const { article, connection } = useOpenEditor();
  const command = useCommand();
  async function restore() {
    if (!(await connection.whenSaved())) return void toast.error(words("save.notYet"));
    const sent = await command.run(`/desk/api/articles/${article.id}/restore`, props.body);
    if (!sent.ok) return;
    toast(props.done);
    props.onClose();
    props.onRestored();
  }
  return (
    <Dialog open onOpenChange={props.onClose} title={props.title} lead={t("restoreLead")}>
      {command.message ? <Notice>{command.message}</Notice> : null}
      <DialogActions>
        <Button look="primary" busy={command.busy} onClick={restore}>
          {t("restore")}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {words("cancel")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Event({ event }: { event: DeskEvent }) {
  const t = useTranslations("editor.history");
  const { locale, timeZone } = useOpenEditor();
  const data = (event.data ?? {}) as {
    number?: number;
    startsAt?: string;
    takenAt?: string;
    reason?: string;
    own?: boolean;
  };
  const name = event.action.replaceAll(".", "_") + (data.takenAt ? "_kept" : data.own ? "_own" : "");
  const key = isEventName(name) ? name : "other";
  const moment = data.startsAt ?? data.takenAt;
  const when = moment ? shortMoment(new Date(moment), { locale, timeZone }) : "";
  return (
    <li className="grid gap-0.5 py-2 text-[0.8125rem]">
      <p>
        <bdi className="font-semibold">{event.by ?? t("system")}</bdi>{" "}
        {t(`eventNames.${key}`, { number: data.number ?? 0, when })}
      </p>
      {data.reason ? (
        <p dir="auto" className="text-soft">
          {data.reason}
        </p>
      ) : null}
      <time dateTime={String(event.at)} className="text-soft tabular-nums">
        {shortMoment(new Date(event.at), { locale, timeZone })}
      </time>
    </li>
  );
}

const eventNames = [
  "article_created",
  "article_translated",
  "article_submitted",
  "article_approved",
  "article_approved_own",
  "article_step_ticked",
  "article_step_unticked",
  "article_sent_back",
  "article_reopened",
  "article_published",
  "article_corrected",
  "article_scheduled",
  "article_schedule_cancelled",
  "article_embargo_lifted",
  "article_expired",
  "article_unpublished",
  "article_killed",
  "article_restored",
  "article_restored_kept",
  "article_imported",
] as const;

function isEventName(name: string): name is (typeof eventNames)[number] {
  return (eventNames as readonly string[]).includes(name);
}
