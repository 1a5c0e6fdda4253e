import { createArticle, createInput } from "#lib/articles/create";
import { handle } from "#lib/desk/endpoint";

export const POST = handle({ body: createInput }, ({ actor, body }) => createArticle(actor, body));
