import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantsOf, offsetMinutes, resolveChosenTime, wallClock } from "#lib/articles/when";

const iso = (dates: Date[]) => dates.map((date) => date.toISOString());

describe("a time on the wall of a named zone", () => {
  test.each([
    ["2026-11-24T08:00", "Asia/Riyadh", ["2026-11-24T05:00:00.000Z"]],
    ["2026-03-30T08:00", "Europe/Berlin", ["2026-03-30T06:00:00.000Z"]],
    ["2026-10-26T08:00", "Europe/Berlin", ["2026-10-26T07:00:00.000Z"]],
    ["2026-07-01T12:00", "Asia/Kathmandu", ["2026-07-01T06:15:00.000Z"]],
    ["2026-12-31T23:59", "Pacific/Kiritimati", ["2026-12-31T09:59:00.000Z"]],
  ])("%s in %s is one moment", (local, zone, expected) => {
    expect(iso(instantsOf(local, zone))).toEqual(expected);
  });

  test("the hour that is left out when clocks go forward is no moment", () => {
    expect(instantsOf("2026-03-29T02:30", "Europe/Berlin")).toEqual([]);
    expect(() => resolveChosenTime({ local: "2026-03-29T02:30", timeZone: "Europe/Berlin" })).toThrow("time.missing");
  });

  test("the hour that comes twice is two moments, and the person says which", () => {
    expect(iso(instantsOf("2026-10-25T02:30", "Europe/Berlin"))).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ]);
    const chosen = { local: "2026-10-25T02:30", timeZone: "Europe/Berlin" };
    expect(() => resolveChosenTime(chosen)).toThrow("time.twice");
    expect(resolveChosenTime({ ...chosen, offsetMinutes: 60 }).instant.toISOString()).toBe("2026-10-25T01:30:00.000Z");
  });

  test.each(["", "2026-11-24", "tomorrow"])("%s is no time", (text) => {
    expect(instantsOf(text, "UTC")).toEqual([]);
  });

  test("what the wall reads at an instant always leads back to that instant", () => {
    const zones = fc.constantFrom("UTC", "Asia/Riyadh", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran");
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2050, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const instant = new Date(minute * 60_000);
        const found = instantsOf(wallClock(instant, zone), zone);
        expect(iso(found)).toContain(instant.toISOString());
        expect(
          resolveChosenTime({
            local: wallClock(instant, zone),
            timeZone: zone,
            offsetMinutes: offsetMinutes(instant, zone),
          }).instant,
        ).toEqual(instant);
      }),
    );
  });
});
