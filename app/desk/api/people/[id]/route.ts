import { handle } from "#lib/desk/endpoint";
import { changeMember, changeMemberInput } from "#lib/members/change";

export const PUT = handle({ body: changeMemberInput }, ({ actor, body, params }) =>
  changeMember(actor, params.id ?? "", body),
);
