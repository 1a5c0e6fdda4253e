import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { makeArticle, paragraphs } from "#tests/factories/newsroom";
import { ask } from "#tests/support/ask";
import { expect, test } from "#tests/support/e2e";
import { caretAfter, expectSaved, openArticle, saveOf, storedText } from "#tests/support/editor";

/** The database of the product under test, as processes of this machine. */
function databaseProcesses(): number[] {
  const file = path.join(process.env.E2E_DATA_DIR ?? "", "postgres", "postmaster.pid");
  const postmaster = Number(readFileSync(file, "utf8").split("\n")[0]);
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(postmaster)], { encoding: "utf8" });
  return [postmaster, ...children.split("\n").map(Number).filter(Boolean)];
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

test("the database stops while somebody types: the editor says so, nothing is lost, and saving goes on by itself", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: paragraphs("The ferry is late.") } });
  await openArticle(page, id);
  await caretAfter(page, "The ferry is late.");
  await page.keyboard.type(" It waits off the mole.");
  await expectSaved(page);
  const front = await ask("/en");
  const elsewhere = await page.context().newPage();

  const processes = databaseProcesses();
  signal(processes, "SIGSTOP");
  try {
    await page.keyboard.type(" The tide has turned.");
    await expect(saveOf(page)).toHaveText(/^Not saved: the server cannot save now\. Kept on this computer/, {
      timeout: 40_000,
    });
    await page.keyboard.type(" Nobody goes ashore.");
    expect((await ask("/readyz")).status).toBe(503);
    const meanwhile = await ask("/en");
    expect([meanwhile.status, meanwhile.text === front.text]).toEqual([200, true]);
    await elsewhere.goto("/desk/tags", { timeout: 40_000 });
    await expect(elsewhere.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  } finally {
    // Not even the time to write anything down, as when the power goes.
    signal(processes, "SIGKILL");
  }

  await expect(saveOf(page)).toHaveText(/^Saved \d\d:\d\d$/, { timeout: 60_000 });
  await expect.poll(async () => (await ask("/readyz")).status).toBe(200);
  expect(await storedText(database, id)).toContain(
    "The ferry is late. It waits off the mole. The tide has turned. Nobody goes ashore.",
  );
  await elsewhere.getByRole("button", { name: "Try again" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Tags", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByText("The tide has turned. Nobody goes ashore.")).toBeVisible();
});
