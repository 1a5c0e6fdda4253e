import { commandsOf } from "#lib/desk/commands";
import { endMember, reinstateMember, renewInvitation } from "#lib/members/change";
import { endMemberSessions } from "#lib/members/sessions";

export const POST = commandsOf({
  end: endMember,
  reinstate: reinstateMember,
  invitation: async (actor, id) => ({ link: await renewInvitation(actor, id) }),
  "end-sessions": async (actor, id) => ({ ended: await endMemberSessions(actor, id) }),
});
