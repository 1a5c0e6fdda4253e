"use client";

import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Edition } from "#lib/editions";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { Notice } from "./notice.tsx";
import { send } from "./send.tsx";
import { signIn } from "./sign-in.tsx";

/** Takes up a one-time address: a password, and for the first administrator a name and an address too. */
export function WelcomeForm({
  secret,
  first,
  email,
  locale,
}: {
  secret: string;
  first: boolean;
  email: string;
  locale: Edition;
}) {
  const t = useTranslations("people.welcome");
  const offline = useTranslations("desk-shell")("offline");
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState("");
  const [fields, setFields] = useState<Record<string, string>>({});
  // Until the page runs its script, the browser's own submit would lead nowhere.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    setBusy(true);
    setMessage("");
    setFields({});
    const sent = await (first
      ? send<{ email: string }>(`/desk/api/first-administrator/${secret}`, {
          body: { name: form.get("name"), email: form.get("email"), password, locale },
        })
      : send<{ email: string }>(`/desk/api/welcome/${secret}`, { body: { password } }));
    if (!sent.ok) {
      // Before sign-in nothing has told `send` the words for a silent server.
      setMessage(sent.error.message || offline);
      setFields(sent.error.fields);
      setBusy(false);
      return;
    }
    // The address is used up now: should signing in fail, it is tried again where one signs in.
    const begun = await signIn(sent.data.email, password, offline);
    location.assign(begun.ok ? "/desk" : "/desk/sign-in");
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      {first ? <TextField label={t("name")} name="name" autoComplete="name" required error={fields.name} /> : null}
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        required
        {...(first ? {} : { value: email, readOnly: true })}
        error={fields.email}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autoComplete="new-password"
        dir="ltr"
        required
        hint={t("passwordHint")}
        error={fields.password}
      />
      {message ? <Notice>{message}</Notice> : null}
      <Button type="submit" look="primary" busy={busy || !ready} className="mt-1">
        {t("submit")}
      </Button>
    </form>
  );
}
