import { handle } from "#lib/desk/endpoint";
import { endOtherSessions } from "#lib/members/sessions";

/** Ends every session of one's own but this one. */
export const DELETE = handle({}, async ({ actor }) => ({ ended: await endOtherSessions(actor) }));
