"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { send, serveSends } from "./send.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/**
 * The panel in which a member signs in again without leaving the page, when a command was refused because the
 * session has ended. The same person goes on, and the refused command is sent again; another person is warned, and
 * nothing is sent in their name.
 */
export function SignInAgain({ member }: { member: { id: string; name: string } }) {
  const t = useTranslations("desk-shell.again");
  const offlineMessage = useTranslations("desk-shell")("offline");
  const [state, setState] = useState<{ kind: "closed" } | { kind: "asking" } | { kind: "other"; name: string }>({
    kind: "closed",
  });
  const waiting = useRef<{ promise: Promise<boolean>; settle: (same: boolean) => void } | null>(null);

  useEffect(() => {
    const signInAgain = () => {
      waiting.current ??= newWait();
      setState({ kind: "asking" });
      return waiting.current.promise;
    };
    return serveSends({ signInAgain, offlineMessage });
  }, [offlineMessage]);

  function settle(same: boolean) {
    waiting.current?.settle(same);
    waiting.current = null;
  }

  async function signedIn() {
    const me = await send<{ id: string; name: string }>("/desk/api/session", { method: "GET" });
    if (!me.ok) return;
    settle(me.data.id === member.id);
    setState(me.data.id === member.id ? { kind: "closed" } : { kind: "other", name: me.data.name });
  }

  function close() {
    settle(false);
    setState({ kind: "closed" });
  }

  if (state.kind === "other") {
    return (
      <Dialog
        open
        fixed
        onOpenChange={close}
        title={t("otherTitle")}
        lead={t("other", { now: state.name, before: member.name })}
      >
        <DialogActions>
          <Button look="primary" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
          <Button onClick={close}>{t("keep")}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open={state.kind === "asking"} onOpenChange={close} title={t("title")} lead={t("lead")}>
      <SignInForm onSignedIn={signedIn} />
    </Dialog>
  );
}

function newWait() {
  let settle: (same: boolean) => void = () => {};
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
