/** What a member may be; the permission tables say what each role may do. A member can hold several. */
export const roles = [
  "contributor",
  "journalist",
  "sub_editor",
  "photo_editor",
  "editor",
  "managing_editor",
  "administrator",
] as const;
export type Role = (typeof roles)[number];
