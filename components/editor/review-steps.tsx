"use client";

import { useTranslations } from "use-intl/react";
import { useCommand } from "#components/desk/use-command";
import { shortMoment } from "#lib/dates";
import { useOpenEditor } from "./context.tsx";

/** What the newsroom wants seen to before anybody approves: ticked here, each with who did it and when. */
export function ReviewSteps() {
  const t = useTranslations("editor.notice");
  const { article, locale, timeZone } = useOpenEditor();
  const { workRevision, steps, abilities } = article;
  const command = useCommand();
  if (!workRevision || steps.length === 0 || article.publicState === "killed") return null;

  const tick = (stepId: string, done: boolean) =>
    command.run(`/desk/api/articles/${article.id}/check-step`, {
      revisionId: workRevision.id,
      hash: workRevision.hash,
      stepId,
      done,
    });

  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-semibold">{t("steps", { number: workRevision.number })}</legend>
      {steps.map(({ id, names, ticked }) => (
        <label key={id} className="flex items-baseline gap-2">
          <input
            type="checkbox"
            className="translate-y-0.5"
            checked={ticked !== null}
            disabled={!abilities.check_step || command.busy}
            onChange={(event) => void tick(id, event.target.checked)}
          />
          <span>
            {names[locale]}
            {ticked ? (
              <span className="text-soft">
                {" "}
                {t("stepDone", { name: ticked.by, when: shortMoment(new Date(ticked.at), { locale, timeZone }) })}
              </span>
            ) : null}
          </span>
        </label>
      ))}
      {command.message ? (
        <p role="alert" className="text-accent">
          {command.message}
        </p>
      ) : null}
    </fieldset>
  );
}
