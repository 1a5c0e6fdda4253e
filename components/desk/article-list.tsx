import Link from "next/link";
import { Avatar } from "#components/desk/avatar";
import { Empty } from "#components/desk/empty";
import { PublicMark, WorkMark } from "#components/desk/state-mark";
import type { DeskRow, DeskView } from "#lib/articles/desk";
import { daysBetween, shortMoment, timeOfDay } from "#lib/dates";
import { dateLocale, direction, type Edition, editions } from "#lib/editions";
import { translator } from "#lib/i18n";
import { isolate } from "#lib/isolate";

type Props = { rows: DeskRow[]; view: DeskView; place: Place; filtered?: boolean };
type Place = { locale: Edition; timeZone: string; now: Date };

/** Articles in rows, grouped by day in the newsroom's zone; each row leads to its editor. */
export function ArticleList({ rows, view, place, filtered = false }: Props) {
  const t = translator(place.locale, "desk");
  if (rows.length === 0) {
    const empty = view === "all" && !filtered ? "none" : view;
    return <Empty title={t(`empty.${empty}`)}>{t(`empty.${empty}Hint`)}</Empty>;
  }
  const groups = Map.groupBy(rows, (row) => groupOf(instantOf(row, view), place));
  return (
    <div className="grid gap-5">
      {[...groups].map(([group, members]) => (
        <section key={group} aria-label={t(`groups.${group}`)} className="grid gap-2">
          <h2 className="list-title">
            {t(`groups.${group}`)} <span aria-hidden>·</span> {members.length.toLocaleString(dateLocale[place.locale])}
          </h2>
          <ul className="card rows">
            {members.map((row) => (
              <ArticleRow key={row.id} row={row} view={view} place={place} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ArticleRow({ row, view, place }: { row: DeskRow; view: DeskView; place: Place }) {
  const t = translator(place.locale, "desk.row");
  const editionNames = translator(place.locale, "desk-shell.editions");
  const isForeign = direction[row.edition] !== direction[place.locale];
  return (
    <li className="row relative hover:bg-tint/60">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link
          href={`/desk/articles/${row.id}`}
          lang={row.edition}
          dir={direction[row.edition]}
          title={row.headline}
          className={`font-serif block truncate max-sm:line-clamp-2 max-sm:whitespace-normal ${isForeign ? "text-end" : ""} text-[1.125rem] leading-snug after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent`}
        >
          {row.headline ? <bdi>{row.headline}</bdi> : <span className="text-soft">{t("untitled")}</span>}
        </Link>
        <p className="truncate text-[0.8125rem] text-soft">
          <bdi>{row.section ? sectionName(row.section, place.locale) : t("noSection")}</bdi>
          {row.edition !== place.locale ? <> · {editionNames(row.edition)}</> : null}
          {" · "}
          {detailOf(row, place)}
        </p>
      </div>
      <div className="flex w-[7.5rem] flex-none flex-col items-start gap-0.5 max-desk:w-auto max-desk:items-end">
        {row.workState !== "draft" || row.publicState === "none" || row.sentBackReason ? (
          <WorkMark state={row.workState} locale={place.locale} sentBack={row.sentBackReason !== null} />
        ) : null}
        <PublicMark state={row.publicState} locale={place.locale} />
      </div>
      <div className="flex-none max-desk:hidden">
        <Avatar member={row.by} titled />
      </div>
      <p className="w-24 flex-none text-soft tabular-nums max-desk:hidden">{t("words", { count: row.wordCount })}</p>
      <p className="w-28 flex-none text-end text-soft tabular-nums max-desk:hidden">
        <time dateTime={instantOf(row, view).toISOString()}>{momentOf(instantOf(row, view), place)}</time>
      </p>
    </li>
  );
}

function sectionName(names: Partial<Record<Edition, string>>, locale: Edition): string {
  return names[locale] ?? editions.map((edition) => names[edition]).find((name) => name !== undefined) ?? "";
}

function detailOf(row: DeskRow, place: Place): string {
  const t = translator(place.locale, "desk.row");
  if (row.goesOut) {
    const zone = row.goesOut.timeZone ?? place.timeZone;
    const when = shortMoment(row.goesOut.at, { locale: place.locale, timeZone: zone });
    return t(row.goesOut.embargo ? "embargo" : "goesOut", { when, zone: isolate(zone, place.locale) });
  }
  if (row.sentBackReason && row.workState === "draft") {
    return t("sentBack", { reason: isolate(row.sentBackReason, place.locale) });
  }
  const name = isolate(row.by.name, place.locale);
  return row.revisionNumber === null ? t("begunBy", { name }) : t("askedBy", { number: row.revisionNumber, name });
}

/** The moment that the list is ordered by. */
function instantOf(row: DeskRow, view: DeskView): Date {
  if (view === "scheduled" && row.goesOut) return row.goesOut.at;
  return view === "waiting" ? row.since : row.editedAt;
}

function groupOf(instant: Date, { timeZone, now }: Place): "today" | "yesterday" | "earlier" | "tomorrow" | "later" {
  const days = daysBetween(now, instant, timeZone);
  if (days === 0) return "today";
  if (days < 0) return days === -1 ? "yesterday" : "earlier";
  return days === 1 ? "tomorrow" : "later";
}

function momentOf(instant: Date, place: Place): string {
  return daysBetween(place.now, instant, place.timeZone) === 0
    ? timeOfDay(instant, place)
    : shortMoment(instant, place);
}
