import { execFileSync } from "node:child_process";
import { chromium } from "@playwright/test";
import { makeArticle, paragraphs, type } from "#tests/factories/newsroom";
import { beginSession, demoAccount, expect, test } from "#tests/support/e2e";
import {
  caretAfter,
  expectSaved,
  fieldOf,
  layNetwork,
  openArticle,
  saveOf,
  storedText,
  textOf,
} from "#tests/support/editor";
import { setPassword } from "#tests/support/sign-in";

/** No words are lost: whatever happens to the network, the session or the page while somebody writes. */
const site = process.env.E2E_URL ?? "";
const body = () => paragraphs("The council met.", "The mayor spoke.");

test("what is typed is saved, is in the database, and is there after a reload", async ({ as, database }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  await openArticle(page, id);
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" It adjourned at noon.");
  await expectSaved(page);
  await expect.poll(() => storedText(database, id)).toContain("The council met. It adjourned at noon.");
  await page.reload();
  await expect(textOf(page)).toContainText("The council met. It adjourned at noon.");
});

test("typing goes on while an answer about saving is late, and nothing typed is taken back", async ({ as }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" First");
  network.silence();
  await page.keyboard.type(" and second");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  network.mend();
  await page.keyboard.type(" and third.");
  await expectSaved(page);
  await expect(textOf(page)).toContainText("The council met. First and second and third.");
});

test("without a network the words stay on this computer through a reload, and are saved once when it is back", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await expect(saveOf(page)).toHaveText("Offline");
  await caretAfter(page, "The mayor spoke.");
  await page.keyboard.type(" She resigned.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  await page.reload();
  await expect(textOf(page)).toContainText("The mayor spoke. She resigned.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  expect(await storedText(database, id)).not.toContain("She resigned.");
  network.mend();
  await expectSaved(page);
  const text = await storedText(database, id);
  expect(text.split("She resigned.")).toHaveLength(2);
});

test("the browser is killed in the middle of a word: the same computer offers every letter, and saves it", async ({
  as,
  database,
}, testInfo) => {
  const { member } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  const profile = testInfo.outputPath("profile");
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...testInfo.project.use.launchOptions,
      baseURL: site,
    });
    const session = await beginSession(database, member.id);
    await context.addCookies([{ ...session, url: site, httpOnly: true, sameSite: "Lax" }]);
    return { context, page: await context.newPage() };
  };
  const first = await open();
  const network = await layNetwork(first.page);
  await openArticle(first.page, id);
  await network.cut();
  await caretAfter(first.page, "The mayor spoke.");
  await first.page.keyboard.type(" Nobody listened to h");
  await expect(saveOf(first.page)).toHaveText("Offline, kept on this computer");
  const closed = new Promise((resolve) => first.context.once("close", resolve));
  execFileSync("pkill", ["-KILL", "-f", "--", `--user-data-dir=${profile}`]);
  await closed;
  expect(await storedText(database, id)).not.toContain("Nobody listened");

  const again = await open();
  await again.page.goto(`/desk/articles/${id}`);
  await expect(textOf(again.page)).toContainText("The mayor spoke. Nobody listened to h");
  await expectSaved(again.page);
  expect(await storedText(database, id)).toContain("The mayor spoke. Nobody listened to h");
  await again.context.close();
});

test("a copy that is older than the server's never overwrites it", async ({ as, database }) => {
  const { id, writer } = await makeArticle({ fields: { body: body() } });
  const { page } = await as("editor");
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await expect(saveOf(page)).toHaveText("Offline");
  await caretAfter(page, "The mayor spoke.");
  await page.keyboard.type(" From home.");
  await type(writer, id, { standfirst: "Written at the office." });
  network.mend();
  await expectSaved(page);
  await expect(fieldOf(page, "Standfirst")).toHaveValue("Written at the office.");
  await expect.poll(() => storedText(database, id)).toContain("The mayor spoke. From home.");
});

test("the session ends while somebody types: she signs in on the spot and every word is saved", async ({
  as,
  database,
}) => {
  const { page, member } = await as("editor");
  const { email, password } = await setPassword(database, member.id);
  const { id } = await makeArticle({ fields: { body: body() } });
  await openArticle(page, id);
  await database.query("DELETE FROM sessions WHERE member_id = $1", [member.id]);
  await expect(saveOf(page)).toHaveText("Signed out. What you write is kept on this computer");
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" Still writing.");
  await page.getByRole("button", { name: "Sign in" }).click();
  const panel = page.getByRole("dialog", { name: "Sign in again" });
  await panel.getByLabel("Email").fill(email);
  await panel.getByLabel("Password").fill(password);
  await panel.getByRole("button", { name: "Sign in" }).click();
  await expect(panel).toBeHidden();
  await expectSaved(page);
  await expect.poll(() => storedText(database, id)).toContain("The council met. Still writing.");
});

