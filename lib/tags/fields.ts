import { z } from "zod";
import { descriptionCharactersMax, namedFields, perEdition, someLines } from "#lib/directory/names";
import { tagTypes } from "./types.ts";

/** What may be typed about a tag. Shared by form, server and test. */
export const tagFields = z.strictObject({
  type: z.enum(tagTypes),
  names: perEdition(namedFields.extend({ description: someLines(descriptionCharactersMax).default("") })),
});
export type TagFields = z.infer<typeof tagFields>;

export const changeTagInput = tagFields.extend({ version: z.string() });

export const mergeTagInput = z.strictObject({
  /** The tag that stays. */
  into: z.string(),
  version: z.string(),
});
