import type { Role } from "./roles.ts";

/** Who is asking: a signed-in member, or the system itself (a schedule, an expiry). */
export type Actor = MemberActor | SystemActor;
export type MemberActor = { kind: "member"; id: string; name: string; roles: readonly Role[] };
export type SystemActor = { kind: "system" };

export const system: SystemActor = { kind: "system" };

/** Whether the actor holds one of these roles; the system holds none. */
export function hasRole(actor: Actor, ...wanted: Role[]): boolean {
  return actor.kind === "member" && actor.roles.some((role) => wanted.includes(role));
}
