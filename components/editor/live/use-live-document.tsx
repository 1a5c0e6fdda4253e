"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { LiveNews } from "#lib/live/protocol";
import { LiveConnection, type LiveView, nothingYet } from "./live-connection.ts";
import type { LiveProvider } from "./provider.ts";

export type { LivePeer, LiveView } from "./live-connection.ts";

export type LiveDocument = LiveView & {
  /** Null until the first effect has run; bind an editor only when `ready`. */
  doc: Y.Doc | null;
  provider: LiveProvider | null;
  connection: LiveConnection | null;
};

/**
 * Opens an article's live document for as long as the component is shown. `onNews` is told when what may be done
 * with the article has changed. The document stays the same object through lost connections and sign-ins.
 */
export function useLiveDocument(
  articleId: string,
  options: { member: { id: string; name: string }; onNews?: (news: LiveNews) => void },
): LiveDocument {
  const memberId = options.member.id;
  // Neither a new name nor a new listener is a reason to open the document anew.
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [connection, setConnection] = useState<LiveConnection | null>(null);
  useEffect(() => {
    const made = new LiveConnection({
      articleId,
      member: { id: memberId, name: latest.current.member.name },
      onNews: (news) => latest.current.onNews?.(news),
    });
    setConnection(made);
    return () => {
      setConnection(null);
      made.leave();
    };
  }, [articleId, memberId]);
  const subscribe = useCallback((listener: () => void) => connection?.subscribe(listener) ?? (() => {}), [connection]);
  const view = useSyncExternalStore(
    subscribe,
    () => connection?.view ?? nothingYet,
    () => nothingYet,
  );
  return { ...view, doc: connection?.doc ?? null, provider: connection?.provider ?? null, connection };
}
