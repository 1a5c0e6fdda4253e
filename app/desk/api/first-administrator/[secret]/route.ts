import { handle } from "#lib/desk/endpoint";
import { firstAdministratorInput, makeFirstAdministrator } from "#lib/members/first-administrator";

/** Begins a newsroom without members, at the one-time address that the first start printed. */
export const POST = handle({ body: firstAdministratorInput, guests: true }, ({ body, params }) =>
  makeFirstAdministrator(params.secret ?? "", body),
);
