"use client";

import { createContext, useContext } from "react";
import type * as Y from "yjs";
import type { CheckField, CheckResult } from "#lib/articles/checks";
import type { DeskArticle } from "#lib/articles/desk";
import type { TextField } from "#lib/articles/document";
import type { DeskAsset } from "#lib/assets/present";
import type { Edition } from "#lib/editions";
import type { TagType } from "#lib/platform/db/generated/enums";
import type { LiveConnection } from "./live/live-connection.ts";
import type { LivePeer } from "./live/use-live-document.tsx";

/** What the page knows before the document is open. */
export type EditorData = {
  article: DeskArticle;
  member: { id: string; name: string };
  /** Language of the desk; the article's own is `article.edition`. */
  locale: Edition;
  /** The newsroom's zone. */
  timeZone: string;
  sections: NamedSection[];
  authors: NamedAuthor[];
  /** Those that the article has; others are found by typing. */
  tags: NamedTag[];
  lead: DeskAsset | null;
};

/** Named in the article's language, or in the one there is. */
export type NamedSection = { id: string; name: string; closed: boolean };
export type NamedAuthor = { id: string; kind: "person" | "agency"; name: string; closed: boolean };
export type NamedTag = { id: string; type: TagType; names: Partial<Record<Edition, string>> };

export type OpenEditor = EditorData & {
  doc: Y.Doc;
  connection: LiveConnection;
  peers: readonly LivePeer[];
  /** True while the member may not, or cannot, change anything. */
  readOnly: boolean;
  /** Checks on what is written now. */
  checks: readonly CheckResult[];
  words: number;
  /** Remembers tags that were found or made, so that they have their names. */
  learnTags: (tags: readonly NamedTag[]) => void;
  /** Takes the writer to a field, opening the panel where it is needed. */
  goTo: (field: CheckField) => void;
};

const Context = createContext<OpenEditor | null>(null);
export const EditorProvider = Context.Provider;

export function useOpenEditor(): OpenEditor {
  const editor = useContext(Context);
  if (!editor) throw new Error("no article is open around this component");
  return editor;
}

/** The id of a field's control, so that checks can lead to it. */
export const fieldId = (field: CheckField | TextField) => `field-${field}`;

export function tagName(tag: NamedTag, edition: Edition): string {
  return tag.names[edition] || Object.values(tag.names).find((name) => name !== "") || tag.id;
}
