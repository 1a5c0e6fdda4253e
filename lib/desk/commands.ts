import type { MemberActor } from "#lib/members/actor";
import { Refusal } from "#lib/platform/errors";
import { handle } from "./endpoint.ts";

type Command = (actor: MemberActor, id: string) => unknown;

/** A route `…/[id]/[command]` of commands that need nothing but what they act on. */
export function commandsOf(commands: Record<string, Command>): ReturnType<typeof handle> {
  return handle({}, ({ actor, params }) => {
    const name = params.command ?? "";
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new Refusal("not_found", "request.missing");
    return command(actor, params.id ?? "");
  });
}
