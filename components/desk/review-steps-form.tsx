"use client";

import { ArrowUp, X } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { direction, type Edition, editions } from "#lib/editions";
import { type ReviewStep, stepNameMax, stepsMax } from "#lib/review/step";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { FormSection } from "./form-section.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

/** A row of the form; one that is not kept yet has a key and no id. */
type Row = { key: string; id: string | null; names: Record<Edition, string> };

const rowsOf = (steps: readonly ReviewStep[]): Row[] => steps.map(({ id, names }) => ({ key: id, id, names }));

/** What the newsroom wants seen to before anybody approves: named in both languages, in the order in which it is done. */
export function ReviewStepsForm({ steps, version: first }: { steps: ReviewStep[]; version: string }) {
  const t = useTranslations("people.settings");
  const actions = useTranslations("desk-shell.actions");
  const editionNames = useTranslations("desk-shell.editions");
  const [rows, setRows] = useState(() => rowsOf(steps));
  const [version, setVersion] = useState(first);
  const made = useRef(0);
  const adder = useRef<HTMLButtonElement>(null);
  const command = useCommand<{ steps: ReviewStep[]; version: string }>();

  function add() {
    made.current += 1;
    setRows([...rows, { key: `new ${made.current}`, id: null, names: { en: "", ar: "" } }]);
  }

  function rename(row: Row, edition: Edition, name: string) {
    setRows(rows.map((each) => (each === row ? { ...row, names: { ...row.names, [edition]: name } } : each)));
  }

  function moveUp(index: number) {
    setRows(rows.toSpliced(index - 1, 2, ...rows.slice(index - 1, index + 1).reverse()));
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = { steps: rows.map(({ id, names }) => ({ id, names })), version };
    const sent = await command.run("/desk/api/settings/review-steps", body, "PUT");
    if (!sent.ok) return;
    setRows(rowsOf(sent.data.steps));
    setVersion(sent.data.version);
    toast(t("saved"));
  }

  return (
    <form onSubmit={submit}>
      <FormSection title={t("reviewSteps")} lead={t("reviewStepsLead")}>
        {rows.length > 0 ? (
          <ol className="grid gap-4" aria-label={t("reviewSteps")}>
            {rows.map((row, index) => (
              <li key={row.key} className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[1fr_1fr_auto]">
                {editions.map((edition) => (
                  <TextField
                    key={edition}
                    label={t("stepName", { number: index + 1, language: editionNames(edition) })}
                    value={row.names[edition]}
                    dir={direction[edition]}
                    lang={edition}
                    required
                    maxLength={stepNameMax}
                    error={command.fields[`steps.${index}.names.${edition}`]}
                    onChange={(event) => rename(row, edition, event.target.value)}
                  />
                ))}
                <span className="flex gap-1 sm:pt-6">
                  <Button
                    look="quiet"
                    disabled={index === 0}
                    aria-label={t("stepUp", { number: index + 1 })}
                    onClick={() => moveUp(index)}
                  >
                    <ArrowUp aria-hidden size={16} />
                  </Button>
                  <Button
                    look="quiet"
                    aria-label={t("stepRemove", { number: index + 1 })}
                    onClick={() => {
                      setRows(rows.filter((each) => each !== row));
                      adder.current?.focus();
                    }}
                  >
                    <X aria-hidden size={16} />
                  </Button>
                </span>
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-soft">{t("noSteps")}</p>
        )}
        {command.message ? <Notice>{command.message}</Notice> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={command.busy}>
            {command.busy ? actions("saving") : actions("save")}
          </Button>
          <Button ref={adder} onClick={add} disabled={rows.length >= stepsMax}>
            {t("stepAdd")}
          </Button>
        </div>
      </FormSection>
    </form>
  );
}
