import { handle } from "#lib/desk/endpoint";

/** Who is signed in here: 401 when nobody. An open editor asks when it can get no connection. */
export const GET = handle({}, ({ actor }) => ({ id: actor.id, name: actor.name }));
