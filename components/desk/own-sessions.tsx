"use client";

import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { FormSection } from "./form-section.tsx";
import { Notice } from "./notice.tsx";
import { useCommand } from "./use-command.tsx";

export type ShownSession = {
  id: string;
  current: boolean;
  browser: string;
  address: string;
  since: string;
  lastUsed: string;
};

/** Where a member is signed in, each to be ended alone or all but this one together. */
export function OwnSessions({ sessions, timeZone }: { sessions: ShownSession[]; timeZone: string }) {
  const t = useTranslations("people.profile");
  const command = useCommand();

  async function end(address: string, said: string) {
    const sent = await command.run(address, {}, "DELETE");
    if (sent.ok) toast(said);
  }

  return (
    <FormSection title={t("sessions")} lead={t("sessionsLead")}>
      <ul className="card rows" aria-label={t("sessions")}>
        {sessions.map((session) => (
          <li key={session.id} className="row flex-wrap">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <p className="font-semibold">
                {session.browser}
                {session.current ? <span className="ms-2 font-semibold text-done">{t("thisSession")}</span> : null}
              </p>
              <p className="text-[0.8125rem] text-soft">
                {session.since} · {session.lastUsed}
                {session.address ? (
                  <>
                    {" · "}
                    <bdi dir="ltr">{session.address}</bdi>
                  </>
                ) : null}
              </p>
            </div>
            {session.current ? null : (
              <Button
                small
                busy={command.busy}
                aria-label={t("endSessionOf", { browser: session.browser })}
                onClick={() => end(`/desk/api/profile/sessions/${session.id}`, t("sessionEnded"))}
              >
                {t("endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {command.message ? <Notice>{command.message}</Notice> : null}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button
          look="danger"
          busy={command.busy}
          disabled={sessions.length < 2}
          onClick={() => end("/desk/api/profile/sessions", t("othersEnded"))}
        >
          {t("endOthers")}
        </Button>
        <span className="text-[0.8125rem] text-soft">{timeZone}</span>
      </div>
    </FormSection>
  );
}
