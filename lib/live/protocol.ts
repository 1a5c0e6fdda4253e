/**
 * What browser and server say to each other beside Yjs' own messages, as JSON in Hocuspocus' stateless ones.
 * Both sides import this file; it knows neither of them.
 *
 * The acknowledgement: after its updates a browser sends `mark: n` on the same socket. Messages of a socket are
 * handled in order, so `saved: n` (sent only after a commit) covers everything typed before that mark.
 */
import { type TextField, textFields } from "#lib/articles/document";

/** First message of a connection, in place of a token: who believes to be typing, with which build. */
export type Hello = { schemaVersion: number; memberId: string };

export type FromBrowser = { mark: number };

export type FromServer =
  /** A transaction that holds everything before the mark has committed, at this instant (ISO, UTC). */
  | { saved: number; at: string }
  /** The database does not take it at the moment; the server keeps trying. */
  | { unsaved: true }
  /** This connection ends and will not be taken up again as it is. */
  | { refused: Refused }
  /** The text fields as the server has them, just before two copies are merged. */
  | { fields: Partial<Record<TextField, string>> }
  /** Words that a merge took away: their block was removed at the moment they were typed. They are in the log. */
  | { lost: string }
  /** News about the article, for open editors. */
  | { tell: LiveNews };

/** `state`: what may be done with the article has changed (submitted, approved, published, edited again …). */
export type LiveNews = { kind: "state" };

/** What colleagues see of each other. `cursor` and `field` are the browser's own; who it is, the server says. */
export type Peer = {
  user: { id: string; name: string; colour: string; color: string };
  cursor: { anchor: unknown; head: unknown } | null;
  /** The field that has the focus, where that is not the body. */
  field: string | null;
};

export const refusals = [
  /** The session has ended. */
  "signed_out",
  /** Somebody else is signed in than the one whose copy this is. */
  "other_member",
  /** No such article, or none that this member may see. */
  "not_found",
  /** May read it, not change it. */
  "read_only",
  /** The browser runs an older build than the document needs. */
  "outdated",
  /** The server runs an older build than the document or the browser. */
  "server_outdated",
  /** The server cannot reach its database. */
  "unavailable",
  /** What was sent is not a document of ours; refused whole. */
  "malformed",
  /** A text is longer than its field may hold. */
  "too_long",
  /** The update or the document is larger than a document may be. */
  "too_large",
  /** Something that was sent is missing what came before it: connect again and send all. */
  "incomplete",
] as const;
export type Refused = (typeof refusals)[number];

/** Refusals after which the browser connects again by itself, since they pass. */
export const passing: ReadonlySet<Refused> = new Set(["server_outdated", "unavailable", "incomplete"]);

export function isRefused(reason: unknown): reason is Refused {
  return (refusals as readonly unknown[]).includes(reason);
}

export function parseHello(token: string): Hello | null {
  const value = parse(token);
  if (!value || !Number.isInteger(value.schemaVersion) || typeof value.memberId !== "string") return null;
  return { schemaVersion: value.schemaVersion as number, memberId: value.memberId };
}

export function parseFromBrowser(payload: string): FromBrowser | null {
  const value = parse(payload);
  return value && Number.isSafeInteger(value.mark) ? { mark: value.mark as number } : null;
}

/** What the server said, or null when it is nothing that this build knows. */
export function parseFromServer(payload: string): FromServer | null {
  const value = parse(payload);
  if (!value) return null;
  if (Number.isSafeInteger(value.saved) && typeof value.at === "string") {
    return { saved: value.saved as number, at: value.at };
  }
  if (value.unsaved === true) return { unsaved: true };
  if (isRefused(value.refused)) return { refused: value.refused };
  if (typeof value.lost === "string") return { lost: value.lost };
  if (isObject(value.fields)) {
    const fields: Partial<Record<TextField, string>> = {};
    for (const name of textFields) {
      const text = value.fields[name];
      if (typeof text === "string") fields[name] = text;
    }
    return { fields };
  }
  if (isObject(value.tell) && value.tell.kind === "state") return { tell: { kind: "state" } };
  return null;
}

function parse(text: string): Record<string, unknown> | null {
  if (text.length > 100_000) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
