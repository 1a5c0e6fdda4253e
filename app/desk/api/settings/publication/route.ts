import { handle } from "#lib/desk/endpoint";
import { changeSettings, publicationInput } from "#lib/settings/change";

export const PUT = handle({ body: publicationInput }, ({ actor, body }) => changeSettings(actor, "publication", body));
