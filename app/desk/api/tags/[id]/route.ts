import { handle } from "#lib/desk/endpoint";
import { changeTagInput } from "#lib/tags/fields";
import { changeTag } from "#lib/tags/keep";

export const PUT = handle({ body: changeTagInput }, ({ actor, body, params }) =>
  changeTag(actor, params.id ?? "", body),
);
