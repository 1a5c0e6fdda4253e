"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Sent, send } from "./send.tsx";

/**
 * Sends one command at a time and keeps what it answered: `busy`, a sentence (`message`) and one for each field.
 * After success, and when somebody else was quicker, the page's data is read again.
 */
export function useCommand<T = unknown>() {
  const router = useRouter();
  const [state, setState] = useState<Answered>(calm);
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
        const { message, kind, code, fields } = sent.error;
        setState({ busy: false, message, kind, code, fields });
        if (kind === "conflict") router.refresh();
      }
      return sent;
    },
  };
}

type Answered = { busy: boolean; message: string; kind: string; code: string; fields: Record<string, string> };

const calm: Answered = { busy: false, message: "", kind: "", code: "", fields: {} };
