import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusals } from "#lib/live/protocol";
import {
  hasUnsaved,
  initialSaveModel,
  type SaveEvent,
  type SaveModel,
  saveReducer,
  saveState,
} from "#lib/live/save-state";

const at = "2026-11-24T05:00:00.000Z";

const modelAfter = (...events: SaveEvent[]): SaveModel => events.reduce(saveReducer, initialSaveModel);
const read: SaveEvent = { type: "local_read", unsaved: false };
const synced: SaveEvent = { type: "synced", readOnly: false };
const edited: SaveEvent = { type: "edited" };

describe("what the editor says about saving", () => {
  test("opens as loading, and is saved only when the server has answered for what is here", () => {
    expect(saveState(modelAfter())).toEqual({ kind: "loading" });
    expect(saveState(modelAfter(read, synced))).toEqual({ kind: "loading" });
    expect(saveState(modelAfter(read, synced, { type: "marked", mark: 1 }, { type: "saved", mark: 1, at }))).toEqual({
      kind: "saved",
      at,
    });
  });

  test("an answer for an earlier mark does not cover what was typed after it", () => {
    const model = modelAfter(read, synced, edited, { type: "marked", mark: 1 }, edited, { type: "saved", mark: 1, at });
    expect(saveState(model)).toEqual({ kind: "saving" });
  });

  test("a mark that gets no answer means offline, however connected the browser thinks it is", () => {
    const model = modelAfter(read, synced, edited, { type: "marked", mark: 1 }, { type: "silent" });
    expect(saveState(model)).toEqual({ kind: "offline", unsaved: true });
  });

  test("the answers of a lost connection are worth nothing", () => {
    const model = modelAfter(
      read,
      synced,
      edited,
      { type: "marked", mark: 1 },
      { type: "disconnected" },
      { type: "saved", mark: 1, at },
    );
    expect(saveState(model)).toEqual({ kind: "offline", unsaved: true });
  });

  test("words of an earlier visit are unsaved until a mark after the first exchange is answered", () => {
    const opened = modelAfter({ type: "local_read", unsaved: true });
    expect(hasUnsaved(opened)).toBe(true);
    const model = [synced, { type: "marked", mark: 1 } as const].reduce(saveReducer, opened);
    expect(saveState(model)).toEqual({ kind: "saving" });
    expect(saveState(saveReducer(model, { type: "saved", mark: 1, at }))).toEqual({ kind: "saved", at });
  });

  test("a server that cannot save is told apart from one that is not there", () => {
    const failing = modelAfter(
      read,
      synced,
      edited,
      { type: "marked", mark: 1 },
      { type: "not_saved" },
      { type: "silent" },
    );
    expect(saveState(failing)).toEqual({ kind: "unsaved" });
    expect(saveState(saveReducer(failing, { type: "saved", mark: 1, at }))).toEqual({ kind: "saved", at });
  });

  test.each([
    ["signed_out", { kind: "signed_out" }],
    ["outdated", { kind: "outdated" }],
    ["malformed", { kind: "refused", reason: "malformed" }],
    ["incomplete", { kind: "offline", unsaved: true }],
    ["unavailable", { kind: "offline", unsaved: true }],
  ] as const)("%s is said as what it is, and passing trouble as being offline", (reason, state) => {
    expect(saveState(modelAfter(read, synced, edited, { type: "refused", reason }))).toEqual(state);
  });

  test("who may only read has nothing waiting; words typed before the right was lost are not called saved", () => {
    const reading: SaveEvent = { type: "synced", readOnly: true };
    expect(saveState(modelAfter(read, reading))).toEqual({ kind: "saved", at: null });
    expect(saveState(modelAfter(read, edited, reading))).toEqual({ kind: "refused", reason: "read_only" });
  });

  test("who loses the right to write while nothing waits reads on and is not alarmed; what is typed after that is not saved", () => {
    const lost: SaveEvent = { type: "refused", reason: "read_only" };
    const model = modelAfter(read, synced, lost);
    expect(saveState(model)).toEqual({ kind: "saved", at: null });
    expect(model).toMatchObject({ link: "synced", readOnly: true, refused: null });
    expect(saveState(saveReducer(model, edited))).toEqual({ kind: "refused", reason: "read_only" });
    expect(saveState(modelAfter(read, synced, edited, lost))).toEqual({ kind: "refused", reason: "read_only" });
  });

  const events = fc.oneof(
    fc.record({ type: fc.constant("local_read" as const), unsaved: fc.boolean() }),
    fc.record({ type: fc.constant("synced" as const), readOnly: fc.constant(false) }),
    fc.constant<SaveEvent>({ type: "edited" }),
    fc.constant("mark" as const),
    fc.record({ type: fc.constant("saved" as const), mark: fc.integer({ min: 0, max: 12 }), at: fc.constant(at) }),
    fc.constant<SaveEvent>({ type: "not_saved" }),
    fc.constant<SaveEvent>({ type: "silent" }),
    fc.constant<SaveEvent>({ type: "disconnected" }),
    fc.record({ type: fc.constant("refused" as const), reason: fc.constantFrom(...refusals) }),
    fc.constant<SaveEvent>({ type: "retried" }),
  );

  test("never says saved while a change is without an answer that came on the connection it was sent on", () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (sequence) => {
        let model = initialSaveModel;
        // Kept beside the machine, in the plainest way: which changes are proven to be committed.
        let changes = 0;
        let proven = 0;
        let marks = new Map<number, number>();
        let connected = false;
        let reading = false;
        let next = 0;
        for (const step of sequence) {
          const event: SaveEvent = step === "mark" ? { type: "marked", mark: ++next } : step;
          model = saveReducer(model, event);
          if (event.type === "edited" || (event.type === "local_read" && event.unsaved)) changes += 1;
          if (event.type === "synced") {
            connected = true;
            reading = false;
            marks = new Map();
          }
          // Who may only read from now on, and has nothing waiting, stays connected.
          const readsOn: boolean =
            event.type === "refused" && event.reason === "read_only" && connected && changes === proven;
          if (readsOn) reading = true;
          if (event.type === "disconnected" || event.type === "refused" || event.type === "retried") {
            connected = readsOn;
            marks = new Map();
          }
          if (event.type === "marked" && connected && !reading) marks.set(event.mark, changes);
          if (event.type === "saved") {
            proven = Math.max(proven, marks.get(event.mark) ?? 0);
            for (const mark of [...marks.keys()]) if (marks.has(event.mark) && mark < event.mark) marks.delete(mark);
            marks.delete(event.mark);
          }
          if (saveState(model).kind !== "saved") continue;
          expect(proven).toBe(changes);
          expect(marks.size).toBe(0);
          expect(connected).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
