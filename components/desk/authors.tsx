"use client";

import { useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { renditionAddress, widthAtLeast } from "#lib/assets/renditions";
import { type AuthorKind, authorKinds } from "#lib/authors/kinds";
import { type Edition, editions } from "#lib/editions";
import { Button } from "./button.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { SelectField } from "./field.tsx";
import { KeptForm } from "./kept-form.tsx";
import { NamesFields, readNames } from "./names-fields.tsx";
import { Notice } from "./notice.tsx";
import { PhotoLibrary } from "./photo-library.tsx";
import { ShownNames } from "./shown-names.tsx";
import { useCommand } from "./use-command.tsx";
import { useFocusKept } from "./use-focus-kept.tsx";

export type ShownAuthor = {
  id: string;
  kind: AuthorKind;
  names: Record<Edition, { name: string; slug: string; jobTitle: string; biography: string }>;
  memberId: string | null;
  portrait: Portrait | null;
  closed: boolean;
  articles: number;
  version: string;
};
type Portrait = { id: string; storageKey: string; widths: number[]; colour: string };

/** Accounts that an author can be linked to. */
export type Account = { id: string; name: string; authorId: string | null };

type Shared = { locale: Edition; accounts: Account[] };

/** The names that can stand over an article, and those that no longer can. `accounts` is empty for who may only read. */
export function Authors({ authors, mayKeep, ...shared }: { authors: ShownAuthor[]; mayKeep: boolean } & Shared) {
  const t = useTranslations("people.authors");
  const filing = useTranslations("filing.authors");
  const row = useTranslations("filing.row");
  const { locale, accounts } = shared;
  const [open, setOpen] = useState<{ id: string; to: "change" | "close" } | null>(null);
  const command = useCommand();
  const chosen = authors.find(({ id }) => id === open?.id);
  useFocusKept(authors.map((author) => `${author.id} ${author.closed}`));

  async function reopen(author: ShownAuthor) {
    const sent = await command.run(`/desk/api/authors/${author.id}/reopen`);
    if (!sent.ok) return;
    toast(t("reopened", { name: nameIn(author, locale) }));
  }

  const list = (label: string, shown: ShownAuthor[]) => (
    <ul className="card rows" aria-label={label}>
      {shown.map((author) => {
        const name = nameIn(author, locale);
        const account = accounts.find(({ id }) => id === author.memberId);
        return (
          <li key={author.id} className="row flex-wrap gap-y-1.5">
            <Face portrait={author.portrait} />
            <ShownNames names={author.names} path="authors" locale={locale} />
            <div className="grid w-44 flex-none gap-0.5 text-[0.8125rem] max-sm:w-auto max-sm:min-w-0 max-sm:flex-initial">
              <p className="font-medium">{t(`kinds.${author.kind}`)}</p>
              {account ? (
                <p className="truncate text-soft" title={account.name}>
                  {filing("account", { name: account.name })}
                </p>
              ) : null}
            </div>
            <p className="w-24 flex-none text-soft tabular-nums max-sm:flex-1">
              {t("articles", { count: author.articles })}
            </p>
            {mayKeep ? (
              <div className="flex flex-none gap-2">
                <Button
                  small
                  aria-label={row("changeName", { name })}
                  onClick={() => setOpen({ id: author.id, to: "change" })}
                >
                  {row("change")}
                </Button>
                {author.closed ? (
                  <Button
                    small
                    busy={command.busy}
                    aria-label={row("reopenName", { name })}
                    onClick={() => reopen(author)}
                  >
                    {row("reopen")}
                  </Button>
                ) : (
                  <Button
                    small
                    aria-label={row("closeName", { name })}
                    onClick={() => setOpen({ id: author.id, to: "close" })}
                  >
                    {row("close")}
                  </Button>
                )}
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
  const here = authors.filter(({ closed }) => !closed);
  const closed = authors.filter((author) => author.closed);
  return (
    <div className="grid gap-8">
      {command.message ? <Notice>{command.message}</Notice> : null}
      {here.length > 0 ? list(filing("list"), here) : null}
      {closed.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="list-title">{t("closedTitle")}</h2>
          {list(t("closedTitle"), closed)}
        </section>
      ) : null}
      {chosen && open?.to === "change" ? (
        <AuthorForm author={chosen} accounts={accounts} onClose={() => setOpen(null)} />
      ) : null}
      {chosen && open?.to === "close" ? (
        <CloseDialog
          address={`/desk/api/authors/${chosen.id}/close`}
          title={t("closeTitle", { name: nameIn(chosen, locale) })}
          lead={t("closeLead")}
          submit={t("close")}
          done={t("closedToast", { name: nameIn(chosen, locale) })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

/** The button that makes an author, with its form. */
export function NewAuthor({ accounts }: { accounts: Account[] }) {
  const t = useTranslations("people.authors");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("new")}
      </Button>
      {open ? <AuthorForm accounts={accounts} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const lines = ["jobTitle", "biography"];

function AuthorForm({ author, accounts, onClose }: { author?: ShownAuthor; accounts: Account[]; onClose: () => void }) {
  const t = useTranslations("people.authors");
  const actions = useTranslations("desk-shell.actions");
  const [kind, setKind] = useState<AuthorKind>(author?.kind ?? "person");
  const free = accounts.filter(({ authorId }) => authorId === null || authorId === author?.id);
  return (
    <KeptForm
      wide
      title={author ? t("editTitle") : t("new")}
      address={author ? `/desk/api/authors/${author.id}` : "/desk/api/authors"}
      version={author?.version}
      submit={author ? actions("save") : t("create")}
      read={(form) => ({
        kind,
        names: readNames(form, lines),
        memberId: String(form.get("memberId") ?? "") || null,
        portraitId: String(form.get("portraitId") ?? "") || null,
      })}
      onDone={() => toast(t("saved"))}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <SelectField
              label={t("kind")}
              value={kind}
              onChange={(event) => setKind(authorKinds.find((each) => each === event.target.value) ?? "person")}
              error={errors.kind}
            >
              {authorKinds.map((each) => (
                <option key={each} value={each}>
                  {t(`kinds.${each}`)}
                </option>
              ))}
            </SelectField>
            {kind === "person" ? (
              <SelectField
                label={t("member")}
                hint={t("memberHint")}
                name="memberId"
                defaultValue={author?.memberId ?? ""}
                error={errors.memberId}
              >
                <option value="">{t("memberNone")}</option>
                {free.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            ) : null}
          </div>
          <NamesFields
            path="authors"
            saved={author?.names ?? null}
            words={{ name: t("name"), slug: t("slug"), slugHint: t("slugHint") }}
            lines={[
              { line: "jobTitle", label: t("jobTitle") },
              { line: "biography", label: t("biography"), long: true },
            ]}
            errors={errors}
          />
          <PortraitField first={author?.portrait ?? null} error={errors.portraitId} />
        </>
      )}
    </KeptForm>
  );
}

/** The portrait, chosen among the photos that are at the desk. */
function PortraitField({ first, error }: { first: Portrait | null; error?: string | undefined }) {
  const t = useTranslations("people.authors");
  const filing = useTranslations("filing.authors");
  const [portrait, setPortrait] = useState(first);
  const [choosing, setChoosing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);

  function set(next: Portrait | null) {
    setPortrait(next);
    // What is not typed must count as entered too.
    input.current?.dispatchEvent(new Event("input", { bubbles: true }));
    choose.current?.focus();
  }

  return (
    <div className="grid gap-1.5">
      <span className="text-[0.8125rem] font-semibold">{t("portrait")}</span>
      <div className="flex flex-wrap items-center gap-3">
        <Face portrait={portrait} large />
        <button ref={choose} type="button" className="button" onClick={() => setChoosing(true)}>
          {t("portraitChoose")}
        </button>
        {portrait ? (
          <Button look="quiet" onClick={() => set(null)}>
            {t("portraitRemove")}
          </Button>
        ) : null}
      </div>
      <input ref={input} type="hidden" name="portraitId" value={portrait?.id ?? ""} />
      {error ? <p className="text-[0.8125rem] text-accent">{error}</p> : null}
      <p className="text-[0.8125rem] text-soft">{t("portraitHint")}</p>
      {choosing ? (
        <PhotoLibrary lead={filing("portraitLead")} onClose={() => setChoosing(false)} onChoose={set} />
      ) : null}
    </div>
  );
}

function Face({ portrait, large = false }: { portrait: Portrait | null; large?: boolean }) {
  const size = large ? "size-16" : "size-9";
  if (!portrait) return <span aria-hidden className={`${size} flex-none rounded-full bg-tint`} />;
  return (
    <img
      src={renditionAddress(portrait.storageKey, widthAtLeast(portrait.widths, 320), "webp")}
      alt=""
      loading="lazy"
      style={{ backgroundColor: portrait.colour }}
      className={`${size} flex-none rounded-full object-cover`}
    />
  );
}

function nameIn({ names }: ShownAuthor, locale: Edition): string {
  return names[locale].name || editions.map((edition) => names[edition].name).find(Boolean) || "";
}
