import { listRevisions } from "#lib/articles/desk-history";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, async ({ actor, params }) => ({
  revisions: await listRevisions(actor, params.id ?? ""),
}));
