import { getDeskArticle } from "#lib/articles/desk-article";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, ({ actor, params }) => getDeskArticle(actor, params.id ?? ""));
