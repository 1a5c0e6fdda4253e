import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";

/**
 * Hocuspocus' provider, which sends what is typed between the opening of a socket and the end of the first
 * exchange at once: ahead of the words of an offline hour that it builds upon. Here it waits for its turn.
 */
export class LiveProvider extends HocuspocusProvider {
  /** What is typed during the exchange; null while there is no socket, since the next exchange covers it. */
  #held: Uint8Array[] | null = null;

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (this.synced) super.documentUpdateHandler(update, origin);
    else if (origin !== this) this.#held?.push(update);
  }

  override async onOpen(event: Event): Promise<void> {
    this.#held = [];
    await super.onOpen(event);
  }

  override onClose(): void {
    this.#held = null;
    super.onClose();
  }

  /** Sends what was typed during the exchange. To be called when it has ended. */
  sendHeld(): void {
    const held = this.#held ?? [];
    this.#held = null;
    if (held.length > 0) super.documentUpdateHandler(Y.mergeUpdates(held), null);
  }
}

/** The socket, which can be given up: closing a dead one waits for an answer that does not come. */
export class LiveSocket extends HocuspocusProviderWebsocket {
  drop(): void {
    this.emit("close", { event: { code: 4408, reason: "silent" } });
  }
}
