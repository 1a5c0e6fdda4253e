import { z } from "zod";
import { descriptionCharactersMax, namedFields, perEdition, someLines } from "#lib/directory/names";

/** What may be typed about a section. Shared by form, server and test. */
export const sectionFields = z.strictObject({
  names: perEdition(namedFields.extend({ description: someLines(descriptionCharactersMax).default("") })),
});
export type SectionFields = z.infer<typeof sectionFields>;

export const changeSectionInput = sectionFields.extend({ version: z.string() });
export const sectionOrderInput = z.strictObject({
  /** Every open section, in its new order. */
  order: z.array(z.string()).max(1000),
  /** The order that the form showed. */
  was: z.array(z.string()).max(1000),
});
