import { dateLocale, type Edition } from "#lib/editions";
import type { Dates } from "./house.ts";

/**
 * Instants as readers are told them, in the newsroom's zone (an IANA name), on a page made at `at`. Times of the
 * same day stand alone; every date that a reader may rely on names its zone.
 */
export function datesFor(edition: Edition, timeZone: string, at: Date): Dates {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(dateLocale[edition], { timeZone, ...options });
    return (instant: Date) => made.format(instant);
  };
  const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = format({ day: "numeric", month: "long", year: "numeric" });
  const dayOfYear = format({ day: "numeric", month: "long" });
  const year = format({ year: "numeric" });
  const zone = new Intl.DateTimeFormat(dateLocale[edition], { timeZone, timeZoneName: "short" });
  const zoneName = (instant: Date) =>
    zone.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  const comma = edition === "ar" ? "، " : ", ";
  return {
    today: format({ weekday: "long", day: "numeric", month: "long", year: "numeric" })(at).replace(/,/g, ""),
    time,
    day,
    brief(instant) {
      if (day(instant) === day(at)) return time(instant);
      return year(instant) === year(at) ? dayOfYear(instant) : day(instant);
    },
    full: (instant) => `${time(instant)}${comma}${day(instant)} (${zoneName(instant)})`,
  };
}

/** The first instant of the next day in this zone: when the day that a page names is over. */
export function nextDay(timeZone: string, at: Date): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const today = day.format(at);
  // The length of a day varies with its zone's rules: the boundary is looked for, to the minute, not computed.
  let before = Math.floor(at.getTime() / 60_000);
  let after = before + 26 * 60;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (day.format(middle * 60_000) === today) before = middle;
    else after = middle;
  }
  return new Date(after * 60_000);
}
