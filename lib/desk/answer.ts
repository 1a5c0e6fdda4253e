import type { z } from "zod";
import type { Edition } from "#lib/editions";
import { translator } from "#lib/i18n";
import { isRefusal, Refusal, type RefusalKind, type RefusalValues } from "#lib/platform/errors";
import { newId } from "#lib/platform/ids";
import { log, requestScope } from "#lib/platform/log";

/** What a command that was not carried out answers, as `components/desk/send.tsx` reads it. */
export type RefusedAnswer = {
  error: {
    kind: RefusalKind | "fault";
    code: string;
    message: string;
    /** By field: the sentence to show beside it. */
    fields: Record<string, string>;
    values?: RefusalValues;
    requestId?: string;
  };
};

/** What an endpoint of the desk answers, as JSON that nobody keeps; `{}` where there is nothing to say. */
export function answerJson(value: unknown, status = 200): Response {
  return Response.json(value ?? {}, {
    status,
    headers: { "Cache-Control": "no-store" },
  });
}

/** A refusal in the person's language with its status; anything else is logged and told as a general sentence. */
export function answerError(error: unknown, locale: Edition): Response {
  const refusal = isRefusal(error)
    ? error
    : isDatabaseAway(error)
      ? new Refusal("unavailable", "service.database")
      : null;
  if (!refusal) return answerFault(error, locale);
  if (!isRefusal(error)) log.error({ err: error }, "the database did not answer a command");
  const { kind, code, values, fields } = refusal;
  const answer: RefusedAnswer = {
    error: {
      kind,
      code,
      message: refusalSentence(locale, code, values),
      fields: Object.fromEntries(
        Object.entries(fields).map(([field, at]) => [field, refusalSentence(locale, at.code, at.values)]),
      ),
      values,
    },
  };
  const response = answerJson(answer, refusal.status);
  if (kind === "throttled" && values.seconds !== undefined) response.headers.set("Retry-After", String(values.seconds));
  return response;
}

/** The sentence of a refusal's code; a general one where the catalogue has none. */
export function refusalSentence(locale: Edition, code: string, values: RefusalValues = {}): string {
  const t = translator(locale, "refusals") as unknown as CodeTranslator;
  return t.has(code) && typeof t.raw(code) === "string" ? t(code, values) : t("field.invalid");
}

/** Codes come from anywhere in `lib`, so they are looked up at run time; a test holds that each has its sentence. */
type CodeTranslator = {
  (code: string, values?: RefusalValues): string;
  has(code: string): boolean;
  raw(code: string): unknown;
};

/** A schema's complaints as a refusal, field by field. A schema's own message may be a code of the catalogue. */
export function refusalOf(error: z.ZodError): Refusal {
  const fields: Refusal["fields"] = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) fields[[...issue.path, key].join(".")] ??= { code: "field.unknown" };
    } else {
      fields[field] ??= complaint(issue);
    }
  }
  return new Refusal("invalid", "request.fields", { fields });
}

function complaint(issue: z.core.$ZodIssue): {
  code: string;
  values?: RefusalValues;
} {
  if (/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/.test(issue.message)) {
    return { code: issue.message, values: limits(issue) };
  }
  if (issue.code === "too_big") return { code: "field.tooLong", values: limits(issue) };
  if (issue.code === "too_small") {
    return Number(issue.minimum) <= 1 ? { code: "field.required" } : { code: "field.tooShort", values: limits(issue) };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return { code: "field.required" };
  return { code: "field.invalid" };
}

function limits(issue: z.core.$ZodIssue): RefusalValues {
  if (issue.code === "too_big") return { max: Number(issue.maximum) };
  if (issue.code === "too_small") return { min: Number(issue.minimum) };
  // A check of our own says what its sentence needs.
  if (issue.code === "custom") return (issue.params ?? {}) as RefusalValues;
  return {};
}

function answerFault(error: unknown, locale: Edition): Response {
  const requestId = requestScope.getStore()?.requestId ?? newId();
  log.error({ err: error, requestId }, "a command failed");
  const t = translator(locale, "refusals");
  const answer: RefusedAnswer = {
    error: {
      kind: "fault",
      code: "fault",
      message: t("fault", { requestId }),
      fields: {},
      requestId,
    },
  };
  return answerJson(answer, 500);
}

/** Connection refused, lost or timed out: Prisma's codes, the driver's kinds, PostgreSQL's classes 08 and 57P. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const text = `${(error as { code?: string }).code ?? ""} ${error.name} ${error.message} ${String(error.cause ?? "")}`;
  return /P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|DatabaseNotReachable|ConnectionClosed|SocketTimeout|57P0[123]|\b08[0-9]{3}\b|Connection terminated|timeout exceeded when trying to connect|Query read timeout|Unable to start a transaction/.test(
    text,
  );
}
