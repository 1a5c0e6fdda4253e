import { handle } from "#lib/desk/endpoint";
import { changeSettings, newsroomInput } from "#lib/settings/change";

export const PUT = handle({ body: newsroomInput }, ({ actor, body }) => changeSettings(actor, "newsroom", body));
