import { calendarDay, dayAndDate, longDate, timeOfDay } from "#lib/dates";
import { dateLocale, type Edition } from "#lib/editions";
import type { Dates } from "./house.ts";

/**
 * Instants as readers are told them, in the newsroom's zone (an IANA name), on a page made at `at`. Times of the
 * same day stand alone; every moment that a reader may rely on names its zone.
 */
export function datesFor(edition: Edition, timeZone: string, at: Date): Dates {
  const place = { locale: edition, timeZone };
  const today = calendarDay(at, timeZone);
  const dayOfYear = new Intl.DateTimeFormat(dateLocale[edition], { timeZone, day: "numeric", month: "long" });
  const zone = new Intl.DateTimeFormat(dateLocale[edition], { timeZone, timeZoneName: "short" });
  const zoneName = (instant: Date) =>
    zone.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  const comma = edition === "ar" ? "، " : ", ";
  return {
    today: dayAndDate(at, place),
    time: (instant) => timeOfDay(instant, place),
    day: (instant) => longDate(instant, place),
    brief(instant) {
      const day = calendarDay(instant, timeZone);
      if (day === today) return timeOfDay(instant, place);
      return day.slice(0, 4) === today.slice(0, 4) ? dayOfYear.format(instant) : longDate(instant, place);
    },
    full: (instant) => `${timeOfDay(instant, place)}${comma}${longDate(instant, place)} (${zoneName(instant)})`,
  };
}

/** The first instant of the next day in this zone: when the day that a page names is over. */
export function nextDay(timeZone: string, at: Date): Date {
  const today = calendarDay(at, timeZone);
  // The length of a day varies with its zone's rules: the boundary is looked for, to the minute, not computed.
  let before = Math.floor(at.getTime() / 60_000);
  let after = before + 26 * 60;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (calendarDay(new Date(middle * 60_000), timeZone) === today) before = middle;
    else after = middle;
  }
  return new Date(after * 60_000);
}
