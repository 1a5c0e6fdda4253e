import type { Command } from "./command.ts";
import { memberAdd } from "./member-add.ts";
import { verify } from "./verify.ts";

/** Every command of the operator's tool, in the order in which they are listed. */
export const commands: readonly Command[] = [memberAdd, verify];
