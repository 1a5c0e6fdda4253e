import { listHistory } from "#lib/articles/desk-history";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, async ({ actor, params }) => ({ events: await listHistory(actor, params.id ?? "") }));
