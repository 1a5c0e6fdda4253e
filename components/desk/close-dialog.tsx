"use client";

import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

/** Asks before something is closed, and says what that means. */
export function CloseDialog({
  address,
  title,
  lead,
  submit,
  done,
  onClose,
}: {
  address: string;
  title: string;
  lead: string;
  submit: string;
  /** What is said once it is closed. */
  done: string;
  onClose: () => void;
}) {
  const actions = useTranslations("desk-shell.actions");
  const command = useCommand();
  async function close() {
    const sent = await command.run(address);
    if (!sent.ok) return;
    toast(done);
    onClose();
  }
  return (
    <Dialog open onOpenChange={onClose} title={title} lead={lead}>
      {command.message ? <Notice>{command.message}</Notice> : null}
      <DialogActions>
        <Button look="primary" busy={command.busy} onClick={close}>
          {submit}
        </Button>
        <Button onClick={onClose}>{actions("cancel")}</Button>
      </DialogActions>
    </Dialog>
  );
}
