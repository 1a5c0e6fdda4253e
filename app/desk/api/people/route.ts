import { handle } from "#lib/desk/endpoint";
import { inviteInput, inviteMember } from "#lib/members/add";

export const POST = handle({ body: inviteInput }, ({ actor, body }) => inviteMember(actor, body));
