/**
 * What the editor may say about saving, as a machine without side effects: events in, one state out.
 *
 * The rule it keeps: "saved" is shown only when the server has answered, after its commit, for a mark that was
 * sent after the last change. Being connected proves nothing, nor does the browser's own idea of being online.
 */
import { passing, type Refused } from "./protocol.ts";

export type SaveState =
  | { kind: "loading" }
  | { kind: "saving" }
  /** `at`: ISO, UTC, of the commit; null when nothing of this browser's was ever waiting. */
  | { kind: "saved"; at: string | null }
  /** The server is not heard of. `unsaved`: there are words that only this computer has. */
  | { kind: "offline"; unsaved: boolean }
  /** The server is there and cannot save; it goes on trying. */
  | { kind: "unsaved" }
  | { kind: "refused"; reason: Refused }
  | { kind: "signed_out" }
  | { kind: "outdated" };

export type SaveEvent =
  /** The copy on this computer has been read; `unsaved`: it holds words that the server never confirmed. */
  | { type: "local_read"; unsaved: boolean }
  /** All that this computer has was sent on a new connection, and all that the server has received. */
  | { type: "synced"; readOnly: boolean }
  | { type: "edited" }
  | { type: "marked"; mark: number }
  | { type: "saved"; mark: number; at: string }
  | { type: "not_saved" }
  /** A mark, or the connection itself, has been waiting for too long. */
  | { type: "silent" }
  | { type: "disconnected" }
  | { type: "refused"; reason: Refused }
  /** A person asks to try again: signed in once more, or mended what was refused. */
  | { type: "retried" };

export type SaveModel = {
  localRead: boolean;
  link: "connecting" | "synced" | "down";
  readOnly: boolean;
  /** Counts changes made here; the first one stands for unsaved words of an earlier visit. */
  changes: number;
  savedThrough: number;
  /** Marks sent on this connection and not answered, oldest first, with the changes that each covers. */
  marks: readonly { mark: number; changes: number }[];
  savedAt: string | null;
  /** Whether the server has ever answered for what is here. */
  confirmed: boolean;
  serverFails: boolean;
  silent: boolean;
  refused: Refused | null;
};

export const initialSaveModel: SaveModel = {
  localRead: false,
  link: "connecting",
  readOnly: false,
  changes: 0,
  savedThrough: 0,
  marks: [],
  savedAt: null,
  confirmed: false,
  serverFails: false,
  silent: false,
  refused: null,
};

export function saveReducer(model: SaveModel, event: SaveEvent): SaveModel {
  switch (event.type) {
    case "local_read":
      return { ...model, localRead: true, changes: model.changes + (event.unsaved ? 1 : 0) };
    case "synced":
      return { ...model, link: "synced", readOnly: event.readOnly, marks: [], silent: false, refused: null };
    case "edited":
      return { ...model, changes: model.changes + 1 };
    case "marked":
      return model.link === "synced" && !model.readOnly
        ? { ...model, marks: [...model.marks, { mark: event.mark, changes: model.changes }] }
        : model;
    case "saved": {
      const answered = model.marks.findLast(({ mark }) => mark === event.mark);
      if (!answered) return model;
      return {
        ...model,
        marks: model.marks.filter(({ mark }) => mark > event.mark),
        savedThrough: Math.max(model.savedThrough, answered.changes),
        savedAt: event.at,
        confirmed: true,
        serverFails: false,
        silent: false,
      };
    }
    case "not_saved":
      return { ...model, serverFails: true, silent: false };
    case "silent":
      return model.serverFails && model.link === "synced" ? model : { ...model, silent: true };
    case "disconnected":
      return { ...model, link: "down", marks: [], serverFails: false };
    case "refused":
      if (passing.has(event.reason)) return { ...model, link: "down", marks: [], serverFails: false };
      // Who loses the right to write while nothing of theirs waits has lost nothing: they read on.
      if (event.reason === "read_only" && model.link === "synced" && !hasUnsaved(model)) {
        return { ...model, readOnly: true, marks: [] };
      }
      return { ...model, link: "down", marks: [], serverFails: false, refused: event.reason };
    case "retried":
      return {
        ...model,
        link: model.localRead || model.confirmed ? "down" : "connecting",
        refused: null,
        silent: false,
      };
  }
}

/** Whether there are words here that no commit is known to hold. */
export function hasUnsaved(model: SaveModel): boolean {
  return model.changes > model.savedThrough;
}

export function saveState(model: SaveModel): SaveState {
  const unsaved = hasUnsaved(model);
  if (model.refused === "signed_out") return { kind: "signed_out" };
  if (model.refused === "outdated") return { kind: "outdated" };
  if (model.refused) return { kind: "refused", reason: model.refused };
  if (model.link === "down" || model.silent) return { kind: "offline", unsaved };
  if (model.link === "connecting") return { kind: "loading" };
  if (model.readOnly) return unsaved ? { kind: "refused", reason: "read_only" } : { kind: "saved", at: null };
  if (model.serverFails && (unsaved || model.marks.length > 0)) return { kind: "unsaved" };
  if (unsaved) return { kind: "saving" };
  if (!model.confirmed) return { kind: "loading" };
  // A mark that was sent without a change (after connecting again) asks whether all is there: not answered yet.
  return model.marks.length > 0 ? { kind: "saving" } : { kind: "saved", at: model.savedAt };
}
