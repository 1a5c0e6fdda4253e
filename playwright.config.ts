import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/lib/chromium.js";

/**
 * The product as people meet it: `npm start` on an empty DATA_DIR, the production build, a real Chromium. The server
 * is shared by all tests; what moves its clock, renames the paper or measures it runs by itself, after the others;
 * what reads all that was logged comes last.
 */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/global-setup.ts",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [["list"], ["json", { outputFile: process.env.E2E_REPORT ?? "test-results/report.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { ...results("together"), testMatch: "**/*.spec.ts", testIgnore: ["**/alone/**", "**/last/**"] },
    { ...results("alone"), testMatch: "**/alone/*.spec.ts", dependencies: ["together"], workers: 1 },
    { ...results("last"), testMatch: "**/last/*.spec.ts", dependencies: ["alone"], workers: 1 },
  ],
});

/** Each project keeps its traces in a folder of its own, so that the run of the next does not clear them away. */
function results(name: string) {
  return { name, outputDir: `test-results/${name}` };
}
