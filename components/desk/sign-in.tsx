import type { SendError, Sent } from "./send.tsx";

/** Signs in with email and password; the cookie comes with the answer. Never throws. */
export async function signIn(email: string, password: string, offlineMessage: string): Promise<Sent<unknown>> {
  return throughGate("/api/auth/callback/credentials", { email, password }, offlineMessage);
}

/** Ends this session, on the server too. */
export async function signOut(offlineMessage: string): Promise<Sent<unknown>> {
  return throughGate("/api/auth/signout", {}, offlineMessage);
}

async function throughGate(
  address: string,
  fields: Record<string, string>,
  offlineMessage: string,
): Promise<Sent<unknown>> {
  try {
    const gate = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as { csrfToken: string };
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...fields, csrfToken: gate.csrfToken, callbackUrl: "/desk", json: "true" }),
      cache: "no-store",
    });
    const answer = (await response.json()) as { error?: SendError };
    if (response.ok && !answer.error) return { ok: true, data: answer };
    if (answer.error) return { ok: false, error: { ...answer.error, fields: answer.error.fields ?? {} } };
  } catch {
    // No answer: told below, in the person's language.
  }
  return { ok: false, error: { kind: "offline", code: "offline", message: offlineMessage, fields: {} } };
}
