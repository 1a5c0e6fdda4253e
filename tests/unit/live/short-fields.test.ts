import { expect, test } from "vitest";
import { fieldConflicts } from "#lib/live/short-fields";

test("a field changed on both sides while apart is a person's to choose, with both texts", () => {
  expect(fieldConflicts({ headline: "Mayor" }, { headline: "Mayor quits" }, { headline: "Mayor resigns" })).toEqual([
    { field: "headline", mine: "Mayor quits", theirs: "Mayor resigns" },
  ]);
});

test("a change on one side, the same change on both, or an unknown beginning asks nobody", () => {
  expect(fieldConflicts({ slug: "a" }, { slug: "a" }, { slug: "b" })).toEqual([]);
  expect(fieldConflicts({ slug: "a" }, { slug: "b" }, { slug: "a" })).toEqual([]);
  expect(fieldConflicts({ slug: "a" }, { slug: "b" }, { slug: "b" })).toEqual([]);
  expect(fieldConflicts({}, { slug: "b" }, { slug: "c" })).toEqual([]);
});
