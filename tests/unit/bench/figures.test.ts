import { expect, test } from "vitest";
import { type Figure, holds, ratioOf, table } from "../../../scripts/bench/figures.ts";
import { median, quantile } from "../../../scripts/bench/statistics.ts";

test("a quantile is one of the values: the smallest that so many do not pass", () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(quantile(values, 0.2)).toBe(1);
  expect(quantile(values, 0.21)).toBe(2);
  expect(quantile(values, 0.99)).toBe(5);
  expect(values).toEqual([5, 1, 4, 2, 3]);
});

test("the 99th percentile of a hundred leaves out one", () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(quantile(values, 0.99)).toBe(99);
});

test("of nothing there is no quantile, rather than a zero that would keep every promise", () => {
  expect(() => median([])).toThrow("nothing was measured");
});

test.each<[string, Figure["bar"], boolean | null]>([
  ["no bar", undefined, null],
  ["a value at its upper limit", { of: "value", atMost: 80 }, true],
  ["a value above it", { of: "value", atMost: 79.9 }, false],
  ["a ratio at its lower limit", { of: "ratio", atLeast: 0.8 }, true],
  ["a ratio below it", { of: "ratio", atLeast: 0.81 }, false],
  ["a ratio above its upper limit", { of: "ratio", atMost: 0.79 }, false],
])("%s", (_, bar, expected) => {
  expect(holds({ name: "hits", value: 80, unit: "/s", yardstick: { name: "bare", value: 100 }, bar })).toBe(expected);
});

test("a promised ratio without a yardstick is not kept", () => {
  const figure: Figure = { name: "hits", value: 80, unit: "/s", bar: { of: "ratio", atLeast: 0.7 } };
  expect([ratioOf(figure), holds(figure)]).toEqual([null, false]);
});

test("the table names figure, yardstick, ratio, bar and verdict of each", () => {
  const text = table([
    {
      name: "hits",
      value: 30_000,
      unit: "/s",
      yardstick: { name: "bare", value: 32_000 },
      bar: { of: "ratio", atLeast: 0.7 },
    },
    { name: "weight", value: 15.25, unit: "KB", bar: { of: "value", atMost: 14 }, note: "too much" },
  ]);
  const [, hits, weight] = text.split("\n");
  expect(hits).toMatch(/^hits\s+30,000 \/s\s+bare\s+32,000 \/s\s+0\.94 ×\s+≥ 0\.7 ×\s+holds$/);
  expect(weight).toMatch(/^weight\s+15\.3 KB\s+≤ 14 KB\s+MISSED; too much$/);
});
