import { getDeskArticle } from "#lib/articles/desk-article";
import { getContent } from "#lib/articles/desk-history";
import { handle } from "#lib/desk/endpoint";

/** The working copy as it is stored, with where it stands: the other half of a translation side by side. */
export const GET = handle({}, async ({ actor, params }) => {
  const id = params.id ?? "";
  const [{ workState, publicState }, content] = await Promise.all([
    getDeskArticle(actor, id),
    getContent(actor, id, "working"),
  ]);
  return { workState, publicState, content };
});
