import { closeAuthor, reopenAuthor } from "#lib/authors/keep";
import { commandsOf } from "#lib/desk/commands";

export const POST = commandsOf({ close: closeAuthor, reopen: reopenAuthor });
