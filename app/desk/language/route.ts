import { localeCookieFor } from "#lib/desk/locale";
import { isDeskPath } from "#lib/desk/own-path";
import { isEdition } from "#lib/editions";

/**
 * Chooses the language of the pages before sign-in, for this browser, and leads back to the one it was chosen on
 * (`next`). Whoever is signed in has their own.
 */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const to = searchParams.get("to");
  const next = searchParams.get("next");
  const headers = new Headers({ Location: isDeskPath(next) ? next : "/desk/sign-in", "Cache-Control": "no-store" });
  if (isEdition(to)) headers.append("Set-Cookie", localeCookieFor(to));
  return new Response(null, { status: 303, headers });
}
