/** What a command answered. `fields` has a sentence for each field that needs another look. */
export type Sent<T> = { ok: true; data: T } | { ok: false; error: SendError };

export type SendError = {
  /** As in lib/platform/errors; `fault` when something broke, `offline` when no answer came. */
  kind: string;
  code: string;
  message: string;
  fields: Record<string, string>;
  values?: Record<string, string | number>;
};

/**
 * Sends a command to the desk and reads its answer. Never throws. When the sign-in has ended, asks for it in
 * place, and sends again if the same person has come back.
 *
 *     const sent = await send<{ id: string }>("/desk/api/tags", { body: { type: "person", name } });
 */
export async function send<T = unknown>(
  address: string,
  options: { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown; signal?: AbortSignal } = {},
): Promise<Sent<T>> {
  const first = await once<T>(address, options);
  if (first.ok || first.error.kind !== "unauthenticated") return first;
  return (await desk.signInAgain()) ? once<T>(address, options) : first;
}

/** Lets the panel that signs in again, and the words for a silent server, be known to `send`. */
export function serveSends(service: { signInAgain: () => Promise<boolean>; offlineMessage: string }): () => void {
  const before = desk;
  desk = service;
  return () => {
    desk = before;
  };
}

/** Asks for the sign-in in place. True when the same person has come back. */
export function askToSignIn(): Promise<boolean> {
  return desk.signInAgain();
}

let desk: { signInAgain: () => Promise<boolean>; offlineMessage: string } = {
  signInAgain: async () => false,
  offlineMessage: "",
};

async function once<T>(
  address: string,
  { method = "POST", body, signal }: { method?: string; body?: unknown; signal?: AbortSignal },
): Promise<Sent<T>> {
  try {
    const response = await fetch(address, {
      method,
      headers: method === "GET" ? { Accept: "application/json" } : { "Content-Type": "application/json" },
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
      credentials: "same-origin",
      cache: "no-store",
      ...(signal ? { signal } : {}),
    });
    const answer = (await response.json()) as { error?: SendError };
    if (response.ok && !answer.error) return { ok: true, data: answer as T };
    if (answer.error) return { ok: false, error: { ...answer.error, fields: answer.error.fields ?? {} } };
    return silent();
  } catch {
    return silent();
  }
}

function silent(): { ok: false; error: SendError } {
  return { ok: false, error: { kind: "offline", code: "offline", message: desk.offlineMessage, fields: {} } };
}
