import type { Document } from "@hocuspocus/server";
import { textFields } from "#lib/articles/document";
import { memberColour } from "./colours.ts";
import type { Peer } from "./protocol.ts";

type Connection = Document["connections"] extends Map<infer Key, unknown> ? Key : never;

/** A browser has one caret; a few more are allowed to one that has just connected again. */
const clientsMax = 4;

/**
 * Rewrites what a connection says of itself, in place: name and colour come from its session, other people's
 * carets are not its to move, and nothing else is passed on.
 */
export function forcePeers(
  document: Document,
  connection: Connection,
  member: { id: string; name: string },
  states: Map<number, Record<string, unknown>>,
): void {
  const own = document.connections.get(connection)?.clients ?? new Set<number>();
  for (const [client, state] of states) {
    if (!mayUse(document, connection, member.id, client) || (!own.has(client) && own.size >= clientsMax)) {
      states.delete(client);
      continue;
    }
    own.add(client);
    states.set(client, peer(member, state));
  }
}

/** A caret is its connection's; a member who has connected again takes over the one that was left behind. */
function mayUse(document: Document, connection: Connection, memberId: string, client: number): boolean {
  if (client === document.clientID) return false;
  for (const [other, { clients }] of document.connections) {
    if (other === connection || !clients.has(client)) continue;
    if (other.context.session.member.id !== memberId) return false;
    clients.delete(client);
  }
  return true;
}

function peer({ id, name }: { id: string; name: string }, state: Record<string, unknown>): Peer {
  const colour = memberColour(id);
  // `color` is what the editor's carets read.
  return { user: { id, name, colour, color: colour }, cursor: cursorOf(state.cursor), field: fieldOf(state.field) };
}

function cursorOf(value: unknown): Peer["cursor"] {
  if (typeof value !== "object" || value === null) return null;
  const { anchor, head } = value as { anchor?: unknown; head?: unknown };
  const isPosition = (position: unknown) =>
    typeof position === "object" && position !== null && JSON.stringify(position).length <= 500;
  return isPosition(anchor) && isPosition(head) ? { anchor, head } : null;
}

function fieldOf(value: unknown): string | null {
  return typeof value === "string" && (textFields as readonly string[]).includes(value) ? value : null;
}
