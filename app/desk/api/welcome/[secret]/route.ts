import { handle } from "#lib/desk/endpoint";
import { join, joinInput } from "#lib/members/join";

/** Takes up an invitation at its one-time address. */
export const POST = handle({ body: joinInput, guests: true }, ({ body, params }) => join(params.secret ?? "", body));
