import { getAssetDetails } from "#lib/assets/desk";
import { handle } from "#lib/desk/endpoint";

export const GET = handle({}, ({ actor, params, locale }) => getAssetDetails(actor, params.id ?? "", locale));