test("another person who signs in there is warned, and nothing is sent in her name", async ({ as, database }) => {
  const { page, member } = await as("editor");
  const { email, password } = await setPassword(database, member.id);
  const other = demoAccount("managing_editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  await openArticle(page, id);
  await database.query("DELETE FROM sessions WHERE member_id = $1", [member.id]);
  await expect(saveOf(page)).toHaveText(/^Signed out/);
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" Mine alone.");

  const signIn = async (as: { email: string; password: string }) => {
    await page.getByRole("button", { name: "Sign in" }).click();
    const panel = page.getByRole("dialog", { name: "Sign in again" });
    await panel.getByLabel("Email").fill(as.email);
    await panel.getByLabel("Password").fill(as.password);
    await panel.getByRole("button", { name: "Sign in" }).click();
  };
  await signIn(other);
  const warning = page.getByRole("dialog", { name: "You are now somebody else" });
  await expect(warning).toContainText(member.name);
  await warning.getByRole("button", { name: "Stay on this page" }).click();
  await expect(textOf(page)).toContainText("Mine alone.");
  expect(await storedText(database, id)).not.toContain("Mine alone.");

  await signIn({ email, password });
  await expectSaved(page);
  await expect.poll(() => storedText(database, id)).toContain("The council met. Mine alone.");
  const { rows } = await database.query("SELECT DISTINCT member_id FROM article_updates WHERE article_id = $1", [id]);
  const { rows: others } = await database.query("SELECT id FROM members WHERE email = $1", [other.email]);
  expect(rows.map((row) => row.member_id)).not.toContain(others[0].id);
});

test("the next person at the same computer sees nothing of what another wrote there unsaved", async ({
  as,
  database,
}) => {
  const { page, context, member } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" A secret.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");

  const { context: other, member: somebody } = await as("editor");
  await context.clearCookies();
  await context.addCookies(await other.cookies());
  await page.reload();
  await expect(textOf(page)).toBeHidden();
  network.mend();
  await page.reload();
  await expect(textOf(page)).toContainText("The mayor spoke.");
  await expect(textOf(page)).not.toContainText("A secret.");
  await expectSaved(page);
  expect(await storedText(database, id)).not.toContain("A secret.");
  expect(somebody.id).not.toBe(member.id);
});

test("leaving with words that are kept nowhere is warned against; with kept ones it is not", async ({ as }) => {
  const { page, context } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  // A browser that does not let a page keep anything.
  await page.addInitScript(() => Reflect.deleteProperty(window, "indexedDB"));
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await expect(saveOf(page)).toHaveText("Offline");
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" Kept nowhere.");
  const asked = page.waitForEvent("dialog");
  const leaving = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await leaving;
  await expect(textOf(page)).toContainText("Kept nowhere.");
  network.mend();
  await expectSaved(page);

  const keeping = await context.newPage();
  const road = await layNetwork(keeping);
  await openArticle(keeping, id);
  await road.cut();
  await caretAfter(keeping, "The mayor spoke.");
  await keeping.keyboard.type(" Kept here.");
  await expect(saveOf(keeping)).toHaveText("Offline, kept on this computer");
  // The mark speaks of the first letters already; the last one may still be on its way into the browser's storage.
  await expect.poll(() => keeping.evaluate(wouldWarn)).toBe(false);
  let warnings = 0;
  keeping.on("dialog", (warning) => {
    warnings += 1;
    void warning.accept();
  });
  await keeping.goto("/desk/sign-in");
  expect(warnings).toBe(0);
});

test("an approved revision goes out while the page that sends it is cut off from the text", async ({ as, reader }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() }, workState: "approved" });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await expect(saveOf(page)).toHaveText("Offline");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Publish now" }).click();
  const way = page.getByRole("link", { name: "Open the public page" });
  await reader.goto((await way.getAttribute("href")) ?? "");
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(`Headline ${id}`);
});

test("going on to another page of the desk costs no word, even while the network is away", async ({ as, database }) => {
  const { page } = await as("editor");
  const { id } = await makeArticle({ fields: { body: body() } });
  const network = await layNetwork(page);
  await openArticle(page, id);
  await network.cut();
  await caretAfter(page, "The council met.");
  await page.keyboard.type(" Then it left.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer");
  await page.getByRole("link", { name: "Back to the desk" }).click();
  await expect(page).toHaveURL(/\/desk$/);
  network.mend();
  await expect.poll(() => storedText(database, id)).toContain("The council met. Then it left.");
});

test("a text that was deleted whole is one click away, and restoring it publishes nothing", async ({
  as,
  database,
}) => {
  const { page } = await as("editor");
  const long = paragraphs(
    ...Array.from({ length: 12 }, (_, n) => `Paragraph ${n} of a report that somebody wrote today.`),
  );
  const { id } = await makeArticle({ fields: { body: long } });
  await openArticle(page, id);
  await textOf(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expectSaved(page);
  await expect.poll(() => storedText(database, id)).toBe("");

  await page.getByRole("tab", { name: "History" }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: "108 words" })
    .first()
    .getByRole("button", { name: /^Restore/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(textOf(page)).toContainText("Paragraph 11 of a report");
  await expect.poll(() => storedText(database, id)).toContain("Paragraph 0 of a report");
  const { rows } = await database.query(
    "SELECT (SELECT count(*)::int FROM publications WHERE article_id = $1) AS publications, (SELECT reason FROM revisions WHERE article_id = $1) AS reason",
    [id],
  );
  expect(rows).toEqual([{ publications: 0, reason: "restored" }]);
});

/** Whether the page would ask before it is left. */
function wouldWarn(): boolean {
  const leaving = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}
