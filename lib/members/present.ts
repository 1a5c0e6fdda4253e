import { type Role, roles } from "./roles.ts";

/** The role that says most about a member who has several: the last in the order of the list. */
export function principalRole(held: readonly Role[]): Role {
  return roles.findLast((role) => held.includes(role)) ?? "contributor";
}
