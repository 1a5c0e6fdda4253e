import { makeArticle, paragraphs } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";
import { expectSaved, fieldOf, openArticle, saveOf, textOf } from "#tests/support/editor";

const begun = { headline: "The ferry is late", body: paragraphs("The ferry left an hour late.") };

test("what is typed is saved as it is typed: there after a reload, in a second tab and in another browser", async ({
  as,
  database,
}) => {
  const { page, member, context } = await as("journalist");
  const { id } = await makeArticle({ writer: member, fields: begun });
  await openArticle(page, id);
  await expectSaved(page);

  await test.step("saved means that the server holds it", async () => {
    await textOf(page).press("Control+End");
    await textOf(page).pressSequentially(" Nobody said why, the captain least of all.");
    await expect(page.getByText("Nobody said why, the captain least of all.")).toBeVisible();
    await expectSaved(page);
    const { rows } = await database.query(
      "SELECT text, (SELECT count(*)::int FROM article_updates u WHERE u.article_id = a.id AND u.member_id = $2) AS typed FROM articles a WHERE id = $1",
      [id, member.id],
    );
    expect(rows[0].typed).toBeGreaterThan(0);
  });

  const text = "The ferry left an hour late. Nobody said why, the captain least of all.";
  await test.step("a reload", async () => {
    await page.reload();
    await expect(textOf(page)).toHaveText(text);
  });
  await test.step("a second tab, both ways", async () => {
    const tab = await context.newPage();
    await openArticle(tab, id);
    await expect(textOf(tab)).toHaveText(text);
    await fieldOf(tab, "Standfirst").fill("An hour, and no reason.");
    await expect(fieldOf(page, "Standfirst")).toHaveValue("An hour, and no reason.");
    await expectSaved(tab);
    await tab.close();
  });
  await test.step("another browser, on which nothing was kept", async () => {
    const other = await as("editor");
    await openArticle(other.page, id);
    await expect(textOf(other.page)).toHaveText(text);
    await expect(fieldOf(other.page, "Standfirst")).toHaveValue("An hour, and no reason.");
  });
});

test("it says what it is doing: saving, saved, offline and kept here, saved again", async ({ as, database }) => {
  const { page, member, context } = await as("journalist");
  const { id } = await makeArticle({ writer: member, fields: begun });
  await openArticle(page, id);
  await expectSaved(page);
  await context.setOffline(true);
  await textOf(page).press("Control+End");
  await textOf(page).pressSequentially(" Written without a network.");
  await expect(saveOf(page)).toHaveText("Offline, kept on this computer", { timeout: 30_000 });
  const stored = async () =>
    String((await database.query("SELECT text FROM articles WHERE id = $1", [id])).rows[0].text);
  expect(await stored()).not.toContain("without a network");

  await context.setOffline(false);
  await expectSaved(page);
  await expect(textOf(page)).toContainText("Written without a network.");
  await expect.poll(stored).toContain("Written without a network.");
});

test("a colleague is seen, with her caret and in the field where she is, and types along", async ({ as, database }) => {
  const her = await as("journalist");
  const him = await as("sub_editor");
  const { id } = await makeArticle({ writer: her.member, fields: begun });
  await openArticle(her.page, id);
  await openArticle(him.page, id);
  await expectSaved(her.page);
  await expectSaved(him.page);

  await test.step("each is told that the other is here", async () => {
    await expect(her.page.getByRole("list", { name: `Also here: ${him.member.name}` })).toBeVisible();
    await expect(him.page.getByRole("list", { name: `Also here: ${her.member.name}` })).toBeVisible();
  });
  await test.step("his caret stands in her text, with his name", async () => {
    await textOf(him.page).press("Control+End");
    await expect(textOf(her.page).getByTitle(him.member.name)).toBeAttached();
    await fieldOf(him.page, "Headline").focus();
    await expect(her.page.getByTitle(`${him.member.name} is writing here`)).toBeVisible();
  });
  await test.step("both type in one paragraph at once: no letter of either is lost", async () => {
    await textOf(her.page).press("Control+Home");
    await textOf(him.page).press("Control+End");
    await Promise.all([
      textOf(her.page).pressSequentially("Her words first. ", { delay: 15 }),
      textOf(him.page).pressSequentially(" His words last.", { delay: 15 }),
    ]);
    for (const page of [her.page, him.page]) {
      // Between her words and the rest stands her caret, for him with her name.
      await expect(textOf(page)).toContainText("Her words first. ");
      await expect(textOf(page)).toContainText("The ferry left an hour late. His words last.");
      await expectSaved(page);
    }
    const { rows } = await database.query("SELECT text FROM articles WHERE id = $1", [id]);
    expect(rows[0].text).toBe("Her words first. The ferry left an hour late. His words last.");
  });
  await test.step("in one field, her caret stays between the letters where it was", async () => {
    const headline = fieldOf(her.page, "Headline");
    await headline.press("End");
    await fieldOf(him.page, "Headline").press("Home");
    await fieldOf(him.page, "Headline").pressSequentially("Again: ");
    await expect(headline).toHaveValue("Again: The ferry is late");
    await headline.pressSequentially(" today");
    await expect(fieldOf(him.page, "Headline")).toHaveValue("Again: The ferry is late today");
  });
});
