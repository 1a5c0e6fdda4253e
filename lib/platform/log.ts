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
    redact: ["req.headers", "password", "token", "cookie", "authorization", "secret"],
  }),
);
