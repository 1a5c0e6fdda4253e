"use client";

import { createContext, useContext } from "react";
import type * as Y from "yjs";
import type { CheckField, CheckResult } from "#lib/articles/checks";
import type { ListField, TextField } from "#lib/articles/document";
import type { EditorData, NamedTag } from "#lib/articles/editor-data";
import type { Edition } from "#lib/editions";
import type { LiveConnection } from "./live/live-connection.ts";
import type { LivePeer } from "./live/use-live-document.tsx";

export type OpenEditor = EditorData & {
  doc: Y.Doc;
  connection: LiveConnection;
  peers: readonly LivePeer[];
  /** True while the member may not, or cannot, change anything. */
  readOnly: boolean;
  /** Checks on what is written now. */
  checks: readonly CheckResult[];
  words: number;
  /** The text of the body, as it was a moment ago. */
  text: string;
  /** Remembers tags that were found or made, so that they have their names. */
  learnTags: (tags: readonly NamedTag[]) => void;
  /** Takes the writer to a field, opening the panel where it is needed. */
  goTo: (field: CheckField | TextField) => void;
};

export type { EditorData, NamedTag } from "#lib/articles/editor-data";

const Context = createContext<OpenEditor | null>(null);
export const EditorProvider = Context.Provider;

export function useOpenEditor(): OpenEditor {
  const editor = useContext(Context);
  if (!editor) throw new Error("no article is open around this component");
  return editor;
}

/** The id of a field's control, so that checks can lead to it. */
export const fieldId = (field: CheckField | TextField | ListField) => `field-${field}`;

export function tagName(tag: NamedTag, edition: Edition): string {
  return tag.names[edition] || Object.values(tag.names).find((name) => name !== "") || tag.id;
}
