import { listSnapshots } from "#lib/articles/desk-history";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, async ({ actor, params }) => ({
  snapshots: await listSnapshots(actor, params.id ?? ""),
}));
