import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

/** A command as somebody types it at a terminal: in a process group of its own, to which Ctrl-C goes. */
export type Typed = {
  output(): string;
  errors(): string;
  /** Waits for a line that it prints; rejects when it ends without. */
  says(line: RegExp): Promise<void>;
  /** Gives it a line of input, and no more. */
  answer(line: string): void;
  /** Ctrl-C; answers the exit code. */
  interrupt(): Promise<number | null>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
};

const root = path.resolve(import.meta.dirname, "../..");
const running = new Set<ChildProcess>();

/**
 * Types `node` with these parameters in the checkout, with no more settings than those given (no database of the tests
 * among them). `before` is a program that runs it, `setpriv` for instance.
 */
export function type(parameters: string[], settings: Record<string, string>, before: string[] = []): Typed {
  const [program = "", ...rest] = [...before, process.execPath, ...parameters];
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|(MIGRATE_)?DATABASE_URL$)/.test(name));
  const child = spawn(program, rest, {
    cwd: root,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...Object.fromEntries(kept),
      NODE_NO_WARNINGS: "1",
      LOG_LEVEL: "silent",
      HOST: "127.0.0.1",
      DEMO: "0",
      ...settings,
    } as unknown as NodeJS.ProcessEnv,
  });
  running.add(child);
  let output = "";
  let errors = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve)).then((code) => {
    running.delete(child);
    return code;
  });
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return {
    output: () => output,
    errors: () => errors,
    says: (line) =>
      new Promise((resolve, reject) => {
        const look = () => line.test(output) && resolve();
        child.stdout.on("data", look);
        look();
        ended.then((code) => reject(new Error(`it ended with ${code} without saying ${line}:\n${output}\n${errors}`)));
      }),
    answer: (line) => child.stdin.end(`${line}\n`),
    interrupt: () => {
      process.kill(-(child.pid ?? 0), "SIGINT");
      return ended;
    },
    ended,
  };
}

/** Ends what a failed test has left running. */
export function endTyped(): void {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGKILL");
}
