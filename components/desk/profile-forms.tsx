"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { type Edition, editionName, editions } from "#lib/editions";
import { Button } from "./button.tsx";
import { SelectField, TextField } from "./field.tsx";
import { FormSection } from "./form-section.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

export function ProfileForm({
  profile,
}: {
  profile: { name: string; email: string; locale: Edition; version: string };
}) {
  const t = useTranslations("people.profile");
  const actions = useTranslations("desk-shell.actions");
  const command = useCommand<{ version: string }>();
  // Of what the fields were filled with: data that is read again meanwhile does not stand in them.
  const [version, setVersion] = useState(profile.version);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const locale = String(form.get("locale"));
    const sent = await command.run("/desk/api/profile", { name: form.get("name"), locale, version }, "PUT");
    if (!sent.ok) return;
    setVersion(sent.data.version);
    // Another language turns the whole page round: it is loaded afresh.
    if (locale !== profile.locale) location.reload();
    else toast(t("saved"));
  }

  return (
    <form onSubmit={submit}>
      <FormSection title={profile.name}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t("name")} name="name" defaultValue={profile.name} required error={command.fields.name} />
          <TextField label={t("email")} value={profile.email} readOnly dir="ltr" hint={t("emailHint")} />
          <SelectField label={t("locale")} name="locale" defaultValue={profile.locale} error={command.fields.locale}>
            {editions.map((edition) => (
              <option key={edition} value={edition} lang={edition}>
                {editionName[edition]}
              </option>
            ))}
          </SelectField>
        </div>
        {command.message ? <Notice>{command.message}</Notice> : null}
        <Button type="submit" look="primary" busy={command.busy} className="justify-self-start">
          {command.busy ? actions("saving") : actions("save")}
        </Button>
      </FormSection>
    </form>
  );
}

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("people.profile");
  const actions = useTranslations("desk-shell.actions");
  const command = useCommand();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const target = event.currentTarget;
    const form = new FormData(target);
    const body = { current: form.get("current"), password: form.get("password") };
    const sent = await command.run("/desk/api/profile/password", body);
    if (!sent.ok) return;
    target.reset();
    toast(t("passwordChanged"));
  }

  return (
    <form onSubmit={submit}>
      <FormSection title={t("password")} lead={t("passwordLead")}>
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("current")}
            name="current"
            type="password"
            autoComplete="current-password"
            dir="ltr"
            required
            error={command.fields.current}
          />
          <TextField
            label={t("next")}
            name="password"
            type="password"
            autoComplete="new-password"
            dir="ltr"
            required
            error={command.fields.password}
          />
        </div>
        {command.message ? <Notice>{command.message}</Notice> : null}
        <Button type="submit" busy={command.busy} className="justify-self-start">
          {command.busy ? actions("saving") : t("changePassword")}
        </Button>
      </FormSection>
    </form>
  );
}
