import { z } from "zod";
import { Refusal } from "#lib/platform/errors";
import { isTimeZone } from "#lib/settings/fields";

/**
 * A time that a person chose: what the clock on the wall of a named zone says. Where the clocks change, one
 * reading can mean two moments (the hour that comes twice) or none (the hour that is left out); then the
 * person says which, by the offset, before it is accepted.
 */
export const chosenTime = z.strictObject({
  /** `YYYY-MM-DDTHH:mm` as on the wall. */
  local: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  /** IANA zone. */
  timeZone: z.string().refine(isTimeZone, { error: "time.zone" }),
  /** Minutes east of Greenwich; needed only where the reading comes twice. */
  offsetMinutes: z.number().int().optional(),
});
export type ChosenTime = z.infer<typeof chosenTime>;

/** The instant (UTC) that is meant. Throws `invalid` where the reading does not exist, or exists twice and no offset is given. */
export function resolveChosenTime(chosen: ChosenTime): { instant: Date; timeZone: string } {
  const candidates = instantsOf(chosen.local, chosen.timeZone);
  const [first, second] = candidates;
  if (!first)
    throw new Refusal("invalid", "time.missing", {
      values: { zone: chosen.timeZone },
      fields: { when: { code: "time.missing" } },
    });
  if (!second) return { instant: first, timeZone: chosen.timeZone };
  const meant = candidates.find((instant) => offsetMinutes(instant, chosen.timeZone) === chosen.offsetMinutes);
  if (!meant)
    throw new Refusal("invalid", "time.twice", {
      values: { zone: chosen.timeZone },
      fields: { when: { code: "time.twice" } },
    });
  return { instant: meant, timeZone: chosen.timeZone };
}

/** Every instant at which the wall clock of the zone reads `local`, earliest first: none, one or two. */
export function instantsOf(local: string, timeZone: string): Date[] {
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return [];
  const found = new Set<number>();
  // The offsets in force a day to each side are the only ones that the reading can have.
  for (const around of [asUtc - 86_400_000, asUtc + 86_400_000]) {
    const instant = asUtc - offsetMinutes(new Date(around), timeZone) * 60_000;
    if (wallClock(new Date(instant), timeZone) === local) found.add(instant);
  }
  return [...found].sort((a, b) => a - b).map((ms) => new Date(ms));
}

/** Minutes by which the zone is ahead of UTC at an instant. */
export function offsetMinutes(instant: Date, timeZone: string): number {
  return Math.round(
    (Date.parse(`${wallClock(instant, timeZone)}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000) / 60_000,
  );
}

/** What the zone's wall clock reads: `YYYY-MM-DDTHH:mm`. */
export function wallClock(instant: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}
