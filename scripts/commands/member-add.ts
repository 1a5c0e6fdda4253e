import { parseArgs } from "node:util";
import { refusalOf, refusalSentence } from "#lib/desk/answer";
import { addMember, addMemberInput } from "#lib/members/add";
import { roles } from "#lib/members/roles";
import { isRefusal, type Refusal } from "#lib/platform/errors";
import type { Command } from "./command.ts";

/** Adds somebody to the desk from the command line; without a password, by an address at which they choose one. */
export const memberAdd: Command = {
  name: "member add",
  usage: "EMAIL --name NAME --role ROLE [--role ROLE …] [--language en|ar] [--password-stdin]",
  summary: "add somebody to the desk",
  help: [
    `Roles: ${roles.join(", ")}. Somebody may hold several.`,
    "Prints an address that works once, at which they choose a password of their own. With --password-stdin the password",
    "is read from standard input instead: it never stands in a list of processes or in the history of a shell.",
  ].join("\n"),
  async run(parameters) {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        name: { type: "string" },
        role: { type: "string", multiple: true },
        language: { type: "string" },
        "password-stdin": { type: "boolean" },
      },
    });
    if (positionals.length !== 1) throw new Error("Give one email address: member add EMAIL --name NAME --role ROLE");
    const asked = addMemberInput.safeParse(
      {
        email: positionals[0],
        name: values.name,
        roles: values.role,
        locale: values.language,
        password: values["password-stdin"] ? await firstLineOf(process.stdin) : undefined,
      },
      { reportInput: true },
    );
    if (!asked.success) throw new Error(sentenceOf(refusalOf(asked.error)));
    try {
      const { link } = await addMember(asked.data);
      console.log(`${asked.data.email} is a member now: ${asked.data.roles.join(", ")}.`);
      if (link) console.log(`The password is chosen here, once, until ${link.until.toISOString()}:\n  ${link.address}`);
      return 0;
    } catch (error) {
      throw isRefusal(error) ? new Error(sentenceOf(error)) : error;
    }
  },
};

/** What was refused, field by field, under the names that the command gives them. */
function sentenceOf({ code, values, fields }: Refusal): string {
  const option: Record<string, string> = { name: "--name", roles: "--role", locale: "--language", email: "EMAIL" };
  const lines = Object.entries(fields).map(([field, at]) => {
    const name = field.split(".")[0] ?? field;
    return `${option[name] ?? name}: ${refusalSentence("en", at.code, at.values)}`;
  });
  return lines.length > 0 ? lines.join("\n") : refusalSentence("en", code, values);
}

async function firstLineOf(input: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8").split(/\r?\n/)[0] ?? "";
}
