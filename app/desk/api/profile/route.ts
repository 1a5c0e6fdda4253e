import { handle } from "#lib/desk/endpoint";
import { changeProfile, profileInput } from "#lib/members/profile";

export const PUT = handle({ body: profileInput }, ({ actor, body }) => changeProfile(actor, body));
