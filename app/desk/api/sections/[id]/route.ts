import { handle } from "#lib/desk/endpoint";
import { changeSectionInput } from "#lib/sections/fields";
import { changeSection } from "#lib/sections/keep";

export const PUT = handle({ body: changeSectionInput }, ({ actor, body, params }) =>
  changeSection(actor, params.id ?? "", body),
);
