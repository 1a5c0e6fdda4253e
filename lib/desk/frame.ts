import { headers } from "next/headers";
import { cache } from "react";
import { deskLocale } from "#lib/auth/current";
import type { Edition } from "#lib/editions";
import { log } from "#lib/platform/log";
import { defaultNewsroom, defaultPublication } from "#lib/settings/fields";
import { readSettings } from "#lib/settings/read";
import { localeFromCookies } from "./locale.ts";

/** What every page of the desk stands in: its language, the newsroom's time zone (IANA) and the paper's name. */
export type DeskFrame = { locale: Edition; timeZone: string; publication: string };

/**
 * The frame for whoever looks; read once for each page. While the database is away it is what can be told without it,
 * so that the page within has a place in which to say what is wrong.
 */
export const deskFrame = cache(async (): Promise<DeskFrame> => {
  const cookies = (await headers()).get("cookie");
  try {
    const [locale, { publication, newsroom }] = await Promise.all([deskLocale(), readSettings()]);
    return { locale, timeZone: newsroom.timeZone, publication: publication.name[locale] };
  } catch (error) {
    log.error({ err: error }, "the desk is shown without its settings");
    const locale = localeFromCookies(cookies);
    return { locale, timeZone: defaultNewsroom.timeZone, publication: defaultPublication.name[locale] };
  }
});
