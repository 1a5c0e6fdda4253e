"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { longMoment } from "#lib/dates";
import { type Edition, editionName, editions } from "#lib/editions";
import { type Role, roles } from "#lib/members/roles";
import { Avatar } from "./avatar.tsx";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { SelectField, TextField } from "./field.tsx";
import { KeptForm } from "./kept-form.tsx";
import { Notice } from "./notice.tsx";
import { NowSays } from "./now-says.tsx";
import { useCommand } from "./use-command.tsx";

export type ShownMember = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  state: "invited" | "active" | "ended";
  lastSeen: string;
  openSessions: number;
  version: string;
  self: boolean;
};

type Place = { timeZone: string; locale: Edition };
type Link = { address: string; until: string };

/** Members who are here, and those who have left; each opens a form with what can be done about them. */
export function People({ members, ...place }: { members: ShownMember[] } & Place) {
  const t = useTranslations("people.members");
  const [opened, setOpened] = useState<string | null>(null);
  const edited = members.find(({ id }) => id === opened);
  const here = members.filter((member) => member.state !== "ended");
  const left = members.filter((member) => member.state === "ended");
  return (
    <div className="grid gap-8">
      <MemberRows members={here} label={t("title")} onEdit={setOpened} />
      {left.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="list-title">{t("endedTitle")}</h2>
          <MemberRows members={left} label={t("endedTitle")} onEdit={setOpened} />
        </section>
      ) : null}
      {edited ? <EditMember key={edited.id} member={edited} place={place} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}

/** The button that adds a member, its form, and the address that is shown once. */
export function InviteMember(place: Place) {
  const t = useTranslations("people.members");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ name: string; link: Link } | null>(null);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      {open ? (
        <KeptForm<MemberFields & { locale: string }, { link: Link }>
          title={t("invite")}
          lead={t("inviteLead")}
          address="/desk/api/people"
          submit={t("inviteSubmit")}
          read={(form) => ({ ...readMember(form), locale: String(form.get("locale")) })}
          onDone={({ name }, { link }) => setMade({ name, link })}
          onClose={() => setOpen(false)}
        >
          {(errors) => (
            <>
              <TextField label={t("name")} name="name" required autoComplete="off" error={errors.name} />
              <TextField
                label={t("email")}
                name="email"
                type="email"
                dir="ltr"
                required
                autoComplete="off"
                error={errors.email}
              />
              <RoleBoxes held={["journalist"]} error={errors.roles} />
              <SelectField label={t("locale")} name="locale" defaultValue={place.locale}>
                {editions.map((edition) => (
                  <option key={edition} value={edition} lang={edition}>
                    {editionName[edition]}
                  </option>
                ))}
              </SelectField>
            </>
          )}
        </KeptForm>
      ) : null}
      {made ? <LinkDialog {...made} place={place} onClose={() => setMade(null)} /> : null}
    </>
  );
}

type MemberFields = { name: string; email: string; roles: string[] };

function readMember(form: FormData): MemberFields {
  return { name: String(form.get("name")), email: String(form.get("email")), roles: form.getAll("roles").map(String) };
}

