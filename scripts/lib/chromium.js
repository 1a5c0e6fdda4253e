import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium that tests drive: the one named by `CHROMIUM`, one that is installed, or undefined for Playwright's own. */
export function chromiumPath() {
  return [process.env.CHROMIUM, ...installed].find((path) => path && existsSync(path));
}

/**
 * Makes sure that there is a Chromium: an installed one, else Playwright's download, else Debian's package (as
 * root). Throws an Error whose message says what to do.
 * @param {(sentence: string) => void} say
 */
export async function provideChromium(say) {
  if (chromiumPath()) return;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return;
  say("No Chromium is installed; downloading Playwright's.");
  if (spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore", timeout: 300_000 }).status === 0)
    return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("That did not work; installing Debian's package.");
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore", timeout: 300_000 });
    execFileSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "ignore", timeout: 900_000 });
    if (chromiumPath()) return;
  }
  throw new Error("The browser tests need a Chromium. Install one, or name it in CHROMIUM, and run the tests again.");
}
