"use client";

import { useEffect, useState } from "react";
import { send } from "./send.tsx";

const pauseMs = 120;

/**
 * What the server finds for the words in a field, asked for a moment after the last letter; at once where nothing has
 * been typed. Until an answer comes, what was found before stays. Without an `address` nothing is looked for, and nothing is
 * found. `problem` is the sentence where no answer came: "nothing found" would be untrue.
 */
export function useSearch<T>(
  query: string,
  address: string | null,
): { found: T | null; searching: boolean; problem: string } {
  const [answer, setAnswer] = useState<{ to: string; found: T | null; problem: string } | null>(null);
  const pause = query.trim() === "" ? 0 : pauseMs;
  useEffect(() => {
    if (address === null) return setAnswer(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const sent = await send<T>(address, { method: "GET", signal: abort.signal });
      if (abort.signal.aborted) return;
      setAnswer(
        sent.ok
          ? { to: address, found: sent.data, problem: "" }
          : { to: address, found: null, problem: sent.error.message },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, pause]);
  return {
    found: address === null ? null : (answer?.found ?? null),
    searching: address !== null && answer?.to !== address,
    problem: answer?.to === address ? (answer?.problem ?? "") : "",
  };
}
