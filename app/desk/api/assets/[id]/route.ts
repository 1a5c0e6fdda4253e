import { changeAsset } from "#lib/assets/change";
import { getAsset } from "#lib/assets/desk";
import { changeAssetInput } from "#lib/assets/fields";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, ({ actor, params }) => getAsset(actor, params.id ?? ""));

export const PUT = handle({ body: changeAssetInput }, ({ actor, body, params }) =>
  changeAsset(actor, params.id ?? "", body),
);
