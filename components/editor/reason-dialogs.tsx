"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import { Dialog, DialogActions } from "#components/desk/dialog";
import { TextArea } from "#components/desk/field";
import { Notice } from "#components/desk/notice";
import { useCommand } from "#components/desk/use-command";
import { shortMoment } from "#lib/dates";
import { useOpenEditor } from "./context.tsx";
import { seenOf } from "./seen.ts";

/**
 * Hands the revision that the editor has before her back to its author. Should the author go on writing meanwhile, the
 * reason stays where it was typed, and the answer says why it was not sent.
 */
export function SendBackDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("editor.sendBack");
  const { article } = useOpenEditor();
  const [revision] = useState(article.workRevision);
  if (!revision) return null;
  const { id, hash, number } = revision;
  return (
    <ReasonDialog
      title={t("title", { number })}
      lead={t("lead")}
      label={t("reason")}
      action={t("do")}
      done={t("done", { number })}
      command="send-back"
      body={{ revisionId: id, hash }}
      onClose={onClose}
    />
  );
}

/** Takes the article away from readers, for the time being or for good; asks twice. */
export function TakeDownDialog({ command, onClose }: { command: "unpublish" | "kill"; onClose: () => void }) {
  const t = useTranslations("editor.takeDown");
  const { article } = useOpenEditor();
  const [seen] = useState(() => seenOf(article));
  return (
    <ReasonDialog
      title={t(`${command}Title`)}
      lead={t(`${command}Lead`)}
      label={t("reason")}
      confirm={t(`${command}Confirm`)}
      action={t(`${command}Do`)}
      done={t(`${command}Done`)}
      command={command}
      danger
      // What is to be gone for good goes, whatever is public by now.
      body={command === "kill" ? {} : { seen }}
      onClose={onClose}
    />
  );
}

export function UnscheduleDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("editor.unschedule");
  const words = useTranslations("editor");
  const { article, locale, timeZone } = useOpenEditor();
  const command = useCommand();
  const [opened] = useState(article);
  if (!opened.ahead) return null;
  const { revisionNumber: number, startsAt } = opened.ahead;
  const when = shortMoment(new Date(startsAt), { locale, timeZone });
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} lead={t("lead", { number, when })}>
      {command.message ? <Notice>{command.message}</Notice> : null}
      <DialogActions>
        <Button
          look="primary"
          busy={command.busy}
          onClick={async () => {
            const sent = await command.run(`/desk/api/articles/${article.id}/unschedule`, { seen: seenOf(opened) });
            if (!sent.ok) return;
            toast(t("done"));
            onClose();
          }}
        >
          {t("do")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words("cancel")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function ReasonDialog(props: {
  title: string;
  lead: string;
  label: string;
  /** A second confirmation, ticked before the button works. */
  confirm?: string;
  action: string;
  done: string;
  command: string;
  danger?: boolean;
  body: Record<string, unknown>;
  onClose: () => void;
}) {
  const words = useTranslations("editor");
  const { article } = useOpenEditor();
  const [reason, setReason] = useState("");
  const [sure, setSure] = useState(props.confirm === undefined);
  const command = useCommand();

  async function carryOut(event: FormEvent) {
    event.preventDefault();
    const sent = await command.run(`/desk/api/articles/${article.id}/${props.command}`, { ...props.body, reason });
    if (!sent.ok) return;
    toast(props.done);
    props.onClose();
  }

  return (
    <Dialog open onOpenChange={props.onClose} title={props.title} lead={props.lead}>
      <form className="grid gap-4" onSubmit={carryOut}>
        <TextArea
          label={props.label}
          value={reason}
          required
          maxLength={2000}
          error={command.fields.reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {props.confirm ? (
          <label className="flex items-center gap-2">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {props.confirm}
          </label>
        ) : null}
        {command.message && !command.fields.reason ? <Notice>{command.message}</Notice> : null}
        <DialogActions>
          <Button
            type="submit"
            look={props.danger ? "danger" : "primary"}
            busy={command.busy}
            disabled={!sure || reason.trim() === ""}
          >
            {props.action}
          </Button>
          <Button look="quiet" onClick={props.onClose}>
            {words("cancel")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
