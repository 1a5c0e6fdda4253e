import { handle } from "#lib/desk/endpoint";
import { Refusal } from "#lib/platform/errors";

/** Any command that there is not. */
const missing = handle({}, () => {
  throw new Refusal("not_found", "request.missing");
});

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
