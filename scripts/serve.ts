import path from "node:path";
import { authSecret, env } from "../lib/platform/env.ts";
import { log } from "../lib/platform/log.ts";
import { ensureBuilt } from "./lib/build.ts";
import { openDatabase, whileFilling } from "./lib/database.ts";
import { holdDataDir } from "./lib/lock.js";
import { ensureClient } from "./lib/prisma-client.ts";
import { say, sayWhy, step } from "./lib/say.js";

/** The second half of `npm start`, in the Node that the product brings: everything from the database to `ready`. */

const root = path.resolve(import.meta.dirname, "..");
const dev = process.argv.includes("--dev");
const began = performance.now();

/** More than the server gives its last requests and the database its last writes. */
const stopMaxMs = 40_000;

/** What has been started, to be ended in the opposite order. */
const started: { name: string; close: () => unknown }[] = [];
const stopping = new AbortController();
let isStopping = false;
let isServing = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// The program that started this one was killed outright.
process.on("disconnect", () => void stop(0));
process.on("uncaughtException", endOrFail);
process.on("unhandledRejection", surviveOrFail);

try {
  await start();
} catch (error) {
  // Ctrl-C also reaches the programs that this one waits for, which then fail: whether it came shows a turn later.
  await new Promise(setImmediate);
  fail(error);
}

async function start(): Promise<void> {
  // A database of one's own may serve several servers, which share their photos; the embedded one has one server.
  if (!process.env.DATABASE_URL) started.push({ name: "data directory", close: holdDataDir(env.dataDir) });
  // Whoever can guess it can sign in as anybody: said now, and not at the first sign-in.
  authSecret();
  await ensureClient(root);
  const opening = openDatabase(stopping.signal);
  // Its end is known before it is there: whoever stops meanwhile waits for what has been started of it, and stops that.
  const close = () =>
    opening.then(
      (database) => database.close(),
      () => {},
    );
  started.push({ name: "database", close });
  await opening;
  if (!dev) await ensureBuilt(root);
  if (isStopping) return;
  // From here on the product's own code runs, which needs the client and the settings made above.
  await fillWhenEmpty();
  await step("Opening the server", async () => {
    const { startServer } = await import("../server.ts");
    const server = await startServer({ dev });
    started.push({ name: "server", close: () => server.close() });
    await untilReady(server.url);
  });
  isServing = true;
  await sayFirstSteps();
  say(`  ${((performance.now() - began) / 1000).toFixed(1)} s in all. Ctrl-C stops it.`);
  say(`ready http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${env.port}`);
}

async function fillWhenEmpty(): Promise<void> {
  if (!env.demo) return;
  const { db } = await import("../lib/platform/db/index.ts");
  if ((await db.member.count()) > 0) return;
  const { fillDemo } = await import("../lib/demo/fill.ts");
  const accounts = await step("Filling the empty database with a demo newsroom", () => whileFilling(() => fillDemo()));
  if (!accounts) return;
  say(`  Demo accounts, made for this installation (kept in ${path.join(env.dataDir, "demo-accounts.json")}):`);
  const width = Math.max(...accounts.map((account) => account.email.length));
  for (const { email, password, role } of accounts) say(`    ${email.padEnd(width)}  ${password}  ${role}`);
}

async function sayFirstSteps(): Promise<void> {
  const { firstAdministratorLink } = await import("../lib/members/first-administrator.ts");
  const link = await firstAdministratorLink();
  if (link) {
    say("  There are no members yet. The first administrator is made at this address, which works once:");
    say(`    ${link}`);
  } else {
    say(`  The desk is at ${env.siteUrl}/desk, the paper at ${env.siteUrl}/.`);
  }
}

async function untilReady(url: string): Promise<void> {
  let last = "";
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${url}/readyz`).catch((error: unknown) => String(error));
    if (typeof answer !== "string" && answer.status === 200) return;
    last = typeof answer === "string" ? answer : `${answer.status} ${await answer.text()}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server does not become ready: ${last}`);
}

/**
 * A promise that nobody waited for ends a start; a server with people at it goes on, and says in its log what happened:
 * whatever began it has been told, or was not interested.
 */
function surviveOrFail(error: unknown): void {
  if (isServing) log.fatal({ err: error }, "a fault that nobody caught; the server goes on");
  else fail(error);
}

/**
 * An error that nothing caught has left a call in the middle of its work, with who knows what still marked as under way:
 * the server finishes what it can, keeps what was typed, and ends with 1, to be started afresh.
 */
function endOrFail(error: unknown): void {
  if (!isServing) fail(error);
  else if (dev) log.fatal({ err: error }, "a fault that nobody caught; outside development the server would end");
  else {
    log.fatal({ err: error }, "a fault that nobody caught; the server ends");
    void stop(1);
  }
}

function fail(error: unknown): void {
  if (isStopping) return;
  sayWhy(error);
  void stop(1);
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  stopping.abort(new Error("the start was called off"));
  if (code === 0) say("Stopping.");
  const impatience = setTimeout(() => process.exit(code || 1), stopMaxMs);
  for (const { name, close } of started.toReversed()) {
    try {
      await close();
    } catch (error) {
      process.stderr.write(`Stopping the ${name} failed: ${error}\n`);
    }
  }
  clearTimeout(impatience);
  process.exit(code);
}
