import { listRevisions } from "#lib/articles/desk";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, async ({ actor, params }) => ({
  revisions: await listRevisions(actor, params.id ?? ""),
}));
