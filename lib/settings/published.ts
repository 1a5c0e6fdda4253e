import type { Edition } from "#lib/editions";
import { dependsOn } from "#lib/platform/page-context";
import { readSettings } from "./read.ts";

/** What reader pages say about the publication itself. */
export type PublishedSettings = {
  name: string;
  description: string;
  /** Stands under every article of the edition; empty for none. */
  closingLine: string;
  /** IANA name of the newsroom's zone, in which times are shown. */
  timeZone: string;
  defaultEdition: Edition;
};

/** The publication as it presents itself in one edition. */
export async function getSettings(edition: Edition): Promise<PublishedSettings> {
  dependsOn("settings");
  const { publication, newsroom } = await readSettings();
  return {
    name: publication.name[edition],
    description: publication.description[edition],
    closingLine: publication.closingLine[edition],
    timeZone: newsroom.timeZone,
    defaultEdition: newsroom.defaultEdition,
  };
}
