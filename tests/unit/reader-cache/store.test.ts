import { expect, test } from "vitest";
import { Store } from "#lib/reader-cache/store";

const entry = (byteLength: number, ...tags: string[]) => ({ byteLength, tags: new Set(tags) });

test("what nobody has asked for goes first when the bytes run out", () => {
  const store = new Store({ bytes: 100, entries: 100 });
  store.set("a", entry(40));
  store.set("b", entry(40));
  store.get("a");
  store.set("c", entry(40));
  expect([store.get("a"), store.get("b"), store.get("c")].map(Boolean)).toEqual([true, false, true]);
  expect(store.byteLength).toBe(80);
});

test("where all have been asked for, the oldest goes, and what comes in stays", () => {
  const store = new Store({ bytes: 100, entries: 100 });
  for (const key of ["a", "b"]) {
    store.set(key, entry(40));
    store.get(key);
  }
  store.set("c", entry(40));
  expect([store.get("a"), store.get("b"), store.get("c")].map(Boolean)).toEqual([false, true, true]);
  expect(store.byteLength).toBe(80);
});

test("the number of entries is bounded as well, and one that is larger than everything is not kept", () => {
  const store = new Store({ bytes: 1_000, entries: 2 });
  for (const key of ["a", "b", "c"]) store.set(key, entry(1));
  expect(store.size).toBe(2);
  store.set("c", entry(2_000));
  expect(store.get("c")).toBeUndefined();
  expect(store.byteLength).toBe(1);
});

test("dropping tags drops every page that contains one of them, and its bytes", () => {
  const store = new Store({ bytes: 1_000, entries: 10 });
  store.set("front", entry(10, "edition:en", "article:1"));
  store.set("article", entry(10, "article:1"));
  store.set("other", entry(10, "article:2"));
  expect(store.dropTags(["article:1", "asset:9"])).toBe(2);
  expect(store.byteLength).toBe(10);
  expect(store.get("other")).toBeDefined();
});
