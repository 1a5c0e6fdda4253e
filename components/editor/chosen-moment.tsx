"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { type ChosenTime, instantsOf, offsetMinutes, wallClock } from "#lib/articles/when";
import { longMoment } from "#lib/dates";
import { useOpenEditor } from "./context.tsx";

export type Moment = { date: string; time: string; zone: string; offset: number | null };

export type Resolved =
  | { kind: "incomplete" | "missing" | "twice" | "past"; instants: Date[] }
  | { kind: "ready"; instant: Date; chosen: ChosenTime; instants: Date[] };

/** An hour from now, on the full hour, in the newsroom's zone. */
export function useMoment(hoursAhead: number): [Moment, (next: Moment) => void] {
  const { timeZone } = useOpenEditor();
  return useState<Moment>(() => {
    const at = new Date(Math.ceil((Date.now() + hoursAhead * 3_600_000) / 3_600_000) * 3_600_000);
    const [date = "", time = ""] = wallClock(at, timeZone).split("T");
    return { date, time, zone: timeZone, offset: null };
  });
}

/** What a reading of the clock means: one instant, or why it is none yet. */
export function resolveMoment({ date, time, zone, offset }: Moment, nowMs: number): Resolved {
  const local = `${date}T${time.slice(0, 5)}`;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return { kind: "incomplete", instants: [] };
  const instants = instantsOf(local, zone);
  const [first] = instants;
  if (!first) return { kind: "missing", instants };
  const meant = instants.length > 1 ? instants.find((at) => offsetMinutes(at, zone) === offset) : first;
  if (!meant) return { kind: "twice", instants };
  if (meant.getTime() <= nowMs) return { kind: "past", instants };
  const chosen = {
    local,
    timeZone: zone,
    ...(instants.length > 1 ? { offsetMinutes: offsetMinutes(meant, zone) } : {}),
  };
  return { kind: "ready", instant: meant, chosen, instants };
}

/** Date, time and named zone, with the moment said in the newsroom's zone and in the reader's own. */
export function ChosenMoment({
  legend,
  moment,
  onChange,
  error,
}: {
  legend: string;
  moment: Moment;
  onChange: (next: Moment) => void;
  error?: string | undefined;
}) {
  const t = useTranslations("editor.publish");
  const { locale, timeZone } = useOpenEditor();
  const id = useId();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = own === timeZone ? [timeZone] : [timeZone, own];
  const resolved = resolveMoment(moment, Date.now());
  const set = (part: Partial<Moment>) => onChange({ ...moment, offset: null, ...part });
  return (
    <fieldset className="grid gap-2" aria-describedby={`${id}-said`}>
      <legend className="mb-1 text-[0.8125rem] font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        <input
          type="date"
          dir="ltr"
          className="input w-auto flex-1"
          aria-label={`${legend}: ${t("date")}`}
          value={moment.date}
          onChange={(event) => set({ date: event.target.value })}
        />
        <input
          type="time"
          dir="ltr"
          className="input w-auto flex-1"
          aria-label={`${legend}: ${t("time")}`}
          value={moment.time}
          onChange={(event) => set({ time: event.target.value })}
        />
      </div>
      <div className="select">
        <select
          className="input"
          aria-label={`${legend}: ${t("zone")}`}
          value={moment.zone}
          onChange={(event) => set({ zone: event.target.value })}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {t(zone === timeZone ? "zoneNewsroom" : "zoneOwn", { zone })}
            </option>
          ))}
        </select>
      </div>
      {resolved.instants.length > 1 ? (
        <div role="radiogroup" aria-label={t("twice")} className="grid gap-1">
          <p className="text-attention">{t("twice")}</p>
          {resolved.instants.map((at, index) => {
            const offset = offsetMinutes(at, moment.zone);
            return (
              <label key={offset} className="flex items-center gap-2">
                <input
                  type="radio"
                  name={`${id}-offset`}
                  checked={moment.offset === offset}
                  onChange={() => onChange({ ...moment, offset })}
                />
                {t(index === 0 ? "twiceFirst" : "twiceSecond", { offset: offsetName(offset) })}
              </label>
            );
          })}
        </div>
      ) : null}
      <div id={`${id}-said`} role="status" className="text-[0.8125rem] text-soft">
        {resolved.kind === "ready" ? (
          <>
            <p>{t("moment", { when: longMoment(resolved.instant, { locale, timeZone }), zone: timeZone })}</p>
            {own === timeZone ? null : (
              <p>{t("momentOwn", { when: longMoment(resolved.instant, { locale, timeZone: own }), zone: own })}</p>
            )}
          </>
        ) : resolved.kind === "twice" ? null : (
          <p className="text-accent">{t(resolved.kind, { zone: moment.zone })}</p>
        )}
        {error ? <p className="text-accent">{error}</p> : null}
      </div>
    </fieldset>
  );
}

/** UTC+3, UTC+5:30 */
function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}
