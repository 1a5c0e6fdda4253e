import { createArticle } from "#lib/articles/create";
import { deskPageSize } from "#lib/articles/desk";
import { expect, test } from "#tests/support/e2e";

/** A full desk: nothing that waits for somebody lies beyond what her pages lead to. */
test("a queue that is longer than a page is led through to its end, the oldest first, and so are one's drafts", async ({
  as,
  database,
}) => {
  const { page, member } = await as("journalist");
  const ids: string[] = [];
  for (let count = 0; count <= deskPageSize; count += 1) {
    ids.push((await createArticle(member, { edition: "en" })).articleId);
  }
  await database.query(
    `UPDATE articles SET headline = 'Waits ' || array_position($1, id), sent_back_reason = 'Who said so?',
       state_changed_at = now() - interval '1 day' + array_position($1, id) * interval '1 minute' WHERE id = ANY ($1)`,
    [ids],
  );
  const rows = page.getByRole("main").getByRole("link", { name: /^Waits \d+/ });
  await page.goto("/desk");
  await expect(rows).toHaveCount(deskPageSize);
  await expect(rows.first()).toHaveText(/^Waits 1\b/);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveText([new RegExp(`^Waits ${deskPageSize + 1}\\b`)]);
  await expect(page.getByRole("link", { name: "Next page" })).toHaveCount(0);
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(rows).toHaveCount(deskPageSize);

  await page.goto("/desk/articles?view=mine");
  await page.getByRole("link", { name: "Older" }).click();
  await expect(rows).toHaveCount(1);
});

test("a page on which nothing stands any more leads to the first, with the filter as it was", async ({ as }) => {
  const { page } = await as("editor");
  for (const address of ["/desk", "/desk/articles?q=council", "/desk/media", "/desk/tags?q=tag"]) {
    await page.goto(`${address}${address.includes("?") ? "&" : "?"}page=9000`);
    await page.waitForURL((url) => url.pathname + url.search === address);
  }
});
