import type { Edition } from "#lib/editions";

/**
 * What a newsroom wants seen to while an article is in review, before anybody approves it: a legal read, a fact check.
 * The states of an article stay as they are; steps stand within `in_review`.
 */
export type ReviewStep = { id: string; names: Record<Edition, string> };

export const stepsMax = 12;
export const stepNameMax = 60;
