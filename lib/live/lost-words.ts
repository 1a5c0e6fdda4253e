import * as Y from "yjs";

type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/**
 * The words that a merge took away and nobody deleted. Yjs merges letters perfectly, but a block that one
 * person joins, splits or removes takes with it what another was typing in it at that moment.
 *
 * A deletion that somebody meant is named in the update. What is gone after the merge and not named there was
 * typed by one who did not know of the removal, or was not known to the one who removed.
 *
 * To be asked in `afterTransaction`, while the deleted letters are still there.
 */
export function lostWords(transaction: Y.Transaction, update: DecodedUpdate): string {
  const lost = [...arrivedTooLate(transaction, update), ...takenAlong(transaction, update)];
  return lost.filter((text) => text.trim() !== "").join("\n");
}

/** New letters whose block was already gone. */
function* arrivedTooLate({ doc, beforeState }: Y.Transaction, update: DecodedUpdate): Generator<string> {
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { client, clock } = struct.id;
    const known = (beforeState.get(client) ?? 0) - clock;
    if (known >= struct.length || !isGone(doc, client, clock + Math.max(0, known))) continue;
    yield unmeant(struct.content.str, struct.id, Math.max(0, known), update);
  }
}

/** Older letters that went with their block, and that the update does not name. */
function* takenAlong({ doc, beforeState, deleteSet }: Y.Transaction, update: DecodedUpdate): Generator<string> {
  for (const [client, ranges] of deleteSet.clients) {
    const structs = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (clock >= (beforeState.get(client) ?? 0)) continue;
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= clock + len) break;
        if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
        yield unmeant(struct.content.str, struct.id, 0, update);
      }
    }
  }
}

/** The letters of a run, from an offset on, that the update does not itself delete. */
function unmeant(text: string, id: Y.ID, from: number, { ds }: DecodedUpdate): string {
  let kept = "";
  for (let offset = from; offset < text.length; offset += 1) {
    if (!Y.isDeleted(ds, Y.createID(id.client, id.clock + offset))) kept += text[offset];
  }
  return kept;
}

function isGone(doc: Y.Doc, client: number, clock: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) <= clock) return false;
  return structs[Y.findIndexSS(structs, clock)]?.deleted ?? false;
}
