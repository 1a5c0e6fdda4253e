import { describe, expect, test } from "vitest";
import { datesFor, nextDay } from "#lib/paper/dates";

describe("dates as readers are told them", () => {
  const at = new Date("2026-11-23T21:30:00Z"); // 00:30 on the 24th in Riyadh
  const riyadh = datesFor("en", "Asia/Riyadh", at);

  test("stand in the newsroom's zone, and a moment to rely on names it", () => {
    expect(riyadh.today).toMatch(/^Tuesday,? 24 November 2026$/);
    expect(riyadh.full(new Date("2026-11-23T06:40:00Z"))).toBe("09:40, 23 November 2026 (GMT+3)");
  });

  test("are a time today, a day this year, a date before", () => {
    expect(riyadh.brief(new Date("2026-11-23T21:05:00Z"))).toBe("00:05");
    expect(riyadh.brief(new Date("2026-11-23T20:55:00Z"))).toBe("23 November");
    expect(riyadh.brief(new Date("2025-12-31T20:55:00Z"))).toBe("31 December 2025");
  });

  test("are Arabic in Arabic, digits too", () => {
    const arabic = datesFor("ar", "Asia/Riyadh", at);
    expect(arabic.full(new Date("2026-11-23T06:40:00Z"))).toMatch(/^٠٩:٤٠، ٢٣ نوفمبر ٢٠٢٦ \(/);
  });
});

describe("the end of the day that a page names", () => {
  test.each([
    ["Asia/Riyadh", "2026-11-23T21:30:00Z", "2026-11-24T21:00:00Z"],
    ["UTC", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"],
    // Clocks go forward: the day has 23 hours; and back: it has 25.
    ["Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
    ["Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
    // Midnight does not exist: the day begins at one.
    ["Africa/Cairo", "2026-04-23T20:00:00Z", "2026-04-23T22:00:00Z"],
    ["Asia/Kathmandu", "2026-11-23T18:14:59Z", "2026-11-23T18:15:00Z"],
  ])("in %s after %s is %s", (zone, at, expected) => {
    expect(nextDay(zone, new Date(at)).toISOString()).toBe(new Date(expected).toISOString());
  });
});
