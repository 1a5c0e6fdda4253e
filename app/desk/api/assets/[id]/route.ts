import { getAsset } from "#lib/assets/desk";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, ({ actor, params }) => getAsset(actor, params.id ?? ""));
