import path from "node:path";
import type { Command } from "./commands/command.ts";
import { ensureClient } from "./lib/prisma-client.ts";

/** `npm run dateline -- COMMAND`: the operator's tool. Beside a running server it uses that server's database. */
const root = path.resolve(import.meta.dirname, "..");

// All is written and closed by then; the timers of connections that are gone would keep it for ten seconds more.
process.exit(await main(process.argv.slice(2)));

async function main(words: string[]): Promise<number> {
  await ensureClient(root);
  const { commands } = await import("./commands/index.ts");
  const found = commands.find(({ name }) => name.split(" ").every((word, index) => words[index] === word));
  if (!found) {
    showList(commands);
    const asked = words.length === 0 || words.includes("--help") || words[0] === "help";
    if (!asked) console.error(`\nThere is no command "${words.join(" ")}".`);
    return asked ? 0 : 2;
  }
  const parameters = words.slice(found.name.split(" ").length);
  if (parameters.includes("--help")) {
    console.log(`npm run dateline -- ${[found.name, found.usage].join(" ").trim()}\n\n${found.help}`);
    return 0;
  }
  return runWithDatabase(found, parameters);
}

async function runWithDatabase(command: Command, parameters: string[]): Promise<number> {
  process.env.LOG_LEVEL ??= "warn";
  const { openDatabaseBeside, openDatabaseToRead } = await import("./lib/database.ts");
  const { db } = await import("../lib/platform/db/index.ts");
  const { closeJobs } = await import("../lib/platform/jobs.ts");
  let database: { close: () => Promise<void> } | null = null;
  try {
    database = await (command.onlyReads ? openDatabaseToRead() : openDatabaseBeside());
    return await command.run(parameters);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await closeJobs();
    await db.$disconnect();
    await database?.close();
  }
}

function showList(commands: readonly Command[]): void {
  const width = Math.max(...commands.map(({ name }) => name.length));
  console.log("npm run dateline -- COMMAND [--help]\n");
  for (const { name, summary } of commands) console.log(`  ${name.padEnd(width)}  ${summary}`);
}
