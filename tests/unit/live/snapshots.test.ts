import { describe, expect, test } from "vitest";
import { removedWords, snapshotsToDrop } from "#lib/live/snapshots";

const hour = 3_600_000;
const now = Date.parse("2026-11-24T12:00:00Z");
const ago = (hours: number) => new Date(now - hours * hour);

describe("thinning of snapshots", () => {
  test("everything of the last day stays", () => {
    const snapshots = Array.from({ length: 200 }, (_, index) => ({
      id: BigInt(index),
      at: new Date(now - index * 5 * 60_000),
      memberId: "a",
    }));
    expect(snapshotsToDrop(snapshots, now)).toEqual([]);
  });

  test("within a week the last one of each hour stays, later the last one of each day", () => {
    const snapshots = [
      { id: 1n, at: new Date("2026-11-21T10:05:00Z"), memberId: "a" },
      { id: 2n, at: new Date("2026-11-21T10:55:00Z"), memberId: "a" },
      { id: 3n, at: new Date("2026-11-21T11:00:00Z"), memberId: "a" },
      { id: 4n, at: new Date("2026-10-01T08:00:00Z"), memberId: "a" },
      { id: 5n, at: new Date("2026-10-01T22:00:00Z"), memberId: "a" },
      { id: 6n, at: new Date("2026-10-02T00:00:00Z"), memberId: "a" },
    ];
    expect(snapshotsToDrop(snapshots, now)).toEqual([1n, 4n]);
  });

  test("nobody's snapshots are thinned away behind a colleague's (D-15)", () => {
    const snapshots = [
      { id: 1n, at: ago(300), memberId: "a" },
      { id: 2n, at: ago(300.1), memberId: "b" },
      { id: 3n, at: ago(300.2), memberId: null },
    ];
    expect(snapshotsToDrop(snapshots, now)).toEqual([]);
  });

  test("what is dropped once is all that goes: thinning again changes nothing", () => {
    const snapshots = Array.from({ length: 500 }, (_, index) => ({
      id: BigInt(index),
      at: ago(index / 3),
      memberId: "a",
    }));
    const dropped = new Set(snapshotsToDrop(snapshots, now));
    expect(dropped.size).toBeGreaterThan(100);
    expect(
      snapshotsToDrop(
        snapshots.filter(({ id }) => !dropped.has(id)),
        now,
      ),
    ).toEqual([]);
  });
});

describe("words that a step removes", () => {
  test("counts what is gone, not how the length changed", () => {
    expect(removedWords("one two three", "three two one")).toBe(0);
    expect(removedWords("one two two", "one two")).toBe(1);
    expect(removedWords("alpha beta gamma", "delta epsilon zeta")).toBe(3);
    expect(removedWords("كلمة واحدة", "")).toBe(2);
    expect(removedWords("", "anything")).toBe(0);
  });
});
