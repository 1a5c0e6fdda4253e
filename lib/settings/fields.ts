import { z } from "zod";
import { plainLine } from "#lib/body/clean";
import { editions } from "#lib/editions";

/** What the newsroom decides about itself: two rows of `settings`, one for each form. Pure. */

/** Shown in the masthead, in feeds and in the browser's title: longer ones are cut there. */
const nameCharactersMax = 60;
const descriptionCharactersMax = 300;
/** Stands under every article. */
const closingLineCharactersMax = 300;

const line = (max: number) => z.string().transform(plainLine).pipe(z.string().max(max));

const perEdition = <Schema extends z.ZodType>(schema: Schema) => z.strictObject({ en: schema, ar: schema });

export const publicationFields = z.strictObject({
  name: perEdition(line(nameCharactersMax).pipe(z.string().min(1))),
  description: perEdition(line(descriptionCharactersMax)),
  /** In the edition's own words; empty for none. */
  closingLine: perEdition(line(closingLineCharactersMax)),
});
export type Publication = z.infer<typeof publicationFields>;

export const newsroomFields = z.strictObject({
  timeZone: z.string().refine(isTimeZone, { error: "settings.timeZone" }),
  /** Where `/` leads. */
  defaultEdition: z.enum(editions),
});
export type Newsroom = z.infer<typeof newsroomFields>;

export const settingKeys = { publication: publicationFields, newsroom: newsroomFields } as const;
export type SettingKey = keyof typeof settingKeys;

/** What holds until somebody decides. */
export const defaultPublication: Publication = {
  name: { en: "Dateline", ar: "ديتلاين" },
  description: { en: "", ar: "" },
  closingLine: { en: "", ar: "" },
};
export const defaultNewsroom: Newsroom = { timeZone: "UTC", defaultEdition: "en" };

/** Whether it is an IANA zone that this machine knows by that very name. */
export function isTimeZone(name: string): boolean {
  if (name === "UTC") return true;
  return /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name) && knows(name);
}

function knows(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
