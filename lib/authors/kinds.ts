/** Who can stand over an article. */
export const authorKinds = ["person", "agency"] as const;
export type AuthorKind = (typeof authorKinds)[number];
