"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { Dialog, DialogActions } from "#components/desk/dialog";
import { SelectField, TextArea } from "#components/desk/field";
import { Notice } from "#components/desk/notice";
import { useCommand } from "#components/desk/use-command";
import { articleAddress } from "#lib/addresses";
import type { Outcome } from "#lib/articles/outcome";
import { longMoment } from "#lib/dates";
import { ChecksList } from "./checks-list.tsx";
import { ChosenMoment, resolveMoment, useMoment } from "./chosen-moment.tsx";
import { useOpenEditor } from "./context.tsx";
import { seenOf } from "./seen.ts";

type When = "now" | "schedule" | "embargo";
const changes = ["update", "correction", "clarification", "minor"] as const;

/**
 * Sends an approved revision out, or what is written now without an approval (`override`): when, until when, and what
 * readers are told. It speaks of the revision that it was opened for: once the article has moved on, it says so and
 * sends nothing.
 */
export function PublishDialog({ override = false, onClose }: { override?: boolean; onClose: () => void }) {
  const t = useTranslations("editor.publish");
  const save = useTranslations("editor.save");
  const refusals = useTranslations("refusals.article");
  const router = useRouter();
  const { article, connection, checks, locale, timeZone } = useOpenEditor();
  const command = useCommand<Outcome>({ tells: true });
  const [when, setWhen] = useState<When>("now");
  const [at, setAt] = useMoment(1);
  const [ends, setEnds] = useState(false);
  const [until, setUntil] = useMoment(24);
  const [change, setChange] = useState<(typeof changes)[number]>("update");
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const [saving, setSaving] = useState(false);
  const [breaksEmbargo, setBreaksEmbargo] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const blocked = checks.some(({ level, passed }) => level === "stop" && !passed);
  const [opened] = useState(article);
  const { workRevision: revision, ahead } = opened;
  const movedOn = !override && article.workRevision?.id !== revision?.id;
  const publicationsMoved = String(seenOf(article)) !== String(seenOf(opened));
  // What changes while the command is under way is its own doing.
  const moved = command.busy ? null : movedOn ? "movedOn" : publicationsMoved ? "publicationsMoved" : null;
  const number = revision?.number ?? 0;
  const wasPublic = article.firstPublishedAt !== null;
  const noted = change === "correction" || change === "clarification";

  async function publish(event: FormEvent) {
    event.preventDefault();
    const start = resolveMoment(at, Date.now());
    const end = resolveMoment(until, Date.now());
    if ((when !== "now" && start.kind !== "ready") || (ends && end.kind !== "ready")) return;
    // A letter typed a moment ago is another text: the server must know of it before it is asked. Where nothing waits,
    // an approved revision goes out whether or not this page is connected: the server has it, and judges by its hash.
    if (override || connection.hasUnsaved) {
      setSaving(true);
      const saved = await connection.whenSaved();
      setSaving(false);
      if (!saved) return void toast.error(save("notYet"));
    }
    const sent = await command.run(`/desk/api/articles/${article.id}/${override ? "override" : "publish"}`, {
      ...(override ? { reason } : { revisionId: revision?.id, hash: revision?.hash }),
      when: when === "now" || start.kind !== "ready" ? { kind: "now" } : { kind: when, at: start.chosen },
      seen: seenOf(opened),
      ...(breaksEmbargo ? { breaksEmbargo } : {}),
      until: ends && end.kind === "ready" ? end.chosen : null,
      ...(wasPublic ? { change, changeNote: note } : {}),
    });
    if (!sent.ok) {
      if (sent.error.kind === "conflict") router.refresh();
      return;
    }
    const instant = when !== "now" && start.kind === "ready" ? start.instant : null;
    setDone({ when, instant, number: override ? null : number, unconfirmed: sent.data.unconfirmedServers });
  }

  if (done) return <Published done={done} onClose={onClose} />;
  const label = { now: t("doNow"), schedule: t("doSchedule"), embargo: t("doEmbargo") }[when];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={override ? t("titleOverride") : t("title", { number })}
      lead={override ? t("leadOverride") : undefined}
    >
      <form className="grid gap-5" onSubmit={publish}>
        <section aria-label={t("fixChecks")}>
          <ChecksList onGo={onClose} />
        </section>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1 text-[0.8125rem] font-semibold">{t("when")}</legend>
          {(["now", "schedule", ...(article.publicState === "live" ? [] : (["embargo"] as const))] as const).map(
            (kind) => (
              <label key={kind} className="flex items-baseline gap-2">
                <input
                  type="radio"
                  name="when"
                  className="translate-y-0.5"
                  checked={when === kind}
                  onChange={() => setWhen(kind)}
                />
                <span>
                  {t(kind)}
                  {kind === "embargo" ? (
                    <span className="block text-[0.8125rem] text-soft">{t("embargoHint")}</span>
                  ) : null}
                </span>
              </label>
            ),
          )}
        </fieldset>
        {when === "now" ? null : (
          <ChosenMoment legend={t(when)} moment={at} onChange={setAt} error={command.fields.when} />
        )}
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={ends} onChange={(event) => setEnds(event.target.checked)} />
          {t("until")}
        </label>
        {ends ? (
          <ChosenMoment legend={t("untilTitle")} moment={until} onChange={setUntil} error={command.fields.until} />
        ) : null}
        {wasPublic ? (
          <>
            <SelectField
              label={t("change")}
              value={change}
              onChange={(event) => setChange(event.target.value as typeof change)}
            >
              {changes.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`changes.${kind}`)}
                </option>
              ))}
            </SelectField>
            {noted ? (
              <div lang={article.edition}>
                <TextArea
                  label={t("note")}
                  hint={t("noteHint")}
                  value={note}
                  required
                  maxLength={2000}
                  error={command.fields.changeNote}
                  onChange={(event) => setNote(event.target.value)}
                />
              </div>
            ) : null}
          </>
        ) : null}
        {override ? (
          <TextArea
            label={t("reason")}
            value={reason}
            required
            maxLength={2000}
            error={command.fields.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        {ahead ? (
          <Notice kind="mind">
            {t(ahead.embargo ? "takesPlaceEmbargo" : "takesPlace", {
              number: ahead.revisionNumber,
              when: longMoment(new Date(ahead.startsAt), { locale, timeZone }),
            })}
          </Notice>
        ) : null}
        {ahead?.embargo ? (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={breaksEmbargo}
              onChange={(event) => setBreaksEmbargo(event.target.checked)}
            />
            {t("breaksEmbargo")}
          </label>
        ) : null}
        {command.message || moved ? <Notice>{command.message || refusals(moved ?? "movedOn")}</Notice> : null}
        {blocked ? <Notice kind="mind">{t("blocked")}</Notice> : null}
        <DialogActions>
          <Button type="submit" look="primary" busy={command.busy || saving} disabled={blocked || moved !== null}>
            {label}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type Done = { when: When; instant: Date | null; number: number | null; unconfirmed: string[] };

/** What came of it: the way to the page, and the servers that have not confirmed. */
function Published({ done, onClose }: { done: Done; onClose: () => void }) {
  const t = useTranslations("editor.publish");
  const desk = useTranslations("desk-shell");
  const { article, locale, timeZone } = useOpenEditor();
  const when = done.instant ? `${longMoment(done.instant, { locale, timeZone })} (${timeZone})` : "";
  const title = {
    now: t("doneNow"),
    schedule: t("doneSchedule", { when }),
    embargo: t("doneEmbargo", { when }),
  }[done.when];
  const lead =
    done.when !== "now"
      ? t("doneLaterLead")
      : done.number === null
        ? t("doneNowLeadOverride")
        : t("doneNowLead", { number: done.number });
  return (
    <Dialog open onOpenChange={onClose} title={title} lead={lead}>
      {done.unconfirmed.length > 0 ? (
        <Notice kind="mind">
          {desk("unconfirmed", { count: done.unconfirmed.length, servers: done.unconfirmed.join(", ") })}
        </Notice>
      ) : null}
      <DialogActions>
        {done.when === "now" ? (
          <a className="button button-primary" href={articleAddress(article)} target="_blank" rel="noopener">
            {t("open")}
          </a>
        ) : null}
        <Button onClick={onClose}>{t("close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
