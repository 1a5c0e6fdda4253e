import { z } from "zod";
import { handle } from "#lib/desk/endpoint";
import { firstAdministratorInput, makeFirstAdministrator } from "#lib/members/first-administrator";
import { join, joinInput } from "#lib/members/join";

/** Takes up a one-time address: the first administrator's, or an invitation's. */
export const POST = handle(
  { body: z.union([firstAdministratorInput, joinInput]), guests: true },
  async ({ body, params }) => {
    const secret = params.secret ?? "";
    if (!("email" in body)) return join(secret, body);
    await makeFirstAdministrator(secret, body);
    return { email: body.email };
  },
);
