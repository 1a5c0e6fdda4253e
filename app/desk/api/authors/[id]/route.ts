import { changeAuthorInput } from "#lib/authors/fields";
import { changeAuthor } from "#lib/authors/keep";
import { handle } from "#lib/desk/endpoint";

export const PUT = handle({ body: changeAuthorInput }, ({ actor, body, params }) =>
  changeAuthor(actor, params.id ?? "", body),
);
