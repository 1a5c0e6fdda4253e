"use client";

import { useTranslations } from "use-intl/react";
import type { CheckField, CheckResult } from "#lib/articles/checks";
import { useOpenEditor } from "./context.tsx";

/** What is still missing, each with a way to its field; then, in a line, what is in order. */
export function ChecksList({ onGo }: { onGo?: () => void }) {
  const t = useTranslations("editor.checks");
  const fields = useTranslations("editor.fields");
  const refusals = useTranslations("refusals.check");
  const { checks, goTo, readOnly } = useOpenEditor();
  const open = checks.filter(({ passed }) => !passed);
  // A field is in order when nothing is to be said about it at all.
  const fine = [...new Set(checks.map(({ field }) => field))].filter((field) => !open.some((c) => c.field === field));
  // Where there is no lead photo, nothing can be said about its words.
  const photoless = open.some(({ id }) => id === "lead");
  const list = fine.filter((field) => !photoless || !photoWords.includes(field)).map((field) => fields(field));
  const actOf = ({ id, field }: CheckResult) => {
    if (id === "leadSize") return t("replaceLead");
    return id === "agencyLines" ? t("editText") : t(`goTo.${field}`);
  };
  return (
    <ul className="checks">
      {open.toSorted(byLevel).map((check) => (
        <li key={check.id} className="check">
          <Mark check={check} />
          <span className="min-w-0 flex-1">{refusals(check.id)}</span>
          {readOnly ? null : (
            <button
              type="button"
              className="link flex-none"
              aria-label={t("goToLabel", { action: actOf(check), field: fields(check.field) })}
              onClick={() => {
                onGo?.();
                goTo(check.field);
              }}
            >
              {actOf(check)}
            </button>
          )}
        </li>
      ))}
      {list.length > 0 ? (
        <li className="check">
          <span aria-hidden className="check-mark text-done">
            ✓
          </span>
          <span className="min-w-0 flex-1">{t("passed", { fields: list.join(t("join")) })}</span>
        </li>
      ) : null}
    </ul>
  );
}

const photoWords: readonly CheckField[] = ["leadCaption", "leadCredit", "leadAlt"];

function Mark({ check }: { check: CheckResult }) {
  const t = useTranslations("editor.checks");
  return (
    <span className={`check-mark ${check.level === "stop" ? "text-accent" : "text-attention"}`}>
      <span aria-hidden>{check.level === "stop" ? "!" : "?"}</span>
      <span className="sr-only">{t(check.level)}:</span>
    </span>
  );
}

function byLevel(a: CheckResult, b: CheckResult): number {
  return Number(a.level === "warn") - Number(b.level === "warn");
}
