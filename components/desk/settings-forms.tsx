"use client";

import { type FormEvent, useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { timeOfDay } from "#lib/dates";
import { direction, type Edition, editions } from "#lib/editions";
import type { Newsroom, Publication } from "#lib/settings/fields";
import { Button } from "./button.tsx";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { FormSection } from "./form-section.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

/** Name, description and closing line of each edition. */
export function PublicationForm({ publication, version: first }: { publication: Publication; version: number }) {
  const t = useTranslations("people.settings");
  const editionNames = useTranslations("desk-shell.editions");
  const [version, setVersion] = useState(first);
  const command = useCommand<{ version: number }>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const both = (field: string) => ({ en: form.get(`${field}.en`), ar: form.get(`${field}.ar`) });
    const body = {
      name: both("name"),
      description: both("description"),
      closingLine: both("closingLine"),
      version,
    };
    const sent = await command.run("/desk/api/settings/publication", body, "PUT");
    if (!sent.ok) return;
    setVersion(sent.data.version);
    toast(t("saved"));
  }

  return (
    <form onSubmit={submit}>
      <FormSection title={t("publication")} lead={t("publicationLead")}>
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
          {editions.map((edition) => (
            <fieldset key={edition} className="grid content-start gap-4">
              <legend className="mb-3 text-[0.8125rem] font-semibold text-soft">{editionNames(edition)}</legend>
              <TextField
                label={t("name")}
                name={`name.${edition}`}
                defaultValue={publication.name[edition]}
                dir={direction[edition]}
                lang={edition}
                required
                error={command.fields[`name.${edition}`]}
              />
              <TextArea
                label={t("description")}
                hint={t("descriptionHint")}
                name={`description.${edition}`}
                defaultValue={publication.description[edition]}
                dir={direction[edition]}
                lang={edition}
                error={command.fields[`description.${edition}`]}
              />
              <TextArea
                label={t("closingLine")}
                hint={t("closingLineHint")}
                name={`closingLine.${edition}`}
                defaultValue={publication.closingLine[edition]}
                dir={direction[edition]}
                lang={edition}
                error={command.fields[`closingLine.${edition}`]}
              />
            </fieldset>
          ))}
        </div>
        <Foot command={command} />
      </FormSection>
    </form>
  );
}

/** The newsroom's time zone, and the edition that the bare address leads to. */
export function NewsroomForm({
  newsroom,
  version: first,
  zones,
  locale,
}: {
  newsroom: Newsroom;
  version: number;
  zones: readonly string[];
  locale: Edition;
}) {
  const t = useTranslations("people.settings");
  const editionNames = useTranslations("desk-shell.editions");
  const [version, setVersion] = useState(first);
  const [timeZone, setTimeZone] = useState(newsroom.timeZone);
  // Read in the browser alone: the server's answer may be a minute older.
  const [time, setTime] = useState("");
  useEffect(() => setTime(timeOfDay(new Date(), { locale, timeZone })), [locale, timeZone]);
  const command = useCommand<{ version: number }>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { timeZone: form.get("timeZone"), defaultEdition: form.get("defaultEdition"), version };
    const sent = await command.run("/desk/api/settings/newsroom", body, "PUT");
    if (!sent.ok) return;
    setVersion(sent.data.version);
    toast(t("saved"));
  }

  return (
    <form onSubmit={submit}>
      <FormSection title={t("newsroom")} lead={t("newsroomLead")}>
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          <SelectField
            label={t("timeZone")}
            hint={time === "" ? undefined : t("timeZoneNow", { time })}
            name="timeZone"
            defaultValue={newsroom.timeZone}
            onChange={(event) => setTimeZone(event.currentTarget.value)}
            dir="ltr"
            error={command.fields.timeZone}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t("defaultEdition")}
            hint={t("defaultEditionHint")}
            name="defaultEdition"
            defaultValue={newsroom.defaultEdition}
            error={command.fields.defaultEdition}
          >
            {editions.map((edition) => (
              <option key={edition} value={edition}>
                {editionNames(edition)}
              </option>
            ))}
          </SelectField>
        </div>
        <Foot command={command} />
      </FormSection>
    </form>
  );
}

function Foot({ command }: { command: { message: string; busy: boolean } }) {
  const actions = useTranslations("desk-shell.actions");
  return (
    <>
      {command.message ? <Notice>{command.message}</Notice> : null}
      <Button type="submit" look="primary" busy={command.busy} className="justify-self-start">
        {command.busy ? actions("saving") : actions("save")}
      </Button>
    </>
  );
}
