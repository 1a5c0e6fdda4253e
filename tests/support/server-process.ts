import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { freePort } from "#lib/platform/embedded";

/** A complete server in a process of its own, as an operator starts it beside others on one database. */
export type ServerProcess = {
  pid: number;
  port: number;
  /** Where this very server listens; readers know the paper by `SITE_URL`. */
  url: string;
  /** Everything that it has printed and logged. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Ends it as a machine that loses its power does. */
  kill(): Promise<void>;
  /** Asks it to end, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Its exit code, once it has ended by itself or otherwise. */
  ended(): Promise<number | null>;
};

/** Starts one and waits until it is ready. The settings are those of the environment, as the README lists them. */
export async function startServerProcess(settings: Record<string, string>): Promise<ServerProcess> {
  const root = path.resolve(import.meta.dirname, "../..");
  const port = Number(settings.PORT ?? (await freePort()));
  // With a channel to it, it ends when the tests are killed.
  const child = spawn(path.join(root, "node_modules/.bin/node"), ["scripts/serve.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_NO_WARNINGS: "1",
      HOST: "127.0.0.1",
      DEMO: "0",
      LOG_LEVEL: "info",
      ...settings,
      PORT: String(port),
    },
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  const ended = async () => (await exited)[0];
  const output = await untilReady(child);
  return {
    pid: child.pid ?? 0,
    port,
    url: `http://127.0.0.1:${port}`,
    output,
    signal: (name) => child.kill(name),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return ended();
    },
    ended,
  };
}

function untilReady(child: ChildProcess): Promise<() => string> {
  const printed: string[] = [];
  const output = () => printed.join("");
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed.push(chunk.toString());
      if (/^ready http/m.test(output())) resolve(output);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${output()}`)));
  });
}
