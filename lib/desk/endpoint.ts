import type { z } from "zod";
import { type SignedIn, sessionFromCookies } from "#lib/auth/session";
import type { Edition } from "#lib/editions";
import { Refusal } from "#lib/platform/errors";
import { addressOf } from "./address.ts";
import { answerError, answerJson, refusalOf } from "./answer.ts";
import { readJson } from "./body.ts";
import { localeFromCookies } from "./locale.ts";
import { assertOwnOrigin } from "./own-origin.ts";

/**
 * Makes a JSON route handler of the desk. Every one goes the same way: does a page of ours ask (for all that
 * changes something), who is asking, what do they send, one call into `lib`, the answer.
 *
 * `run` answers a plain value (200), or a `Response` of its own. A refusal becomes
 * `{ error: { kind, code, message, fields } }` with its status, in the person's language; anything else that
 * is thrown becomes a 500 that names the request. No answer is cached.
 *
 *     export const POST = handle({ body: renameInput }, ({ actor, body, params }) => renameTag(actor, params.id, body));
 */
export function handle<Body extends z.ZodType = z.ZodNever, Guest extends boolean = false>(
  options: {
    /** Parses the JSON body. Without it, a body is not read. */
    body?: Body;
    /** Answers also those who are not signed in; `actor` is then null. */
    guests?: Guest;
  },
  run: (request: DeskRequest<z.output<Body>, Guest>) => unknown,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    let locale = localeFromCookies(request.headers.get("cookie"));
    try {
      const changes = request.method !== "GET" && request.method !== "HEAD";
      if (changes) assertOwnOrigin(request.headers);
      const actor = await sessionFromCookies(request.headers.get("cookie") ?? undefined);
      if (actor) locale = actor.locale;
      if (!actor && !options.guests) throw new Refusal("unauthenticated", "session.none");
      const body = options.body ? parse(options.body, await readJson(request)) : undefined;
      const url = new URL(request.url);
      const result = await run({
        actor: actor as DeskRequest<z.output<Body>, Guest>["actor"],
        body: body as z.output<Body>,
        params: (await context.params) ?? {},
        query: url.searchParams,
        locale,
        address: addressOf(request),
        request,
      });
      if (!(result instanceof Response)) return answerJson(result);
      if (!result.headers.has("Cache-Control")) result.headers.set("Cache-Control", "no-store");
      return result;
    } catch (error) {
      return answerError(error, locale);
    }
  };
}

export type DeskRequest<Body, Guest extends boolean = false> = {
  actor: Guest extends true ? SignedIn | null : SignedIn;
  body: Body;
  params: Record<string, string>;
  query: URLSearchParams;
  locale: Edition;
  /** The network address of the person, as far as the server vouches for it. */
  address: string;
  request: Request;
};

/** Next hands over a promise of the address's parts. */
type RouteContext = { params: Promise<Record<string, string>> };

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw refusalOf(result.error);
  return result.data;
}
