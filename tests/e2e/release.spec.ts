import type { Page } from "@playwright/test";
import type pg from "pg";
import { approve } from "#lib/articles/approve";
import { submit } from "#lib/articles/submit";
import { makeArticle, paragraphs, revisionOf, type } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";
import { expectSaved, fieldOf, openArticle, textOf } from "#tests/support/editor";
import { command } from "#tests/support/filing";
import { rssItems } from "#tests/support/reading";
import { leaksOf, workingSubject } from "#tests/support/strangers";

/** What must hold at the moment in which an article goes out: once, and in no other words than those approved. */

/** Lets a test keep what the page sends to the live document on its way, and let it go. */
async function slowSocket(page: Page): Promise<{ hold: () => void; release: () => void }> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/\/collab/, (socket) => {
    const server = socket.connectToServer();
    let open = true;
    socket.onClose((code, reason) => {
      open = false;
      void server.close({ code, reason });
    });
    socket.onMessage((message) => {
      const send = () => open && server.send(message);
      if (held) held.push(send);
      else send();
    });
  });
  return {
    hold: () => {
      held = [];
    },
    release: () => {
      for (const send of held ?? []) send();
      held = null;
    },
  };
}

async function countsOf(database: pg.Pool, id: string): Promise<{ publications: number; events: number }> {
  const { rows } = await database.query(
    `SELECT (SELECT count(*)::int FROM publications WHERE article_id = $1) AS publications,
       (SELECT count(*)::int FROM events WHERE article_id = $1 AND action = 'article.published') AS events`,
    [id],
  );
  return rows[0];
}

test("published by a double click and ten more requests at once: one publication, one event, one entry in the feed", async ({
  as,
  database,
}) => {
  const canary = `dipper${Math.random().toString(36).slice(2, 8)}`;
  const { id, revision } = await makeArticle({ workState: "approved", fields: { headline: canary } });
  const { page, cookie } = await as("editor");
  await openArticle(page, id);
  await page.getByRole("button", { name: "Publish" }).click();
  const site = process.env.E2E_URL ?? "";
  const request = () =>
    fetch(`${site}/desk/api/articles/${id}/publish`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: site, Cookie: cookie },
      body: JSON.stringify({ ...revision, when: { kind: "now" } }),
    });
  const [, ...answers] = await Promise.all([
    page.getByRole("dialog").getByRole("button", { name: "Publish now" }).dblclick(),
    ...Array.from({ length: 10 }, request),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  await expect(page.getByRole("dialog", { name: "It is public" })).toBeVisible();
  expect(await countsOf(database, id)).toEqual({ publications: 1, events: 1 });
  expect((await rssItems("/en/feed.xml")).filter(({ title }) => title === canary)).toHaveLength(1);
});

test("whoever kills an article is told which servers have not confirmed that readers no longer get it", async ({
  as,
}) => {
  const { id } = await makeArticle({ workState: "approved", publicState: "live" });
  const { page } = await as("editor");
  await openArticle(page, id);
  // What is sent and done is real; of the servers, one more is named than there are.
  await page.route(`**/desk/api/articles/${id}/kill`, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { unconfirmedServers: string[] };
    await route.fulfill({
      response,
      json: { ...answer, unconfirmedServers: [...answer.unconfirmedServers, "paper-2"] },
    });
  });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Kill" }).click();
  const dialog = page.getByRole("dialog", { name: "Kill this article?" });
  await dialog.getByLabel("Reason, for the record").fill("It was never true.");
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Kill" }).click();
  await expect(page.getByText("The article is killed.")).toBeVisible();
  await expect(page.getByText(/not confirmed yet and may show the old page for a moment: .*paper-2/)).toBeVisible();
});

