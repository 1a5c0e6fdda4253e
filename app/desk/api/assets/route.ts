import { listAssets } from "#lib/assets/desk";
import { uploadAsset } from "#lib/assets/upload";
import { bytesOf } from "#lib/desk/body";
import { handle } from "#lib/desk/endpoint";

/** Photos that are there, newest first: `?q=` words, `?page=` from 1. */
export const GET = handle({}, ({ actor, query }) =>
  listAssets(actor, {
    query: query.get("q")?.slice(0, 200),
    page: Math.trunc(Number(query.get("page"))) || 1,
  }),
);

/** Takes in one photo: the body is the file as it is, `?name=` what it was called. */
export const POST = handle({}, ({ actor, query, request }) => {
  const length = request.headers.get("content-length");
  return uploadAsset(actor, {
    name: query.get("name") ?? "",
    bytes: bytesOf(request),
    declaredLength: length === null ? null : Number(length),
  });
});
