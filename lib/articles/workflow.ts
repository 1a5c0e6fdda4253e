import type { PublicState, WorkState } from "./states.ts";

/**
 * What may be done from which state: the one table of transitions. Pure.
 *
 * The two axes are independent, so that what is live stays live while its next version is written. `work` is
 * the state of the working copy, `public` that of what readers see.
 */
export const articleActions = [
  "read",
  "edit",
  "submit",
  "check_step",
  "send_back",
  "approve",
  "publish",
  "override",
  "unschedule",
  "unpublish",
  "kill",
  "restore",
  "translate",
] as const;
export type ArticleAction = (typeof articleActions)[number];

export type ArticleStates = { workState: WorkState; publicState: PublicState };

type Transition = {
  work: readonly WorkState[];
  public: readonly PublicState[];
  /** What it leads to; absent where the state stays as it is. */
  to?: Partial<ArticleStates>;
};

const anyWork = ["draft", "in_review", "approved"] as const;
const notKilled = ["none", "scheduled", "live", "unpublished"] as const;

export const transitions: Record<ArticleAction, Transition> = {
  read: { work: anyWork, public: [...notKilled, "killed"] },
  edit: { work: anyWork, public: notKilled, to: { workState: "draft" } },
  submit: { work: ["draft"], public: notKilled, to: { workState: "in_review" } },
  check_step: { work: ["in_review"], public: notKilled },
  send_back: { work: ["in_review", "approved"], public: notKilled, to: { workState: "draft" } },
  approve: { work: ["in_review"], public: notKilled, to: { workState: "approved" } },
  publish: { work: ["approved"], public: notKilled, to: { publicState: "live" } },
  override: { work: ["draft", "in_review"], public: notKilled, to: { workState: "approved", publicState: "live" } },
  unschedule: { work: anyWork, public: ["scheduled", "live"] },
  unpublish: { work: anyWork, public: ["live"], to: { publicState: "unpublished" } },
  kill: { work: anyWork, public: ["scheduled", "live", "unpublished"], to: { publicState: "killed" } },
  restore: { work: anyWork, public: notKilled, to: { workState: "draft" } },
  translate: { work: anyWork, public: notKilled },
};

/** Whether the action is possible in these states, whoever asks. */
export function isPossible(action: ArticleAction, states: ArticleStates): boolean {
  const { work, public: publicStates } = transitions[action];
  return work.includes(states.workState) && publicStates.includes(states.publicState);
}
