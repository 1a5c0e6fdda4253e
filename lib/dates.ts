import { dateLocale, type Edition } from "#lib/editions";

/**
 * Instants in words. Every function takes the language and an IANA zone: what is shown is what clocks in that
 * zone read, and the caller says which zone where it matters.
 */
type Place = { locale: Edition; timeZone: string };

/** 09:40 */
export function timeOfDay(instant: Date, place: Place): string {
  return format(instant, place, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** 23 November 2026 */
export function longDate(instant: Date, place: Place): string {
  return format(instant, place, { day: "numeric", month: "long", year: "numeric" });
}

/** Monday 23 November 2026 */
export function dayAndDate(instant: Date, place: Place): string {
  return format(instant, place, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** 23 Nov, 09:40 */
export function shortMoment(instant: Date, place: Place): string {
  return format(instant, place, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** 23 November 2026 at 09:40, for where a moment must be beyond doubt. */
export function longMoment(instant: Date, place: Place): string {
  return format(instant, place, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
}

/** The calendar day in the zone, `2026-11-23`: to group and to compare, not to show. */
export function calendarDay(instant: Date, timeZone: string): string {
  const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return formatter("en-CA-u-ca-gregory-nu-latn", options).format(instant);
}

/** Whole days from `from` to `to` by the zone's calendar: 0 is the same day, -1 the day before. */
export function daysBetween(from: Date, to: Date, timeZone: string): number {
  return Math.round((Date.parse(calendarDay(to, timeZone)) - Date.parse(calendarDay(from, timeZone))) / 86_400_000);
}

function format(instant: Date, { locale, timeZone }: Place, options: Intl.DateTimeFormatOptions): string {
  return formatter(dateLocale[locale], { timeZone, ...options }).format(instant);
}

/** To make one takes longer than to format a whole page with it; forms and zones are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, made);
  }
  return made;
}
