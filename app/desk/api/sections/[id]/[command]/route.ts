import { commandsOf } from "#lib/desk/commands";
import { closeSection, reopenSection } from "#lib/sections/keep";

export const POST = commandsOf({ close: closeSection, reopen: reopenSection });
