import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type SignedIn, sessionFromCookies } from "./session.ts";

/** Who looks at the page that is being rendered; read once for each page. */
export const currentMember = cache(async (): Promise<SignedIn | null> => {
  return sessionFromCookies((await headers()).get("cookie") ?? undefined);
});

/** The member who looks at this page; whoever is not signed in is led to the sign-in page and back. */
export async function requireMember(path = "/desk"): Promise<SignedIn> {
  const member = await currentMember();
  if (!member) redirect(path === "/desk" ? "/desk/sign-in" : `/desk/sign-in?next=${encodeURIComponent(path)}`);
  return member;
}
