"use client";

import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { type Edition, editions } from "#lib/editions";
import { Button } from "./button.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { KeptForm } from "./kept-form.tsx";
import { NamesFields, readNames } from "./names-fields.tsx";
import { Notice } from "./notice.tsx";
import { OrderedRows } from "./ordered-rows.tsx";
import { ShownNames } from "./shown-names.tsx";
import { useCommand } from "./use-command.tsx";
import { useFocusKept } from "./use-focus-kept.tsx";

export type ShownSection = {
  id: string;
  names: Record<Edition, { name: string; slug: string; description: string }>;
  closed: boolean;
  needsSecondPerson: boolean;
  articles: number;
  version: string;
};

/** The sections in the order of the menu, and those that are closed. */
export function Sections({ sections, locale }: { sections: ShownSection[]; locale: Edition }) {
  const t = useTranslations("people.sections");
  const row = useTranslations("filing.row");
  const [open, setOpen] = useState<{ id: string; to: "change" | "close" } | null>(null);
  const command = useCommand();
  const here = sections.filter(({ closed }) => !closed);
  const closed = sections.filter((section) => section.closed);
  const chosen = sections.find(({ id }) => id === open?.id);
  useFocusKept(sections.map((section) => `${section.id} ${section.closed}`));

  async function reopen(section: ShownSection) {
    const sent = await command.run(`/desk/api/sections/${section.id}/reopen`);
    if (!sent.ok) return;
    toast(t("reopened", { name: nameIn(section, locale) }));
  }

  const change = (section: ShownSection) => (
    <Button
      small
      aria-label={row("changeName", { name: nameIn(section, locale) })}
      onClick={() => setOpen({ id: section.id, to: "change" })}
    >
      {row("change")}
    </Button>
  );
  return (
    <div className="grid gap-8">
      {here.length > 0 ? (
        <OpenSections sections={here} locale={locale}>
          {(section) => (
            <div className="flex flex-none gap-2">
              {change(section)}
              <Button
                small
                aria-label={row("closeName", { name: nameIn(section, locale) })}
                onClick={() => setOpen({ id: section.id, to: "close" })}
              >
                {row("close")}
              </Button>
            </div>
          )}
        </OpenSections>
      ) : null}
      {closed.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="list-title">{t("closedTitle")}</h2>
          {command.message ? <Notice>{command.message}</Notice> : null}
          <ul className="card rows" aria-label={t("closedTitle")}>
            {closed.map((section) => (
              <li key={section.id} className="row flex-wrap gap-y-1.5">
                <ShownNames names={section.names} path="sections" locale={locale} />
                <p className="w-24 flex-none whitespace-nowrap text-soft tabular-nums max-sm:order-last max-sm:ms-auto max-sm:w-auto">
                  {t("articles", { count: section.articles })}
                </p>
                <div className="flex flex-none gap-2">
                  {change(section)}
                  <Button
                    small
                    busy={command.busy}
                    aria-label={row("reopenName", { name: nameIn(section, locale) })}
                    onClick={() => reopen(section)}
                  >
                    {row("reopen")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {chosen && open?.to === "change" ? <SectionForm section={chosen} onClose={() => setOpen(null)} /> : null}
      {chosen && open?.to === "close" ? (
        <CloseDialog
          address={`/desk/api/sections/${chosen.id}/close`}
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

/** The button that makes a section, with its form. */
export function NewSection() {
  const t = useTranslations("people.sections");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("new")}
      </Button>
      {open ? <SectionForm onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/**
 * Open sections; another order goes out as a whole, once it is as wanted. It stays when somebody changes the sections
 * meanwhile: what is new then stands at its end.
 */
function OpenSections({
  sections,
  locale,
  children,
}: {
  sections: ShownSection[];
  locale: Edition;
  children: (section: ShownSection) => React.ReactNode;
}) {
  const t = useTranslations("people.sections");
  const order = useTranslations("filing.order");
  const command = useCommand();
  const was = sections.map(({ id }) => id);
  const [wanted, setWanted] = useState<string[] | null>(null);
  const ids = wanted ? [...wanted.filter((id) => was.includes(id)), ...was.filter((id) => !wanted.includes(id))] : was;
  const ordered = ids.flatMap((id) => sections.find((section) => section.id === id) ?? []);

  async function save() {
    const sent = await command.run("/desk/api/sections/order", { order: ids, was }, "PUT");
    if (!sent.ok) return;
    toast(order("saved"));
  }

  return (
    <div className="grid gap-3">
      <OrderedRows
        items={ordered}
        nameOf={(section) => nameIn(section, locale)}
        words={{
          list: t("title"),
          drag: order("drag"),
          moveUp: (name) => t("moveUp", { name }),
          moveDown: (name) => t("moveDown", { name }),
          moved: (name, position) => t("moved", { name, position }),
        }}
        onOrder={(next) => setWanted(next.map(({ id }) => id))}
      >
        {(section) => (
          <>
            <ShownNames names={section.names} path="sections" locale={locale}>
              {section.needsSecondPerson ? null : t("rules.waived")}
            </ShownNames>
            <p className="w-24 flex-none whitespace-nowrap text-soft tabular-nums max-sm:order-last max-sm:ms-auto max-sm:w-auto">
              {t("articles", { count: section.articles })}
            </p>
            {children(section)}
          </>
        )}
      </OrderedRows>
      {command.message ? (
        <Notice>{command.code === "form.changed" ? order("changedMeanwhile") : command.message}</Notice>
      ) : null}
      {ids.join() !== was.join() ? (
        <div className="flex flex-wrap items-center gap-2">
          <p className="me-2 font-medium text-attention">{order("changed")}</p>
          <Button look="primary" busy={command.busy} onClick={save}>
            {order("save")}
          </Button>
          <Button
            onClick={() => {
              command.reset();
              setWanted(null);
            }}
          >
            {order("reset")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const lines = ["description"];

function SectionForm({ section, onClose }: { section?: ShownSection; onClose: () => void }) {
  const t = useTranslations("people.sections");
  const actions = useTranslations("desk-shell.actions");
  return (
    <KeptForm
      wide
      title={section ? t("editTitle") : t("new")}
      address={section ? `/desk/api/sections/${section.id}` : "/desk/api/sections"}
      version={section?.version}
      submit={section ? actions("save") : t("create")}
      read={(form) => ({ names: readNames(form, lines) })}
      onDone={() => toast(t("saved"))}
      onClose={onClose}
    >
      {(errors) => (
        <NamesFields
          path="sections"
          saved={section?.names ?? null}
          words={{ name: t("name"), slug: t("slug"), slugHint: t("slugHint") }}
          lines={[{ line: "description", label: t("description"), long: true }]}
          errors={errors}
        />
      )}
    </KeptForm>
  );
}

function nameIn({ names }: ShownSection, locale: Edition): string {
  return names[locale].name || editions.map((edition) => names[edition].name).find(Boolean) || "";
}
