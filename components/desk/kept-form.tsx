"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

/**
 * A form in a window over the list that it belongs to. What was entered is neither lost to a stray click outside nor
 * to somebody else's change: that is told, and the next *Save* puts this over it.
 */
export function KeptForm<Body extends object, Answered = unknown>({
  title,
  lead,
  wide = false,
  address,
  version,
  submit,
  read,
  onChanged,
  onDone,
  onClose,
  foot,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  address: string;
  /** Mark of what the list shows now; without one, the form makes something new. */
  version?: string | undefined;
  submit: string;
  read: (form: FormData) => Body;
  /** Reads again what `version` marks, where the page's data is not what tells it. */
  onChanged?: () => void;
  onDone: (body: Body, answer: Answered) => void;
  onClose: () => void;
  /** What else can be done about it; stands under the form, and leaves alone what was entered. */
  foot?: ReactNode;
  /** The fields; `errors` has the sentence for each that needs another look. */
  children: (errors: Record<string, string>) => ReactNode;
}) {
  const t = useTranslations("filing.form");
  const actions = useTranslations("desk-shell.actions");
  const command = useCommand<Answered>();
  const [opened] = useState(version);
  const [told, setTold] = useState(false);
  const [touched, setTouched] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFirstProblem(form, command.fields);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = read(new FormData(event.currentTarget));
    const sent =
      version === undefined
        ? await command.run(address, body)
        : await command.run(address, { ...body, version: told ? version : opened }, "PUT");
    if (!sent.ok) {
      if (sent.error.code !== "form.changed") return;
      setTold(true);
      onChanged?.();
      return;
    }
    onDone(body, sent.data);
    onClose();
  }

  const message = command.code === "form.changed" ? t("changedMeanwhile") : command.message;
  return (
    <Dialog open onOpenChange={() => (touched ? setLeaving(true) : onClose())} title={title} lead={lead} wide={wide}>
      <form ref={form} onSubmit={save} onInput={() => setTouched(true)} noValidate className="grid gap-4">
        {children(command.fields)}
        {message ? <Notice>{message}</Notice> : null}
        {leaving ? (
          <>
            <Notice kind="mind">{t("unsaved")}</Notice>
            <DialogActions>
              <Button look="danger" onClick={onClose}>
                {t("discard")}
              </Button>
              {/* The question has just been asked, and this is the safe answer. */}
              <Button autoFocus onClick={() => setLeaving(false)}>
                {t("keepOn")}
              </Button>
            </DialogActions>
          </>
        ) : (
          <DialogActions>
            <Button type="submit" look="primary" busy={command.busy}>
              {submit}
            </Button>
            <Button onClick={() => (touched ? setLeaving(true) : onClose())}>{actions("cancel")}</Button>
          </DialogActions>
        )}
      </form>
      {foot}
    </Dialog>
  );
}

/** Puts the focus into the first field that was refused. */
function useFirstProblem(form: { current: HTMLFormElement | null }, fields: Record<string, string>) {
  useEffect(() => {
    if (Object.keys(fields).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, fields]);
}
