import { handle } from "#lib/desk/endpoint";
import { findTags } from "#lib/tags/desk";
import { tagFields, tagTypes } from "#lib/tags/fields";
import { createTag } from "#lib/tags/keep";

/** `?q=` what was typed, in either script; `?type=` one type alone. */
export const GET = handle({}, async ({ actor, query }) => ({
  tags: await findTags(actor, query.get("q") ?? "", { type: tagTypes.find((type) => type === query.get("type")) }),
}));

export const POST = handle({ body: tagFields }, ({ actor, body }) => createTag(actor, body));
