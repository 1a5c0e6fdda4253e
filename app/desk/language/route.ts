import { secureSite } from "#lib/auth/cookies";
import { localeCookie } from "#lib/desk/locale";
import { isEdition } from "#lib/editions";

/** Chooses the language of the pages before sign-in, for this browser. Whoever is signed in has their own. */
export function GET(request: Request): Response {
  const to = new URL(request.url).searchParams.get("to");
  const headers = new Headers({ Location: "/desk/sign-in", "Cache-Control": "no-store" });
  if (isEdition(to)) {
    const attributes = `Path=/; Max-Age=31536000; SameSite=Lax${secureSite() ? "; Secure" : ""}`;
    headers.append("Set-Cookie", `${localeCookie}=${to}; ${attributes}`);
  }
  return new Response(null, { status: 303, headers });
}
