import { AsyncLocalStorage } from "node:async_hooks";
import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { addressOf } from "#lib/desk/address";
import { answerError, answerJson } from "#lib/desk/answer";
import { readText } from "#lib/desk/body";
import { localeCookieFor, localeFromCookies } from "#lib/desk/locale";
import { assertOwnOrigin } from "#lib/desk/own-origin";
import { isDeskPath } from "#lib/desk/own-path";
import type { Edition } from "#lib/editions";
import { authSecret, env } from "#lib/platform/env";
import { isRefusal, Refusal } from "#lib/platform/errors";
import { isId } from "#lib/platform/ids";
import { log } from "#lib/platform/log";
import { cookieOf, secureSite, sessionCookie } from "./cookies.ts";
import { sessionMsMax } from "./session.ts";
import { beginSession, endSession } from "./sign-in.ts";

/**
 * The door at `/api/auth`: next-auth keeps the protocol (its token against forged forms, the encrypted session
 * cookie), we keep the sessions. Only what the desk uses answers; anything else is not there.
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  return answer(request, context, ["csrf"]);
}

export async function POST(request: Request, context: Context): Promise<Response> {
  return answer(request, context, ["callback/credentials", "signout"]);
}

type Context = { params: Promise<{ nextauth: string[] }> };

/** Sign-in forms are small. */
const bodyBytesMax = 16 * 1024;

async function answer(request: Request, context: Context, open: readonly string[]): Promise<Response> {
  const locale = localeFromCookies(request.headers.get("cookie"));
  try {
    const action = (await context.params).nextauth.join("/");
    if (!open.includes(action)) throw new Refusal("not_found", "request.missing");
    if (request.method !== "GET") assertOwnOrigin(request.headers);
    const copy = new NextRequest(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.method === "GET" ? {} : { body: await readText(request, bodyBytesMax) }),
    });
    process.env.NEXTAUTH_URL = env.siteUrl;
    const outcome: Outcome = {};
    const response: Response = await outcomes.run(outcome, () => NextAuth(options(request))(copy, context));
    return await finish(response, outcome, action);
  } catch (error) {
    return withoutPlanted(answerError(error, locale), request);
  }
}

/**
 * next-auth gives up at a cookie of its own that holds no address of the web, as a neighbouring host could plant
 * it: it is taken out of the browser, so that the next try finds the door as it should be.
 */
function withoutPlanted(refused: Response, request: Request): Response {
  for (const name of ["next-auth.callback-url", "__Secure-next-auth.callback-url"]) {
    if (cookieOf(request.headers.get("cookie"), name) === undefined) continue;
    const attributes = `Path=/; Max-Age=0; SameSite=Lax${secureSite() ? "; Secure" : ""}`;
    refused.headers.append("Set-Cookie", `${name}=; ${attributes}`);
  }
  return refused;
}

/** What the callbacks learnt, which next-auth's own answer has no room for. */
type Outcome = { refusal?: unknown; locale?: Edition };
const outcomes = new AsyncLocalStorage<Outcome>();

async function finish(response: Response, outcome: Outcome, action: string): Promise<Response> {
  if (outcome.refusal) throw outcome.refusal;
  if (action === "csrf" && response.status < 400) return withNoStore(response);
  // next-auth tells a stale or forged form by sending it back where it came from.
  if (response.status >= 400) throw new Refusal("unauthenticated", "signIn.stale");
  const made = answerJson({});
  for (const cookie of response.headers.getSetCookie()) made.headers.append("Set-Cookie", cookie);
  if (action === "callback/credentials") {
    if (!outcome.locale) throw new Refusal("forbidden", "signIn.stale");
    made.headers.append("Set-Cookie", localeCookieFor(outcome.locale));
  }
  return made;
}

function withNoStore(response: Response): Response {
  response.headers.set("Cache-Control", "no-store");
  return response;
}

function options(request: Request): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: secureSite(),
    session: { strategy: "jwt", maxAge: sessionMsMax / 1000 },
    pages: { signIn: "/desk/sign-in", signOut: "/desk/sign-in", error: "/desk/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: secureSite() },
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(typed) {
          try {
            const begun = await beginSession(
              { email: String(typed?.email ?? ""), password: String(typed?.password ?? "") },
              { address: addressOf(request), userAgent: request.headers.get("user-agent") ?? "" },
            );
            const outcome = outcomes.getStore();
            if (outcome) outcome.locale = begun.locale;
            return { id: begun.memberId, sessionId: begun.sessionId };
          } catch (error) {
            const outcome = outcomes.getStore();
            if (outcome) outcome.refusal = error;
            if (!isRefusal(error)) log.error({ err: error }, "a sign-in failed");
            return null;
          }
        },
      }),
    ],
    callbacks: {
      // The cookie names the session's row and nothing else: rights and names are read from it at each request.
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as { sessionId?: string }).sessionId } : token),
      redirect: ({ url }) => `${env.siteUrl}${isDeskPath(url) ? url : "/desk"}`,
    },
    events: {
      async signOut({ token }) {
        if (isId(token?.sid)) await endSession(token.sid);
      },
    },
    logger: {
      error: (code) => log.warn({ code }, "next-auth could not go on"),
      warn: () => {},
      debug: () => {},
    },
  };
}
