"use client";

import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { type Edition, editions } from "#lib/editions";
import { isolateAddress } from "#lib/isolate";
import { type TagType, tagTypes } from "#lib/tags/types";
import { Button } from "./button.tsx";
import { Combobox } from "./combobox.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { SelectField } from "./field.tsx";
import { KeptForm } from "./kept-form.tsx";
import { NamesFields, readNames } from "./names-fields.tsx";
import { Notice } from "./notice.tsx";
import { send } from "./send.tsx";
import { ShownNames } from "./shown-names.tsx";
import { useCommand } from "./use-command.tsx";
import { useFocusKept } from "./use-focus-kept.tsx";
import { useSearch } from "./use-search.tsx";

export type ShownTag = {
  id: string;
  type: TagType;
  names: Record<Edition, { name: string; slug: string; description: string }>;
  articles: number;
  version: string;
};

/** A page of tags; those who keep them change and merge them here. Where there are none, `children` stand instead. */
export function Tags(props: { tags: ShownTag[]; locale: Edition; mayKeep: boolean; children: ReactNode }) {
  const { tags, locale, mayKeep } = props;
  const t = useTranslations("people.tags");
  const filing = useTranslations("filing.tags");
  const row = useTranslations("filing.row");
  const [open, setOpen] = useState<{ tag: ShownTag; to: "change" | "merge" } | null>(null);
  useFocusKept(tags.map(({ id }) => id));
  // A tag that somebody renamed or merged need not be among those that are listed any more: its window stays.
  const chosen = open && (tags.find(({ id }) => id === open.tag.id) ?? open.tag);
  return (
    <>
      {tags.length === 0 ? (
        props.children
      ) : (
        <ul className="card rows" aria-label={filing("list")}>
          {tags.map((tag) => {
            const name = nameIn(tag.names, locale);
            return (
              <li key={tag.id} className="row flex-wrap gap-y-1.5">
                <ShownNames names={tag.names} path="tags" locale={locale} />
                <p className="w-24 flex-none text-[0.8125rem] font-medium max-sm:w-auto">{t(`types.${tag.type}`)}</p>
                <p className="w-24 flex-none text-soft tabular-nums max-sm:flex-1">
                  {t("articles", { count: tag.articles })}
                </p>
                {mayKeep ? (
                  <div className="flex flex-none gap-2">
                    <Button
                      small
                      aria-label={row("changeName", { name })}
                      onClick={() => setOpen({ tag, to: "change" })}
                    >
                      {row("change")}
                    </Button>
                    <Button small aria-label={row("mergeName", { name })} onClick={() => setOpen({ tag, to: "merge" })}>
                      {row("merge")}
                    </Button>
                  </div>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {chosen && open.to === "change" ? <TagForm tag={chosen} onClose={() => setOpen(null)} /> : null}
      {chosen && open.to === "merge" ? <MergeTag tag={chosen} locale={locale} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** The button that makes a tag, with its form. */
export function NewTag({ type }: { type?: TagType | undefined }) {
  const t = useTranslations("people.tags");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("new")}
      </Button>
      {open ? <TagForm type={type} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const lines = ["description"];

function TagForm({ tag, type, onClose }: { tag?: ShownTag; type?: TagType | undefined; onClose: () => void }) {
  const t = useTranslations("people.tags");
  const actions = useTranslations("desk-shell.actions");
  const [now, setNow] = useState(tag);

  async function readAgain() {
    const sent = await send<ShownTag>(`/desk/api/tags/${tag?.id}`, { method: "GET" });
    if (sent.ok) setNow(sent.data);
  }

  return (
    <KeptForm
      wide
      title={tag ? t("editTitle") : t("new")}
      address={tag ? `/desk/api/tags/${tag.id}` : "/desk/api/tags"}
      version={now?.version}
      submit={tag ? actions("save") : t("create")}
      read={(form) => ({ type: form.get("type"), names: readNames(form, lines) })}
      onChanged={readAgain}
      onDone={({ names }) => toast(tag ? t("saved") : t("created", { name: names.en.name || names.ar.name || "" }))}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <SelectField label={t("type")} name="type" defaultValue={tag?.type ?? type ?? "topic"} error={errors.type}>
            {tagTypes.map((each) => (
              <option key={each} value={each}>
                {t(`types.${each}`)}
              </option>
            ))}
          </SelectField>
          <NamesFields
            path="tags"
            saved={now?.names ?? null}
            words={{ name: t("name"), slug: t("slug"), slugHint: t("slugHint") }}
            lines={[{ line: "description", label: t("description"), long: true }]}
            errors={errors}
          />
        </>
      )}
    </KeptForm>
  );
}

type Choice = { id: string; type: TagType; names: Record<Edition, string> };

/** Chooses the tag that stays and says what will happen; nothing does before that has been read. */
function MergeTag({ tag, locale, onClose }: { tag: ShownTag; locale: Edition; onClose: () => void }) {
  const t = useTranslations("people.tags");
  const actions = useTranslations("desk-shell.actions");
  const filing = useTranslations("filing.tags");
  const editionNames = useTranslations("desk-shell.editions");
  const command = useCommand();
  const [query, setQuery] = useState("");
  const address = `/desk/api/tags?q=${encodeURIComponent(query.trim())}`;
  const { found, searching, problem } = useSearch<{ tags: Choice[] }>(query, address);
  const choices = (found?.tags ?? []).filter(({ id }) => id !== tag.id);
  const [into, setInto] = useState<Choice | null>(null);
  const from = nameIn(tag.names, locale);
  const stays = into ? nameOf(into, locale) : "";

  async function merge() {
    if (!into) return;
    const sent = await command.run(`/desk/api/tags/${tag.id}/merge`, { into: into.id, version: tag.version });
    if (!sent.ok) return;
    toast(t("merged", { from, into: stays }));
    onClose();
  }

  const led = into ? editions.filter((edition) => tag.names[edition].name && into.names[edition]) : [];
  const handed = into ? editions.filter((edition) => tag.names[edition].name && !into.names[edition]) : [];
  return (
    <Dialog open onOpenChange={onClose} title={t("mergeTitle", { name: from })} lead={t("mergeLead")}>
      <div className="grid gap-1.5">
        <span className="text-[0.8125rem] font-semibold">{t("mergeInto")}</span>
        <Combobox
          id="merge-into"
          label={filing("findInto")}
          placeholder={t("search")}
          options={choices.map((choice) => ({
            id: choice.id,
            name: nameOf(choice, locale),
            aside: t(`types.${choice.type}`),
          }))}
          empty={searching ? filing("searching") : problem || t("mergeNone")}
          searching={searching}
          onQuery={setQuery}
          onChoose={(id) => setInto(choices.find((choice) => choice.id === id) ?? null)}
        />
        {command.fields.into ? <p className="text-[0.8125rem] text-accent">{command.fields.into}</p> : null}
      </div>
      {into ? (
        <section aria-live="polite" className="grid gap-2 border-s-2 border-attention ps-3">
          <h3 className="text-[0.8125rem] font-semibold">{filing("mergeWhat")}</h3>
          <ul className="grid gap-1.5">
            <li>{filing("mergeArticles", { count: tag.articles, from, into: stays })}</li>
            {led.length > 0 ? (
              <li>
                {filing("mergeAddresses", {
                  into: stays,
                  addresses: led
                    .map((edition) => isolateAddress(`/${edition}/tags/${tag.names[edition].slug}`))
                    .join(" · "),
                })}
              </li>
            ) : null}
            {handed.map((edition) => (
              <li key={edition}>
                {filing("mergeHandedOver", {
                  into: stays,
                  edition: editionNames(edition),
                  name: tag.names[edition].name,
                })}
              </li>
            ))}
            <li>{filing("mergeGone", { from })}</li>
          </ul>
        </section>
      ) : null}
      {command.message ? <Notice>{command.message}</Notice> : null}
      <DialogActions>
        {into ? (
          <Button look="primary" busy={command.busy} onClick={merge} className="whitespace-normal">
            {t("mergeSubmit", { name: stays })}
          </Button>
        ) : null}
        <Button onClick={onClose}>{actions("cancel")}</Button>
      </DialogActions>
    </Dialog>
  );
}

function nameIn(names: ShownTag["names"], locale: Edition): string {
  return names[locale].name || editions.map((edition) => names[edition].name).find(Boolean) || "";
}

function nameOf(choice: Choice, locale: Edition): string {
  return choice.names[locale] || editions.map((edition) => choice.names[edition]).find(Boolean) || "";
}
