"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { Notice } from "./notice.tsx";
import { signIn } from "./sign-in.tsx";

/** Email and password; tells `onSignedIn` when the session has begun. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> | void }) {
  const t = useTranslations("desk-shell.signIn");
  const offline = useTranslations("desk-shell")("offline");
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState("");
  const password = useRef<HTMLInputElement>(null);
  // Until the page runs its script, the browser's own submit would put the password into the address.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setMessage("");
    const sent = await signIn(String(form.get("email")), String(form.get("password")), offline);
    if (sent.ok) {
      await onSignedIn();
    } else {
      setMessage(sent.error.message);
      password.current?.select();
    }
    setBusy(false);
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        required
        maxLength={254}
        autoFocus
      />
      <TextField
        ref={password}
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        dir="ltr"
        required
        maxLength={256}
      />
      {message ? <Notice>{message}</Notice> : null}
      <Button type="submit" look="primary" busy={busy || !ready} className="mt-1">
        {busy ? t("working") : t("submit")}
      </Button>
    </form>
  );
}
