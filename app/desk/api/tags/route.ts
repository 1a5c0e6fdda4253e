import { handle } from "#lib/desk/endpoint";
import { isId } from "#lib/platform/ids";
import { findTags, getTags, tagsPerPage } from "#lib/tags/desk";
import { tagFields } from "#lib/tags/fields";
import { createTag } from "#lib/tags/keep";
import { tagTypes } from "#lib/tags/types";

/** `?q=` what was typed, in either script; `?type=` one type alone; `?ids=` these tags, wherever they were merged into. */
export const GET = handle({}, async ({ actor, query }) => {
  const ids = query.get("ids");
  if (ids !== null) return { tags: await getTags(actor, ids.split(",").filter(isId).slice(0, tagsPerPage)) };
  const type = tagTypes.find((candidate) => candidate === query.get("type"));
  return { tags: await findTags(actor, query.get("q") ?? "", { type }) };
});

export const POST = handle({ body: tagFields }, ({ actor, body }) => createTag(actor, body));