function MemberRows(props: { members: ShownMember[]; label: string; onEdit: (id: string) => void }) {
  const { members, label, onEdit } = props;
  const t = useTranslations("people.members");
  const roleName = useTranslations("people.roles");
  const actions = useTranslations("desk-shell.actions");
  const colour = { active: "text-done", invited: "text-attention", ended: "text-soft" };
  return (
    <ul className="card rows" aria-label={label}>
      {members.map((member) => (
        <li key={member.id} className="row flex-wrap gap-y-2">
          <Avatar member={member} />
          <div className="grid min-w-0 flex-1 basis-[14rem] gap-0.5">
            <p className="truncate font-semibold">
              <bdi title={member.name}>{member.name}</bdi>
              {member.self ? <span className="ms-2 font-normal text-soft">{t("you")}</span> : null}
            </p>
            <p className="truncate text-[0.8125rem] text-soft">
              <bdi dir="ltr" title={member.email}>
                {member.email}
              </bdi>
            </p>
          </div>
          <p className="min-w-0 basis-[12rem] text-[0.8125rem] max-sm:basis-full max-sm:ps-[2.625rem]">
            {member.roles.map((role) => roleName(role)).join(" · ")}
          </p>
          <div className="grid basis-[11rem] gap-0.5 max-sm:flex-1 max-sm:ps-[2.625rem]">
            <span className={`state ${colour[member.state]}`}>{t(member.state)}</span>
            <span className="text-[0.8125rem] text-soft">{member.lastSeen}</span>
          </div>
          <Button small aria-label={t("edit", { name: member.name })} onClick={() => onEdit(member.id)}>
            {actions("edit")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What is written about a member, and under it what can be done about the membership. */
function EditMember({ member, place, onClose }: { member: ShownMember; place: Place; onClose: () => void }) {
  const t = useTranslations("people.members");
  const roleName = useTranslations("people.roles");
  const actions = useTranslations("desk-shell.actions");
  const [begun] = useState(member);
  const roleNames = ({ roles: held }: ShownMember) => held.map((role) => roleName(role)).join(" · ");
  return (
    <KeptForm
      title={t("edit", { name: begun.name })}
      lead={t("sessions", { count: member.openSessions })}
      address={`/desk/api/people/${member.id}`}
      version={member.version}
      submit={actions("save")}
      read={readMember}
      onDone={({ name }) => toast(t("changed", { name }))}
      onClose={onClose}
      foot={<Membership member={member} place={place} onClose={onClose} />}
    >
      {(errors) => (
        <>
          <TextField
            label={t("name")}
            name="name"
            defaultValue={begun.name}
            required
            hint={member.name === begun.name ? null : <NowSays value={member.name} />}
            error={errors.name}
          />
          <TextField
            label={t("email")}
            name="email"
            type="email"
            dir="ltr"
            defaultValue={begun.email}
            required
            hint={member.email === begun.email ? null : <NowSays value={member.email} />}
            error={errors.email}
          />
          <RoleBoxes
            held={begun.roles}
            now={roleNames(member) === roleNames(begun) ? null : <NowSays value={roleNames(member)} />}
            error={errors.roles}
          />
          {member.openSessions > 0 && !member.self ? <p className="text-soft">{t("rightsHint")}</p> : null}
        </>
      )}
    </KeptForm>
  );
}

/** The steps of a membership. What neither ends nor renews it leaves the form open, with what was entered. */
function Membership({ member, place, onClose }: { member: ShownMember; place: Place; onClose: () => void }) {
  const t = useTranslations("people.members");
  const actions = useTranslations("desk-shell.actions");
  const command = useCommand<{ link?: Link }>();
  const [ending, setEnding] = useState(false);
  const [link, setLink] = useState<Link | null>(null);

  async function act(name: "end" | "reinstate" | "invitation" | "end-sessions", said?: string) {
    const sent = await command.run(`/desk/api/people/${member.id}/${name}`);
    if (!sent.ok) return;
    if (sent.data.link) setLink(sent.data.link);
    if (said) toast(said);
    if (name === "end" || name === "reinstate") onClose();
  }

  function ask(open: boolean) {
    command.reset();
    setEnding(open);
  }

  return (
    <div className="grid gap-4 border-t border-line pt-4">
      {command.message && !ending ? <Notice>{command.message}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        {member.state === "ended" ? (
          <Button small busy={command.busy} onClick={() => act("reinstate", t("reinstated", { name: member.name }))}>
            {t("reinstate")}
          </Button>
        ) : (
          <>
            {member.state === "invited" ? (
              <Button small busy={command.busy} onClick={() => act("invitation")}>
                {t("newLink")}
              </Button>
            ) : null}
            {member.openSessions > 0 ? (
              <Button
                small
                busy={command.busy}
                onClick={() => act("end-sessions", t("sessionsEnded", { name: member.name }))}
              >
                {t("endSessions")}
              </Button>
            ) : null}
            <Button small look="danger" onClick={() => ask(true)}>
              {t("end")}
            </Button>
          </>
        )}
      </div>
      <Dialog open={ending} onOpenChange={ask} title={t("endTitle", { name: member.name })} lead={t("endLead")}>
        {command.message ? <Notice>{command.message}</Notice> : null}
        <DialogActions>
          <Button look="primary" busy={command.busy} onClick={() => act("end", t("endedToast", { name: member.name }))}>
            {t("endSubmit")}
          </Button>
          <Button onClick={() => ask(false)}>{actions("cancel")}</Button>
        </DialogActions>
      </Dialog>
      {link ? <LinkDialog name={member.name} link={link} place={place} onClose={() => setLink(null)} /> : null}
    </div>
  );
}

function RoleBoxes(props: { held: readonly Role[]; now?: ReactNode; error?: string | undefined }) {
  const { held, now, error } = props;
  const t = useTranslations("people.members");
  const roleName = useTranslations("people.roles");
  const hint = useTranslations("people.roleHints");
  const told = useId();
  return (
    <fieldset className="grid gap-1.5" aria-describedby={told}>
      <legend className="mb-1.5 text-[0.8125rem] font-semibold">{t("roles")}</legend>
      <div className="card rows">
        {roles.map((role) => (
          <label key={role} className="flex items-start gap-3 px-3 py-2">
            <input
              type="checkbox"
              name="roles"
              value={role}
              defaultChecked={held.includes(role)}
              aria-invalid={error ? true : undefined}
              className="mt-0.5 flex-none"
            />
            <span className="grid">
              <span className="font-medium">{roleName(role)}</span>
              <span className="text-[0.8125rem] text-soft">{hint(role)}</span>
            </span>
          </label>
        ))}
      </div>
      <div id={told} className="grid gap-1.5 text-[0.8125rem]">
        {error ? <p className="text-accent">{error}</p> : null}
        {now ? <p>{now}</p> : null}
        <p className="text-soft">{t("rolesHint")}</p>
      </div>
    </fieldset>
  );
}

function LinkDialog({ name, link, place, onClose }: { name: string; link: Link; place: Place; onClose: () => void }) {
  const t = useTranslations("people.members");
  const actions = useTranslations("desk-shell.actions");
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(link.address);
      setCopied(true);
    } catch {
      // Browsers keep the clipboard from pages without TLS: what is selected can be copied by hand.
      field.current?.select();
    }
  }

  return (
    <Dialog
      open
      fixed
      onOpenChange={onClose}
      title={t("linkTitle", { name })}
      lead={t("linkLead", { name, until: `${longMoment(new Date(link.until), place)} (${place.timeZone})` })}
    >
      <TextField
        ref={field}
        label={t("linkLabel")}
        value={link.address}
        readOnly
        dir="ltr"
        onFocus={(event) => event.currentTarget.select()}
      />
      <DialogActions>
        <Button look="primary" onClick={copy}>
          {copied ? actions("copied") : actions("copy")}
        </Button>
        <Button onClick={onClose}>{actions("close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
