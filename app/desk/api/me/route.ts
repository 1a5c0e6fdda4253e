import { handle } from "#lib/desk/endpoint";

/** Who is signed in: asked after signing in again in place. */
export const GET = handle({}, ({ actor }) => ({ id: actor.id, name: actor.name }));
