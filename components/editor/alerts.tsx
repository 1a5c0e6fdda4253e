"use client";

import type { ReactNode } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/desk/button";
import type { FieldConflict } from "#lib/live/short-fields";
import { fieldId, useOpenEditor } from "./context.tsx";
import type { LiveView } from "./live/live-connection.ts";

/**
 * What cannot wait until the writer looks up: words about which somebody must decide. It stands above the text
 * wherever in it she is.
 */
export function Alerts({ conflicts, lost }: Pick<LiveView, "conflicts" | "lost">) {
  const { readOnly } = useOpenEditor();
  const any = !readOnly && conflicts.length + lost.length > 0;
  return (
    <div className="editor-alerts" hidden={!any}>
      {any ? (
        <>
          {conflicts.map((conflict) => (
            <Conflict key={conflict.field} conflict={conflict} />
          ))}
          {lost.map((offer) => (
            <LostWords key={offer.id} offer={offer} />
          ))}
        </>
      ) : null}
    </div>
  );
}

/** A short field was changed on both sides while they were apart: a person says which words stand. */
function Conflict({ conflict: { field, mine, theirs } }: { conflict: FieldConflict }) {
  const t = useTranslations("editor.conflict");
  const fields = useTranslations("editor.fields");
  const { connection, goTo } = useOpenEditor();
  const sides = [
    { side: "mine", text: mine, take: "takeMine" },
    { side: "theirs", text: theirs, take: "takeTheirs" },
  ] as const;
  return (
    <Alert title={t("title", { field: fields(field) })}>
      <dl className="grid gap-2">
        {sides.map(({ side, text, take }) => (
          <div key={side} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <dt className="basis-16 text-soft">{t(side)}</dt>
            <dd className="flex min-w-48 flex-1 flex-wrap items-baseline gap-x-3 gap-y-1">
              <span dir="auto" className="min-w-32 flex-1 wrap-anywhere">
                {text || t("empty")}
              </span>
              <Button
                small
                onClick={() => {
                  connection.choose(field, text);
                  goTo(field);
                }}
              >
                {t(take)}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </Alert>
  );
}

/** Words that fell out of the text because somebody changed the paragraph around them at that moment. */
function LostWords({ offer }: { offer: LiveView["lost"][number] }) {
  const t = useTranslations("editor.lost");
  const { article, connection, goTo } = useOpenEditor();

  function putBack() {
    connection.putBack(offer.id);
    toast(t("back"));
    const body = document.getElementById(fieldId("body"));
    body?.focus({ preventScroll: true });
    // Once the editor has drawn them.
    requestAnimationFrame(() => body?.lastElementChild?.scrollIntoView({ block: "center" }));
  }

  function letGo() {
    connection.letGo(offer.id);
    goTo("body");
  }

  return (
    <Alert title={t("title")}>
      <blockquote dir="auto" lang={article.edition} className="lost-words">
        {offer.words}
      </blockquote>
      <p className="flex flex-wrap gap-2">
        <Button small onClick={putBack}>
          {t("putBack")}
        </Button>
        <Button small look="quiet" onClick={letGo}>
          {t("letGo")}
        </Button>
      </p>
    </Alert>
  );
}

function Alert({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section role="alert" className="editor-alert">
      <p className="font-semibold">{title}</p>
      {children}
    </section>
  );
}
