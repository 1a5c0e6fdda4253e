"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { askToSignIn, send } from "#components/desk/send";
import { timeOfDay } from "#lib/dates";
import type { Edition } from "#lib/editions";
import type { SaveState } from "#lib/live/save-state";
import type { LiveConnection } from "./live/live-connection.ts";

/** Whether what is written is safe, in words; and what to do where it is not. */
export function SaveMark({
  state,
  connection,
  member,
  locale,
}: {
  state: SaveState;
  connection: LiveConnection | null;
  member: { id: string };
  locale: Edition;
}) {
  const t = useTranslations("editor.save");
  const { words, colour } = told(state);
  const isNews = useNews(state.kind);

  /** Goes on as the member whose words these are: in another window they may have signed in already. */
  async function goOn() {
    const now = await send<{ id: string }>("/desk/api/session", { method: "GET" });
    if (now.ok && (now.data.id === member.id || (await askToSignIn()))) connection?.retry();
  }

  function told(state: SaveState): { words: string; colour: string } {
    switch (state.kind) {
      case "loading":
        return { words: t("loading"), colour: "text-soft" };
      case "saving":
        return { words: t("saving"), colour: "text-soft" };
      case "saved": {
        if (state.at === null) return { words: t("saved"), colour: "text-done" };
        // The clock beside the screen is the writer's own.
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
        return {
          words: t("savedAt", { time: timeOfDay(new Date(state.at), { locale, timeZone }) }),
          colour: "text-done",
        };
      }
      case "offline":
        return { words: t(state.unsaved ? "offlineUnsaved" : "offline"), colour: "text-attention" };
      case "unsaved":
        return { words: t("unsaved"), colour: "text-attention" };
      case "signed_out":
        return { words: t("signedOut"), colour: "text-attention" };
      case "outdated":
        return { words: t("outdated"), colour: "text-attention" };
      case "refused": {
        const known = refusals.find((reason) => reason === state.reason);
        return { words: t(`refused.${known ?? "other"}`), colour: "text-accent" };
      }
    }
  }

  return (
    <span className={`save-mark ${colour}`}>
      <span role="status" aria-live={isNews ? "polite" : "off"}>
        {words}
      </span>
      {isSomebodyElses(state) ? (
        <button type="button" className="link" onClick={goOn}>
          {t("signIn")}
        </button>
      ) : null}
      {state.kind === "outdated" ? (
        <button type="button" className="link" onClick={() => location.reload()}>
          {t("reload")}
        </button>
      ) : null}
      {state.kind === "refused" && !isSomebodyElses(state) ? (
        <button type="button" className="link" onClick={() => connection?.retry()}>
          {t("retry")}
        </button>
      ) : null}
    </span>
  );
}

const calm: readonly SaveState["kind"][] = ["loading", "saving", "saved"];

/** Whether the state is worth reading out: trouble, and its end; not each "saving" and "saved" of somebody who types. */
function useNews(kind: SaveState["kind"]): boolean {
  const [last, setLast] = useState({ kind, isNews: !calm.includes(kind) });
  if (last.kind === kind) return last.isNews;
  const typing = kind === "saving" && last.kind === "saved";
  const isNews = !calm.includes(kind) || (last.isNews && !typing);
  // While it is drawn: words that change before the mark is "polite" are not read out.
  setLast({ kind, isNews });
  return isNews;
}

/** The page waits for the member to sign in: nobody is, or another. */
function isSomebodyElses(state: SaveState): boolean {
  return state.kind === "signed_out" || (state.kind === "refused" && state.reason === "other_member");
}

const refusals = ["other_member", "not_found", "read_only", "malformed", "too_long", "too_large"] as const;
