"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import {
  choicesRoot,
  type DocumentChoices,
  type DocumentFields,
  type ListField,
  readFields,
  replaceText,
  type TextField,
} from "#lib/articles/document";

/**
 * Values of the live document as React state: what a colleague types arrives here, what is set here goes to all.
 */

/** A shared text, and the way to make it say something else by touching only what differs. */
export function useSharedText(text: Y.Text): [string, (next: string) => void] {
  const subscribe = useCallback(
    (listener: () => void) => {
      text.observe(listener);
      return () => text.unobserve(listener);
    },
    [text],
  );
  const read = useCallback(() => text.toString(), [text]);
  const write = useCallback((next: string) => replaceText(text, next), [text]);
  return [useSyncExternalStore(subscribe, read, read), write];
}

/** The text of a field by its name. */
export function useTextField(doc: Y.Doc, field: TextField): [string, (next: string) => void] {
  return useSharedText(doc.getText(field));
}

/** One value of the map of choices; the later choice stands. */
export function useChoice<K extends keyof DocumentChoices>(
  doc: Y.Doc,
  key: K,
): [DocumentChoices[K], (next: DocumentChoices[K]) => void] {
  const choices = doc.getMap(choicesRoot);
  const subscribe = useCallback(
    (listener: () => void) => {
      choices.observe(listener);
      return () => choices.unobserve(listener);
    },
    [choices],
  );
  const read = useCallback(() => readFields(doc)[key] as DocumentChoices[K], [doc, key]);
  const write = useCallback((next: DocumentChoices[K]) => void choices.set(key, next), [choices, key]);
  return [useSyncExternalStore(subscribe, read, read), write];
}

export type SharedList = {
  ids: readonly string[];
  add: (id: string) => void;
  remove: (id: string) => void;
  /** Moves an entry one place towards the start. */
  raise: (id: string) => void;
};

/** A list of ids, each at most once, in the order that readers see. */
export function useSharedList(doc: Y.Doc, name: ListField): SharedList {
  const list = doc.getArray<string>(name);
  const subscribe = useCallback(
    (listener: () => void) => {
      list.observe(listener);
      return () => list.unobserve(listener);
    },
    [list],
  );
  const read = useCallback(() => readFields(doc)[name].join(" "), [doc, name]);
  const joined = useSyncExternalStore(subscribe, read, read);
  return useMemo(() => {
    const ids = joined === "" ? [] : joined.split(" ");
    const take = (id: string) => {
      for (let index = list.length - 1; index >= 0; index -= 1) if (list.get(index) === id) list.delete(index, 1);
    };
    return {
      ids,
      add: (id) => {
        if (!ids.includes(id)) list.push([id]);
      },
      remove: (id) => doc.transact(() => take(id)),
      raise: (id) =>
        doc.transact(() => {
          const place = list.toArray().indexOf(id);
          if (place < 1) return;
          take(id);
          list.insert(place - 1, [id]);
        }),
    };
  }, [doc, list, joined]);
}

/** All fields, read again a moment after anything in the document has changed: for checks and counts. */
export function onDocumentChange(doc: Y.Doc, listener: (fields: DocumentFields) => void, delayMs = 250): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => listener(readFields(doc)), delayMs);
  };
  doc.on("update", later);
  return () => {
    clearTimeout(timer);
    doc.off("update", later);
  };
}
