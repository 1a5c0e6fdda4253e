import { handle } from "#lib/desk/endpoint";
import { changePassword, passwordInput } from "#lib/members/profile";

export const POST = handle({ body: passwordInput }, ({ actor, body }) => changePassword(actor, body));
