import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type Logger } from "pino";
import { shared } from "./shared.ts";

/** Carries the request's id to every line that is logged while it is answered. */
export const requestScope = shared("requestScope", () => new AsyncLocalStorage<{ requestId: string }>());

/**
 * Structured logs, one JSON object a line. Log ids, states and counts; never what somebody wrote, a name, an
 * address, a cookie or a secret.
 */
export const log: Logger = shared("log", () =>
  pino({
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => requestScope.getStore() ?? {},
    serializers: { err: tellError },
    redact: ["req.headers", "password", "token", "cookie", "authorization", "secret"],
  }),
);

type ToldError = { type: string; message: string; code?: string; at?: string[]; cause?: ToldError };

/**
 * What the log says of an error: its kind, sentence, code and trace. Whatever else a library hangs on it stays out:
 * a database's complaint carries the whole row that it refused, Prisma's the whole question.
 */
export function tellError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: "something else than an error was thrown" };
  const { name, message, stack = "", cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message: name === "PrismaClientValidationError" ? (/^Invalid .+ invocation/m.exec(message)?.[0] ?? "") : message,
    ...(typeof code === "string" ? { code } : {}),
    at: stack.split("\n").flatMap((line) => /^ +at (.+)$/.exec(line)?.[1] ?? []),
    ...(cause instanceof Error ? { cause: tellError(cause) } : {}),
  };
}
