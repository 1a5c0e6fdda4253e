import { handle } from "#lib/desk/endpoint";
import { Refusal } from "#lib/platform/errors";
import { articleCommands, isArticleCommand } from "../../commands.ts";

type Context = { params: Promise<Record<string, string>> };

export async function POST(request: Request, context: Context): Promise<Response> {
  const { command } = await context.params;
  return isArticleCommand(command) ? articleCommands[command](request, context) : unknown(request, context);
}

const unknown = handle({}, () => {
  throw new Refusal("not_found", "article.command");
});
