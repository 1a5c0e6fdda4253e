import { handle } from "#lib/desk/endpoint";
import { getKeptTag } from "#lib/tags/desk";
import { changeTagInput } from "#lib/tags/fields";
import { changeTag } from "#lib/tags/keep";

export const GET = handle({}, ({ actor, params }) => getKeptTag(actor, params.id ?? ""));

export const PUT = handle({ body: changeTagInput }, ({ actor, body, params }) =>
  changeTag(actor, params.id ?? "", body),
);
