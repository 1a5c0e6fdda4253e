"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Sent, send } from "./send.tsx";

/**
 * Sends one command at a time and keeps what it answered: `busy`, a sentence (`message`) and one for each field.
 * After success the page's data is read again.
 */
export function useCommand<T = unknown>() {
  const router = useRouter();
  const [state, setState] = useState<{ busy: boolean; message: string; kind: string; fields: Record<string, string> }>(
    calm,
  );
  return {
    ...state,
    /** Forgets the last answer, as when a dialog opens again. */
    reset: () => setState(calm),
    async run(address: string, body?: unknown, method: "POST" | "PUT" | "PATCH" | "DELETE" = "POST"): Promise<Sent<T>> {
      setState({ ...calm, busy: true });
      const sent = await send<T>(address, { body, method });
      if (sent.ok) {
        setState(calm);
        router.refresh();
      } else {
        setState({ busy: false, message: sent.error.message, kind: sent.error.kind, fields: sent.error.fields });
      }
      return sent;
    },
  };
}

const calm = { busy: false, message: "", kind: "", fields: {} };
