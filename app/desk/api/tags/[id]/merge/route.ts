import { handle } from "#lib/desk/endpoint";
import { mergeTagInput } from "#lib/tags/fields";
import { mergeTag } from "#lib/tags/keep";

export const POST = handle({ body: mergeTagInput }, ({ actor, body, params }) =>
  mergeTag(actor, params.id ?? "", body),
);
