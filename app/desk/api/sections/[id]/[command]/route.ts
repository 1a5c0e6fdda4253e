import { commandsOf } from "#lib/desk/commands";
import { closeSection, reopenSection, requireSecondPerson, waiveSecondPerson } from "#lib/sections/keep";

export const POST = commandsOf({
  close: closeSection,
  reopen: reopenSection,
  "require-second-person": requireSecondPerson,
  "waive-second-person": waiveSecondPerson,
});
