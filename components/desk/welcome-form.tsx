"use client";

import { type FormEvent, useState } from "react";
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

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    setBusy(true);
    const body = first ? { name: form.get("name"), email: form.get("email"), password, locale } : { password };
    const sent = await send<{ email: string }>(`/desk/api/welcome/${secret}`, { body });
    const begun = sent.ok ? await signIn(sent.data.email, password, offline) : sent;
    if (begun.ok) {
      location.assign("/desk");
      return;
    }
    setMessage(begun.error.message);
    setFields(begun.error.fields);
    setBusy(false);
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
      <Button type="submit" look="primary" busy={busy} className="mt-1">
        {t("submit")}
      </Button>
    </form>
  );
}
