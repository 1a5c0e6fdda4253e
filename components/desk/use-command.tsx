"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl/react";
import { type Sent, send } from "./send.tsx";

/**
 * Sends one command at a time and keeps what it answered: `busy`, a sentence (`message`) and one for each field.
 * After success, and when somebody else was quicker, the page's data is read again. Where some server has not confirmed
 * that it shows readers no old page any more, that is told, unless whoever asks tells it (`tells`).
 */
export function useCommand<T = unknown>({ tells = false }: { tells?: boolean } = {}) {
  const t = useTranslations("desk-shell");
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
        const servers = unconfirmedOf(sent.data);
        if (!tells && servers.length > 0) {
          toast.warning(t("unconfirmed", { count: servers.length, servers: servers.join(", ") }));
        }
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

function unconfirmedOf(answer: unknown): readonly string[] {
  return (answer as { unconfirmedServers?: readonly string[] } | null | undefined)?.unconfirmedServers ?? [];
}

type Answered = { busy: boolean; message: string; kind: string; code: string; fields: Record<string, string> };

const calm: Answered = { busy: false, message: "", kind: "", code: "", fields: {} };
