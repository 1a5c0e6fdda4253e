import { z } from "zod";
import { cleanText } from "./fields.ts";

/** Why something was done: asked for wherever another person is owed an explanation. */
export const reasonText = z
  .string({ error: "reason.required" })
  .max(2000, { error: "reason.tooLong" })
  .transform((text) => cleanText(text, { lines: true }).text.trim())
  .refine((text) => text !== "", { error: "reason.required" });
