import type { PublicState, WorkState } from "#lib/articles/states";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";

/** A coloured dot and a word for the working copy's state. */
export function WorkMark({ state, locale, sentBack }: { state: WorkState; locale: Edition; sentBack?: boolean }) {
  const word =
    sentBack && state === "draft"
      ? translator(locale, "desk.row")("sentBackState")
      : translator(locale, "states.work")(state);
  return <span className={`state ${sentBack ? "text-attention" : workColour[state]}`}>{word}</span>;
}

/** A coloured dot and a word for what readers see; nothing while it was never sent out. */
export function PublicMark({ state, locale }: { state: PublicState; locale: Edition }) {
  if (state === "none") return null;
  return <span className={`state ${publicColour[state]}`}>{translator(locale, "states.public")(state)}</span>;
}

const workColour: Record<WorkState, string> = {
  draft: "text-soft",
  in_review: "text-waiting",
  approved: "text-done",
};

const publicColour: Record<PublicState, string> = {
  none: "text-soft",
  scheduled: "text-attention",
  live: "text-done",
  unpublished: "text-soft",
  killed: "text-accent",
};
