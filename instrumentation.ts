import type { Instrumentation } from "next";

/** What a page or route failed at goes into our log: the framework itself is told to be quiet. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { log } = await import("#lib/platform/log");
  log.error({ err: error, method: request.method, route: context.routePath, kind: context.routeType }, "a page failed");
};
