import { handle } from "#lib/desk/endpoint";
import { sectionFields } from "#lib/sections/fields";
import { createSection } from "#lib/sections/keep";

export const POST = handle({ body: sectionFields }, ({ actor, body }) => createSection(actor, body));
