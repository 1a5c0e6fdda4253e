"use client";

import { useState } from "react";
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
  const stand = steps.map(({ ticked }) => (ticked ? "x" : "-")).join("");
  // A box shows what was pressed until the article says how it stands now.
  const [pressed, setPressed] = useState<{ stepId: string; done: boolean; stand: string } | null>(null);
  if (!workRevision || steps.length === 0 || article.publicState === "killed") return null;

  async function tick(stepId: string, done: boolean) {
    if (!workRevision) return;
    setPressed({ stepId, done, stand });
    const named = { revisionId: workRevision.id, hash: workRevision.hash };
    const sent = await command.run(`/desk/api/articles/${article.id}/check-step`, { ...named, stepId, done });
    if (!sent.ok) setPressed(null);
  }

  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-semibold">{t("steps", { number: workRevision.number })}</legend>
      {steps.map(({ id, names, ticked }) => (
        <label key={id} className="flex items-baseline gap-2">
          <input
            type="checkbox"
            className="translate-y-0.5"
            checked={pressed?.stepId === id && pressed.stand === stand ? pressed.done : ticked !== null}
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
