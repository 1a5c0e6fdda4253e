import type { z } from "zod";
import { type Db, db } from "#lib/platform/db/index";
import {
  defaultNewsroom,
  defaultPublication,
  type Newsroom,
  newsroomFields,
  type Publication,
  publicationFields,
} from "./fields.ts";

export type Settings = { publication: Publication; newsroom: Newsroom };
/** By form: how often it was changed; 0 while nobody has. */
export type SettingVersions = { [K in keyof Settings]: number };

/** Every setting as it stands, with what holds by itself where nothing was decided. */
export async function readSettings(tx: Db = db): Promise<Settings & { versions: SettingVersions }> {
  const rows = await tx.setting.findMany({ where: { key: { in: ["publication", "newsroom"] } } });
  const row = (key: keyof Settings) => rows.find((candidate) => candidate.key === key);
  return {
    publication: settingOf(publicationFields, row("publication")?.value, defaultPublication),
    newsroom: settingOf(newsroomFields, row("newsroom")?.value, defaultNewsroom),
    versions: { publication: row("publication")?.version ?? 0, newsroom: row("newsroom")?.version ?? 0 },
  };
}

/** A row that an earlier version wrote may lack a field: it then has what holds by itself. */
function settingOf<T extends object>(schema: z.ZodType<T>, stored: unknown, otherwise: T): T {
  const result = schema.safeParse({ ...otherwise, ...(stored as object | null | undefined) });
  return result.success ? result.data : otherwise;
}
