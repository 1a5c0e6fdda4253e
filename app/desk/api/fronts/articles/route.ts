import { handle } from "#lib/desk/endpoint";
import { isEdition } from "#lib/editions";
import { findFrontArticles } from "#lib/fronts/desk";
import { Refusal } from "#lib/platform/errors";

/** Live articles of `?edition=` whose headline has `?q=`. */
export const GET = handle({}, async ({ actor, query }) => {
  const edition = query.get("edition");
  if (!isEdition(edition))
    throw new Refusal("invalid", "request.fields", { fields: { edition: { code: "field.invalid" } } });
  return { articles: await findFrontArticles(actor, edition, query.get("q") ?? "") };
});
