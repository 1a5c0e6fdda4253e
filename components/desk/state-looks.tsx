import type { PublicState, WorkState } from "#lib/articles/states";

/** Under which name in the catalogue `states` the working copy's state stands; a draft that was sent back has its own. */
export function workWord(state: WorkState, sentBack: boolean): "sentBack" | `work.${WorkState}` {
  return sentBack && state === "draft" ? "sentBack" : `work.${state}`;
}

/** The colour of the dot before a state; what was sent back stands out among the drafts. */
export function workColour(state: WorkState, sentBack: boolean): string {
  return sentBack && state === "draft" ? "text-attention" : workColours[state];
}

const workColours: Record<WorkState, string> = {
  draft: "text-soft",
  in_review: "text-waiting",
  approved: "text-done",
};

export const publicColour: Record<PublicState, string> = {
  none: "text-soft",
  scheduled: "text-attention",
  live: "text-done",
  unpublished: "text-soft",
  killed: "text-accent",
};
