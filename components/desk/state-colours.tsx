import type { PublicState, WorkState } from "#lib/articles/states";

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
