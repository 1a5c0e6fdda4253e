import { expect, test } from "vitest";
import { databaseMs } from "../../../scripts/bench/statements.ts";

test("what was asked of the database at the same time is waited for once, pauses not at all", () => {
  const asked = [
    { began: 100, ended: 110 },
    { began: 102, ended: 105 },
    { began: 108, ended: 120 },
    { began: 200, ended: 201 },
  ];
  expect(databaseMs(asked.toReversed())).toBe(21);
  expect(databaseMs([])).toBe(0);
});
