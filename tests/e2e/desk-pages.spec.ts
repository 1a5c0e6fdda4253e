import { deskPageSize } from "#lib/articles/desk";
import { sendBack } from "#lib/articles/send-back";
import { makeArticle, makeAuthor, makeMember, makeSection, makeTag } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";

/** A full desk: nothing that waits for somebody lies beyond what her pages lead to. */
test("a queue that is longer than a page is led through to its end, the oldest first, and so are one's drafts", async ({
  as,
}) => {
  const { page, member } = await as("journalist");
  const editor = await makeMember("editor");
  const [sectionId, author, tag] = [await makeSection(), await makeAuthor(), await makeTag()];
  for (let number = 1; number <= deskPageSize + 1; number += 1) {
    const fields = { headline: `Waits ${number}`, sectionId, bylines: [author], tags: [tag] };
    const { id, revision } = await makeArticle({ writer: member, workState: "in_review", fields });
    await sendBack(editor, id, { ...revision, reason: "Who said so?" });
  }
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
