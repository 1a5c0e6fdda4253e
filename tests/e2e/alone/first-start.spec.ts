import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { freePort } from "#lib/platform/embedded";
import { expectAccessible } from "#tests/support/e2e";
import { secretOf } from "#tests/support/members";

/** A newsroom that begins with nobody in it: `DEMO=0` over an empty DATA_DIR. */
const test = base.extend<{ start: () => Promise<Started> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  start: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), "dateline-first-"));
    const port = await freePort();
    const children: ChildProcess[] = [];
    await use(() => startEmpty(dataDir, port, children));
    await Promise.all(children.map(stop));
    rmSync(dataDir, { recursive: true, force: true });
  },
});

const password = "the river rose at noon";

test("the address printed makes one administrator, of two who send the form at once, and is dead ever after", async ({
  start,
  browser,
}) => {
  test.setTimeout(240_000);
  const product = await start();
  const address = /^\s+(http\S+\/desk\/welcome\/\S+)$/m.exec(product.output())?.[1] ?? "";
  const secret = secretOf(address);
  expect(secret).not.toBe("");
  const open = async (): Promise<Page> => {
    const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    await page.goto(address, { waitUntil: "domcontentloaded" });
    return page;
  };
  const pages = [await open(), await open()] as const;
  await expect(pages[0].getByRole("heading", { name: "Begin your newsroom" })).toBeVisible();
  await expectAccessible(pages[0]);

  // What cannot be is told field by field, and leaves the door open.
  await pages[0].getByLabel("Your name").fill(" ");
  await pages[0].getByLabel("Email").fill("one@example.test");
  await pages[0].getByLabel("Password").fill("12345678");
  await pages[0].getByRole("button", { name: "Begin" }).click();
  await expect(pages[0].getByLabel("Your name")).toHaveAccessibleDescription("This is needed.");
  await pages[0].getByLabel("Your name").fill("One");
  await pages[0].getByRole("button", { name: "Begin" }).click();
  await expect(pages[0].getByLabel("Password")).toHaveAccessibleDescription(/among those tried first/);
  await pages[0].getByRole("link", { name: "بالعربية" }).click();
  await expect(pages[0].getByRole("heading", { name: "ابدأ غرفة أخبارك" })).toBeVisible();
  await expectAccessible(pages[0]);
  await pages[0].getByRole("link", { name: "In English" }).click();

  for (const [index, page] of pages.entries()) {
    await page.getByLabel("Your name").fill(`Founder ${index}`);
    await page.getByLabel("Email").fill(`founder-${index}@example.test`);
    await page.getByLabel("Password").fill(password);
  }
  await Promise.all(pages.map((page) => page.getByRole("button", { name: "Begin" }).click()));
  const outcome = async (page: Page) => {
    const desk = page.getByRole("navigation", { name: "Desk" });
    const refused = page.getByText("This address has been used already, or its time has passed.");
    await expect(desk.or(refused)).toBeVisible();
    return (await desk.isVisible()) ? "in" : "refused";
  };
  const outcomes = await Promise.all(pages.map(outcome));
  expect([...outcomes].sort()).toEqual(["in", "refused"]);

  const founder = pages[outcomes.indexOf("in")] as Page;
  // An empty desk leads on, to the first article that somebody may begin.
  await founder.goto(`${product.url}/desk`);
  await expect(founder.getByRole("heading", { name: "First steps of a new newsroom" })).toBeVisible();
  await expect(founder.getByRole("link", { name: "Name the paper" })).toBeVisible();
  await expect(founder.getByRole("link", { name: "Make the sections" })).toHaveCount(0);
  await expectAccessible(founder);
  await founder.getByRole("link", { name: "Add the people" }).click();
  const people = founder.getByRole("list", { name: "People" });
  await expect(people.getByRole("listitem")).toHaveCount(1);
  await expect(people).toContainText("Administrator");
  await people.getByRole("button", { name: /^Change/ }).click();
  await founder.getByRole("checkbox", { name: /^Managing editor/ }).check();
  await founder.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(people).toContainText("Managing editor");
  await founder.goto(`${product.url}/desk`);
  await founder.getByRole("link", { name: "Make the sections" }).click();
  await founder.getByRole("button", { name: "New section" }).click();
  const english = founder.getByRole("dialog").getByRole("group", { name: "English" });
  await english.getByRole("textbox", { name: "Name" }).fill("Harbour");
  await founder.getByRole("button", { name: "Make section" }).click();
  await expect(founder.getByText("The section has been saved.")).toBeVisible();
  await founder.goto(`${product.url}/desk`);
  await expect(founder.getByText("Nothing is waiting for you")).toBeVisible();
  await expect(founder.getByRole("button", { name: "New article" })).toBeVisible();

  const late = { name: "Late", email: "late@example.test", password, locale: "en" };
  const again = await Promise.all(
    Array.from({ length: 10 }, () =>
      fetch(`${product.url}/desk/api/first-administrator/${secret}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: product.url },
        body: JSON.stringify(late),
      }),
    ),
  );
  expect(again.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 404));
  const loser = pages[outcomes.indexOf("refused")] as Page;
  await loser.goto(address);
  await expect(loser.getByRole("heading", { name: "This address no longer works" })).toBeVisible();

  // It stands where it was printed, and in no line of the log.
  expect(product.output().split(secret)).toHaveLength(2);
  expect(product.output()).toContain("/desk/api/first-administrator/…");
  expect(product.output()).not.toContain(password);

  await product.stop();
  const second = await start();
  expect(second.output()).toMatch(/The desk is at/);
  expect(second.output()).not.toContain("/desk/welcome/");
  await founder.goto(`${second.url}/desk/people`);
  await expect(founder.getByRole("list", { name: "People" }).getByRole("listitem")).toHaveCount(1);
});

type Started = { url: string; output: () => string; stop: () => Promise<void> };

async function startEmpty(dataDir: string, port: number, children: ChildProcess[]): Promise<Started> {
  const url = `http://localhost:${port}`;
  const { DATABASE_URL: _, MIGRATE_DATABASE_URL: __, AUTH_SECRET: ___, ...rest } = process.env;
  const child = spawn(process.execPath, ["scripts/start.js"], {
    env: { ...rest, PORT: String(port), DATA_DIR: dataDir, SITE_URL: url, DEMO: "0", LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^ready http/m.test(output)) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the product ended with ${code} before it was ready:\n${output}`)));
  });
  return { url, output: () => output, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
