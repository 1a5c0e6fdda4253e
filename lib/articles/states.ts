/** The two axes of an article's state. Fixed in code: DESIGN and every rule below depend on them. */
export const workStates = ["draft", "in_review", "approved"] as const;
export type WorkState = (typeof workStates)[number];

export const publicStates = ["none", "scheduled", "live", "unpublished", "killed"] as const;
export type PublicState = (typeof publicStates)[number];
