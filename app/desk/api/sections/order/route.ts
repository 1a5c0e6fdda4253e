import { handle } from "#lib/desk/endpoint";
import { sectionOrderInput } from "#lib/sections/fields";
import { orderSections } from "#lib/sections/keep";

export const PUT = handle({ body: sectionOrderInput }, ({ actor, body }) => orderSections(actor, body));
