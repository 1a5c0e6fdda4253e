import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { LiveServer } from "./live-server.ts";
import { openDoor } from "./messages.ts";

let live: LiveServer | null = null;

/** Begins to hold live documents in this process; use cases find it through `messages.ts`. */
export function startLive(): LiveServer {
  live ??= new LiveServer();
  openDoor(live);
  return live;
}

/** Takes an upgrade of `/collab`: the socket of an open editor. Never throws. */
export async function handleCollabUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  await startLive().handleUpgrade(request, socket, head);
}

/** Commits everything that was received, for ten seconds at most, and closes. To be awaited before the process ends. */
export async function closeLive(): Promise<void> {
  const closing = live;
  live = null;
  await closing?.close();
  openDoor(null);
}
