import { listAuthorChoices } from "#lib/authors/desk";
import { authorFields } from "#lib/authors/fields";
import { createAuthor } from "#lib/authors/keep";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, async ({ actor }) => ({ authors: await listAuthorChoices(actor) }));

export const POST = handle({ body: authorFields }, ({ actor, body }) => createAuthor(actor, body));