test("a letter typed in the moment before publishing stops it: neither the new text goes out nor the old one by mistake", async ({
  as,
  database,
}) => {
  const canary = `ouzel${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await makeArticle({
    workState: "approved",
    fields: { headline: canary, body: paragraphs("Approved words.") },
  });
  const { page } = await as("editor");
  const network = await slowSocket(page);
  await openArticle(page, id);
  await expectSaved(page);
  network.hold();
  await textOf(page).press("Control+End");
  await page.keyboard.type("!");
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish revision 1" });
  await dialog.getByRole("button", { name: "Publish now" }).click();
  network.release();
  await expect(dialog.getByRole("alert")).toContainText(/has changed|Only an approved revision can be published/, {
    timeout: 45_000,
  });
  await expect(dialog.getByRole("button", { name: "Publish now" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("banner")).toContainText("Draft");
  expect(await countsOf(database, id)).toEqual({ publications: 0, events: 0 });
  expect(await leaksOf(await workingSubject(id), [canary])).toEqual([]);
});

test("when the author writes on while it is being published, the window says so and sends nothing", async ({
  as,
  database,
}) => {
  const { id } = await makeArticle({ workState: "approved" });
  const editor = await as("editor");
  const author = await as("journalist");
  await openArticle(editor.page, id);
  await editor.page.getByRole("button", { name: "Publish" }).click();
  const dialog = editor.page.getByRole("dialog", { name: "Publish revision 1" });
  await expect(dialog.getByRole("button", { name: "Publish now" })).toBeEnabled();

  await openArticle(author.page, id);
  await fieldOf(author.page, "Standfirst").fill("Another standfirst.");
  await expect(dialog.getByRole("alert")).toContainText("The article has changed since you opened this.");
  await expect(dialog.getByRole("button", { name: "Publish now" })).toBeDisabled();
  expect(await countsOf(database, id)).toEqual({ publications: 0, events: 0 });
});

test("an embargo that a colleague sets meanwhile is not broken by a window that knows nothing of it", async ({
  as,
  database,
}) => {
  const { id, revision, writer } = await makeArticle({ workState: "approved" });
  const editor = await as("editor");
  const colleague = await as("editor");
  await openArticle(editor.page, id);
  await editor.page.getByRole("button", { name: "Publish" }).click();
  const dialog = editor.page.getByRole("dialog", { name: "Publish revision 1" });
  await expect(dialog.getByRole("button", { name: "Publish now" })).toBeEnabled();

  const at = { local: "2099-01-01T12:00", timeZone: "UTC" };
  const body = { ...revision, when: { kind: "embargo", at }, seen: [] };
  expect(await command(colleague, `/desk/api/articles/${id}/publish`, body)).toEqual({ status: 200 });
  await expect(dialog.getByRole("alert")).toContainText("What is public or set to go out has changed");
  await expect(dialog.getByRole("button", { name: "Publish now" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  // Where a newer revision is approved, the window says what is ahead, and asks once more.
  await type(writer, id, { standfirst: "Another standfirst." });
  await submit(writer, id, { note: "" });
  await approve(colleague.member, id, await revisionOf(id));
  await openArticle(editor.page, id);
  await editor.page.getByRole("button", { name: "Publish" }).click();
  const newer = editor.page.getByRole("dialog", { name: "Publish revision 2" });
  await expect(newer).toContainText("Revision 1 is under embargo until");
  await newer.getByRole("button", { name: "Publish now" }).click();
  await expect(newer.getByRole("alert")).toContainText("under an embargo that ends later");
  expect(await countsOf(database, id)).toEqual({ publications: 1, events: 0 });
  // A shorter embargo lets it out before as well: there is the same way to say so.
  await newer.getByRole("radio", { name: "Under an embargo" }).check();
  await expect(newer.getByRole("checkbox", { name: "Let it out before the embargo ends" })).toBeVisible();
  await newer.getByRole("radio", { name: "Now", exact: true }).check();
  await newer.getByRole("checkbox", { name: "Let it out before the embargo ends" }).check();
  await newer.getByRole("button", { name: "Publish now" }).click();
  await expect(editor.page.getByRole("dialog", { name: "It is public" })).toBeVisible();
  expect(await countsOf(database, id)).toEqual({ publications: 2, events: 1 });
});

test("when the author writes on while it is being sent back, the reason stays where it was typed", async ({
  as,
  database,
}) => {
  const { id } = await makeArticle({ workState: "in_review" });
  const editor = await as("editor");
  const author = await as("journalist");
  await openArticle(editor.page, id);
  await editor.page.getByRole("button", { name: "Send back" }).click();
  const dialog = editor.page.getByRole("dialog", { name: "Send revision 1 back" });
  await dialog.getByLabel("Reason").fill("Who counted the ships?");

  await openArticle(author.page, id);
  await fieldOf(author.page, "Standfirst").fill("Another standfirst.");
  await expect(editor.page.getByRole("banner", { includeHidden: true })).toContainText("Draft");
  await dialog.getByRole("button", { name: "Send back" }).click();
  await expect(dialog.getByRole("alert")).toContainText(/has changed|nothing in review/i);
  await expect(dialog.getByLabel("Reason")).toHaveValue("Who counted the ships?");
  const { rows } = await database.query("SELECT sent_back_reason FROM articles WHERE id = $1", [id]);
  expect(rows).toEqual([{ sent_back_reason: null }]);
});
