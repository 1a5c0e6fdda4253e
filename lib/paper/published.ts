import { sectionAddress } from "#lib/addresses";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { now } from "#lib/platform/clock";
import { outdatedAt } from "#lib/platform/page-context";
import { listSections } from "#lib/sections/published";
import { getSettings } from "#lib/settings/published";
import { datesFor, nextDay } from "./dates.ts";
import type { House } from "./house.ts";

/** What every page of this edition shares; the page names today, so it changes at midnight in the newsroom. */
export async function loadHouse(edition: Edition): Promise<House> {
  const [settings, sections] = await Promise.all([getSettings(edition), listSections(edition)]);
  const at = now();
  outdatedAt(nextDay(settings.timeZone, at));
  return {
    edition,
    firstEdition: settings.defaultEdition,
    name: settings.name,
    description: settings.description,
    closingLine: settings.closingLine,
    sections: sections.map(({ id, name, slug }) => ({ id, name, address: sectionAddress(edition, slug) })),
    words: translator(edition, "reader"),
    dates: datesFor(edition, settings.timeZone, at),
  };
}
