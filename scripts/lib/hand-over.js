import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * Goes on in the Node that the product brings, which runs TypeScript as it is; ends as that ends. Whatever tells this
 * process to stop is passed on, also the death of the npm that started it.
 *
 * @param {string} root
 * @param {string[]} parameters a script and its arguments
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<never>}
 */
export async function handOver(root, parameters, environment = process.env) {
  const child = spawn(path.join(root, "node_modules", ".bin", "node"), parameters, {
    cwd: root,
    // The C library keeps freed memory apart for each thread and gives little of it back: two such places are enough.
    env: { MALLOC_ARENA_MAX: "2", ...environment },
    // The channel carries nothing: it tells the child when this process is gone.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const watch = watchParents(() => child.kill("SIGTERM"));
  const code = await new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
  clearInterval(watch);
  process.exit(code);
}

/**
 * `npm start` is npm, a shell, and this: killing npm outright tells neither of the others. Started without npm (by a
 * service manager, in the background), whoever came before may go.
 *
 * @param {() => void} gone
 */
export function watchParents(gone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
  return timer;
}

/** Only where the system has /proc; elsewhere the shell's own death is what is noticed. */
function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
  } catch {
    return 0;
  }
}
