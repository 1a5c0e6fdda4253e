import { z } from "zod";
import { hasForbidden, withoutForbidden } from "#lib/body/clean";
import { characterCount } from "#lib/body/text";
import type { Edition } from "#lib/editions";
import type { RefusalValues } from "#lib/platform/errors";
import type { TextField } from "./document.ts";
import { cleanSlug, isSlug, slugCharactersMax } from "./slug.ts";

/** `warn` speaks to the writer; `stop` is refused wherever the field comes in. */
export type FieldLevel = "warn" | "stop";

export type FieldLimit = {
  /** Highest number of characters, as people count them, that is still well. */
  charactersMax: number;
  level: FieldLevel;
  /** The sentence: a key of `messages/<language>/refusals.json`. */
  code: string;
};

/** What may be typed into each field of an article, sternest first; shared by form, server and test. */
export const fieldLimits: Record<TextField, readonly FieldLimit[]> = {
  headline: [
    { charactersMax: 200, level: "stop", code: "field.headline.tooLong" },
    { charactersMax: 65, level: "warn", code: "field.headline.long" },
  ],
  standfirst: [
    { charactersMax: 500, level: "stop", code: "field.standfirst.tooLong" },
    { charactersMax: 160, level: "warn", code: "field.standfirst.long" },
  ],
  slug: [{ charactersMax: slugCharactersMax, level: "stop", code: "field.slug.tooLong" }],
  dateline: [{ charactersMax: 80, level: "stop", code: "field.dateline.tooLong" }],
  leadCaption: [{ charactersMax: 1_000, level: "stop", code: "field.leadCaption.tooLong" }],
  leadCredit: [{ charactersMax: 200, level: "stop", code: "field.leadCredit.tooLong" }],
  leadAlt: [{ charactersMax: 500, level: "stop", code: "field.leadAlt.tooLong" }],
};

export type FieldFinding = { level: FieldLevel; code: string; values: RefusalValues };

/**
 * What there is to say about what stands in a field, the sternest only; null where all is well. Empty is well:
 * what must be filled before publishing is for `checks.ts`.
 */
export function judgeField(field: TextField, text: string): FieldFinding | null {
  const tooMuch = judgeLength(field, text);
  if (tooMuch) return tooMuch;
  if (hasForbidden(text)) return { level: "stop", code: "field.forbiddenCharacters", values: {} };
  if (field === "slug" && text !== "" && !isSlug(text)) return malformedSlug;
  return null;
}

const malformedSlug: FieldFinding = { level: "stop", code: "field.slug.malformed", values: {} };

/** Code units that no text within its limit reaches: beyond them nobody counts. */
const unitsPerCharacterMax = 20;

function judgeLength(field: TextField, text: string): FieldFinding | null {
  const limits = fieldLimits[field];
  const stop = limits.find(({ level }) => level === "stop");
  if (stop && text.length > stop.charactersMax * unitsPerCharacterMax) {
    return { level: "stop", code: stop.code, values: { count: text.length, limit: stop.charactersMax } };
  }
  const count = characterCount(text);
  const exceeded = limits.find(({ charactersMax }) => count > charactersMax);
  return exceeded
    ? { level: exceeded.level, code: exceeded.code, values: { count, limit: exceeded.charactersMax } }
    : null;
}

/**
 * The field as it comes over the wire: text of one line, cleaned, within its limit. The message of an issue is
 * the code of the sentence, its `params` the values.
 */
export function fieldSchema(field: TextField, edition: Edition = "en") {
  return z.string().transform((typed, context) => {
    const text = field === "slug" ? cleanSlug(typed, edition) : cleanText(typed).text;
    const finding = text === "" && field === "slug" && typed.trim() !== "" ? malformedSlug : judgeField(field, text);
    if (finding?.level === "stop") {
      context.addIssue({ code: "custom", message: finding.code, params: finding.values });
    }
    return text;
  });
}

/** All fields at once, each optional; for commands and imports that bring fields rather than type them. */
export function fieldsSchema(edition: Edition) {
  const optional = (field: TextField) => fieldSchema(field, edition).optional();
  return z.strictObject({
    headline: optional("headline"),
    standfirst: optional("standfirst"),
    slug: optional("slug"),
    dateline: optional("dateline"),
    leadCaption: optional("leadCaption"),
    leadCredit: optional("leadCredit"),
    leadAlt: optional("leadAlt"),
  } satisfies Record<TextField, unknown>);
}

export type CleanedText = {
  text: string;
  /** Whether anything differs from what came in. */
  changed: boolean;
  /** Characters that no database keeps and that were taken out; the writer is told. */
  removed: number;
};

/**
 * Text of one line as we keep it: NFC, without NUL, controls and lone surrogates, line breaks and tabs as
 * spaces. With `lines`, line breaks stay.
 */
export function cleanText(input: string, options: { lines?: boolean } = {}): CleanedText {
  const allowed = withoutForbidden(input);
  const text = (
    options.lines
      ? allowed.replace(/\r\n?|[\u2028\u2029]/gu, "\n").replace(/\t/gu, " ")
      : allowed.replace(/[\r\n\t\u2028\u2029]+/gu, " ")
  ).normalize("NFC");
  return { text, changed: text !== input, removed: input.length - allowed.length };
}
