import { handle } from "#lib/desk/endpoint";
import { endOwnSession } from "#lib/members/sessions";

export const DELETE = handle({}, ({ actor, params }) => endOwnSession(actor, params.id ?? ""));
