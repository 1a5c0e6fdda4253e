import type { PublicState, WorkState } from "#lib/articles/states";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { publicColour, workColour, workWord } from "./state-looks.tsx";

/** A coloured dot and a word for the working copy's state. */
export function WorkMark({ state, locale, sentBack }: { state: WorkState; locale: Edition; sentBack: boolean }) {
  const t = translator(locale, "states");
  return <span className={`state ${workColour(state, sentBack)}`}>{t(workWord(state, sentBack))}</span>;
}

/** A coloured dot and a word for what readers see; nothing while it was never sent out. */
export function PublicMark({ state, locale }: { state: PublicState; locale: Edition }) {
  if (state === "none") return null;
  return <span className={`state ${publicColour[state]}`}>{translator(locale, "states.public")(state)}</span>;
}
