import type { Page } from "@playwright/test";
import { makeArticle, paragraphs } from "#tests/factories/newsroom";
import { beginSession, expect, test } from "#tests/support/e2e";
import { caretAfter, expectSaved, layNetwork, openArticle, saveOf, storedText, textOf } from "#tests/support/editor";

/** A computer that several people use: what it keeps of a member's articles goes when she signs out, but never unsaved words. */
const body = () => paragraphs("The council met.");

test("signing out takes the member's copies of her articles off the computer", async ({ as }) => {
  const { page, member } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  await openArticle(page, id);
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" It adjourned.");
  await expectSaved(page);
  expect(await copiesOf(page, member.id)).toBe(1);
  await page.goto("/desk");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/desk/sign-in");
  expect(await copiesOf(page, member.id)).toBe(0);
});

test("words that no server has stay, are announced, and are saved when she is back", async ({ as, database }) => {
  const { page, member, context, cookie } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" It adjourned.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("/desk");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("An article holds words that had not reached the server.")).toBeVisible();
  expect(await copiesOf(page, member.id)).toBe(1);
  // The session has ended on the server too: the cookie that was hers opens nothing.
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: site(page) }]);
  await page.goto(`/desk/articles/${id}`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  const again = await beginSession(database, member.id);
  await context.addCookies([{ ...again, url: site(page) }]);
  network.mend();
  await openArticle(page, id);
  await expect(textOf(page)).toContainText("The council met. It adjourned.");
  await expectSaved(page);
  await expect.poll(() => storedText(database, id)).toContain("The council met. It adjourned.");
});

test("what she types in one window after she has signed out in another is kept, and saved when she is back", async ({
  as,
  database,
}) => {
  const { page, member, context } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  await openArticle(page, id);
  const other = await context.newPage();
  await other.goto("/desk");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other).toHaveURL("/desk/sign-in");
  expect(await copiesOf(other, member.id)).toBe(0);

  await expect(saveOf(page)).toHaveText("Signed out. What you write is kept on this computer");
  // The window that asks her to sign in can wait until she has ended the sentence.
  await page.keyboard.press("Escape");
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" It adjourned.");
  await expect.poll(() => copiesOf(other, member.id)).toBe(1);
  await page.close();

  await context.addCookies([{ ...(await beginSession(database, member.id)), url: site(other) }]);
  await openArticle(other, id);
  await expect(textOf(other)).toContainText("The council met. It adjourned.");
  await expectSaved(other);
  await expect.poll(() => storedText(database, id)).toContain("The council met. It adjourned.");
});

test("a browser that does not let its storage be cleared still takes the desk off the screen", async ({ as }) => {
  const { page } = await as("editor");
  await page.addInitScript(() => {
    indexedDB.databases = () => Promise.reject(new DOMException("refused", "InvalidStateError"));
  });
  await page.goto("/desk");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/desk/sign-in");
});

/** A cookie that is given a page's address would be for the pages beside it alone. */
const site = (page: Page) => new URL("/", page.url()).href;

/** How many copies of the member's articles this browser keeps. */
function copiesOf(page: Page, memberId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const databases = await indexedDB.databases();
    return databases.filter(({ name }) => name?.startsWith(`dateline:${id}:`)).length;
  }, memberId);
}
