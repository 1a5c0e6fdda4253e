import type { z } from "zod";
import { approve, approveInput } from "#lib/articles/approve";
import { checkStep, checkStepInput } from "#lib/articles/check-step";
import { override, overrideInput, publish, publishInput } from "#lib/articles/publish";
import { restore, restoreInput } from "#lib/articles/restore";
import { sendBack, sendBackInput } from "#lib/articles/send-back";
import { submit, submitInput } from "#lib/articles/submit";
import { translate, translateInput } from "#lib/articles/translate";
import { kill, killInput, unpublish, unpublishInput, unschedule, unscheduleInput } from "#lib/articles/unpublish";
import { handle } from "#lib/desk/endpoint";
import type { MemberActor } from "#lib/members/actor";

/** What can be done with an article, by the last part of its address: one use case each. */
export const articleCommands = {
  submit: command(submitInput, submit),
  approve: command(approveInput, approve),
  "check-step": command(checkStepInput, checkStep),
  "send-back": command(sendBackInput, sendBack),
  publish: command(publishInput, publish),
  override: command(overrideInput, override),
  unschedule: command(unscheduleInput, unschedule),
  unpublish: command(unpublishInput, unpublish),
  kill: command(killInput, kill),
  restore: command(restoreInput, restore),
  translate: command(translateInput, translate),
};

export type ArticleCommand = keyof typeof articleCommands;

export function isArticleCommand(name: string | undefined): name is ArticleCommand {
  return name !== undefined && Object.hasOwn(articleCommands, name);
}

function command<Input extends z.ZodType>(
  input: Input,
  run: (actor: MemberActor, articleId: string, input: z.output<Input>) => Promise<unknown>,
) {
  return handle({ body: input }, ({ actor, body, params }) => run(actor, params.id ?? "", body));
}
