import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { alone } from "./lock.js";
import { checkDisk } from "./machine.js";
import { Stop, step } from "./say.js";

/**
 * Installs exactly what package-lock.json names, when it is not there yet or the file has changed since.
 *
 * @param {string} root
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  await alone(root, async () => {
    // Another start may have done it while this one waited.
    if (isInstalled(root)) return;
    checkDisk(root, 1.5);
    await step("Installing packages (a minute or two the first time)", () => install(root));
    writeFileSync(stampOf(root), wanted(root));
  });
}

const stampOf = (root) => path.join(root, "node_modules", ".dateline-install");

const wanted = (root) =>
  createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");

function isInstalled(root) {
  if (!existsSync(path.join(root, "node_modules", ".bin", "node"))) return false;
  const stamp = stampOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(root)) return true;
  if (!matches(root)) return false;
  writeFileSync(stamp, wanted(root));
  return true;
}

/** Whether somebody installed by hand what the lockfile names: npm keeps a list of what is there. */
function matches(root) {
  try {
    const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
    const there = JSON.parse(readFileSync(path.join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(lock).every(
      ([name, entry]) => name === "" || entry.optional || entry.devOptional || there[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

async function install(root) {
  // The npm that started this, if it was npm; development packages too, since they build and test.
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const [program, ...rest] = [...npm, "ci", "--no-audit", "--no-fund", "--include=dev"];
  const output = [];
  const code = await new Promise((resolve) => {
    const child = spawn(program, rest, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.once("error", (error) => {
      output.push(Buffer.from(String(error)));
      resolve(1);
    });
    child.once("close", resolve);
  });
  if (code === 0) return;
  const text = Buffer.concat(output).toString("utf8").trim();
  if (/ENOSPC/.test(text))
    throw new Stop("The disk filled up while packages were installed. Make room (1.5 GB) and start again.");
  throw new Stop(
    `Packages could not be installed (npm ended with ${code}):\n\n${text.split("\n").slice(-25).join("\n")}`,
  );
}
