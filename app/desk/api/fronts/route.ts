import { handle } from "#lib/desk/endpoint";
import { changeFront, frontInput } from "#lib/fronts/keep";

export const PUT = handle({ body: frontInput }, ({ actor, body }) => changeFront(actor, body));
