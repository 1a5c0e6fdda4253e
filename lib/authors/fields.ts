import { z } from "zod";
import { namedFields, oneLine, perEdition, someLines } from "#lib/directory/names";
import { authorKinds } from "./kinds.ts";

const jobTitleCharactersMax = 120;
const biographyCharactersMax = 2_000;

/** What may be typed about an author. Shared by form, server and test. */
export const authorFields = z.strictObject({
  kind: z.enum(authorKinds),
  names: perEdition(
    namedFields.extend({
      jobTitle: oneLine(jobTitleCharactersMax).default(""),
      biography: someLines(biographyCharactersMax).default(""),
    }),
  ),
  /** The account of whoever signs so, if there is one. */
  memberId: z.string().nullable().default(null),
  portraitId: z.string().nullable().default(null),
});
export type AuthorFields = z.infer<typeof authorFields>;

export const changeAuthorInput = authorFields.extend({ version: z.string() });
