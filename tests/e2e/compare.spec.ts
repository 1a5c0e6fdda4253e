import type { Page } from "@playwright/test";
import { submit } from "#lib/articles/submit";
import type { BodyDoc } from "#lib/body/types";
import { makeArticle, type } from "#tests/factories/newsroom";
import { expect, expectAccessible, test } from "#tests/support/e2e";
import { openArticle } from "#tests/support/editor";
import { uploadPicture } from "#tests/support/filing";

/** What the page of a comparison says of a field. */
const difference = (page: Page, field: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: field, exact: true }) });

const linked = (href: string): BodyDoc => ({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Read " },
        { type: "text", text: "the report", marks: [{ type: "link", attrs: { href } }] },
        { type: "text", text: "." },
      ],
    },
  ],
});

test("any two versions are compared, without script too; a link that leads elsewhere is told", async ({
  as,
  browser,
}) => {
  const { page, context } = await as("editor");
  const made = await makeArticle({ publicState: "live", fields: { body: linked("https://example.org/first") } });
  const { id, writer } = made;
  await submit(writer, id, { note: "" });
  await type(writer, id, { body: linked("https://example.org/second") });
  await submit(writer, id, { note: "" });

  await test.step("from the editor, with what readers see", async () => {
    await openArticle(page, id);
    await page.getByRole("link", { name: "Compare with what readers see" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revision 1 and revision 3");
    await expect(page.getByText("Nothing that readers will see differs.")).toHaveCount(0);
    const text = difference(page, "Text");
    await expect(text.locator("del")).toHaveText("[removed: Link: https://example.org/first]");
    await expect(text.locator("ins")).toHaveText("[added: Link: https://example.org/second]");
    await expectAccessible(page);
  });

  await test.step("and any other two", async () => {
    const from = page.getByRole("combobox", { name: "From" });
    const to = page.getByRole("combobox", { name: "To" });
    await expect(from.locator("option:checked")).toHaveText(/^Revision 1 · .+ · live$/);
    await expect(to.locator("option:checked")).toHaveText(/^Revision 3 · /);
    await from.selectOption({ value: "3" });
    await to.selectOption({ label: "The working copy" });
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revision 3 and the working copy");
    await expect(page.getByText("Nothing that readers will see differs.")).toBeVisible();
    await expect(from).toHaveValue("3");
    await expect(to).toHaveValue("working");
  });

  await test.step("without script", async () => {
    const bare = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
    const plain = await bare.newPage();
    await plain.goto(page.url());
    await plain.getByRole("combobox", { name: "From" }).selectOption({ value: "0" });
    await plain.getByRole("combobox", { name: "To" }).selectOption({ value: "2" });
    await plain.getByRole("button", { name: "Compare" }).click();
    await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Revision 2, the first");
    await expect(difference(plain, "Text").locator("ins").first()).toBeVisible();
    await bare.close();
  });
});

test("another photo is shown beside the old one, with its words and what readers are told of an archive photo", async ({
  as,
}) => {
  const staff = await as("editor");
  const { page } = staff;
  const [first, second] = [await uploadPicture(staff, "first.jpg"), await uploadPicture(staff, "second.jpg")];
  const lead = {
    leadAssetId: first.id,
    leadCaption: "The ferry at dawn.",
    leadCredit: "Lina Aziz",
    leadAlt: "A ferry",
  };
  const { id, writer } = await makeArticle({ workState: "in_review", fields: lead });
  await type(writer, id, { leadAssetId: second.id, leadCaption: "The ferry at dusk.", leadArchive: true });
  await page.goto(`/desk/articles/${id}/compare?from=1&to=working`);
  const photo = difference(page, "Lead photo");
  const images = photo.getByRole("img", { name: "A ferry" });
  await expect(images).toHaveCount(2);
  for (const [index, { storageKey }] of [first, second].entries()) {
    await expect(images.nth(index)).toHaveAttribute("src", new RegExp(`^/media/${storageKey}/\\d+\\.webp$`));
    await expect.poll(() => images.nth(index).evaluate((image: HTMLImageElement) => image.naturalWidth)).not.toBe(0);
    await expect(photo).not.toContainText(storageKey.slice(0, 8));
  }
  await expect(photo.locator("del")).toHaveText(["[removed: dawn]"]);
  await expect(photo.locator("ins")).toHaveText(["[added: dusk]", "[added: Archive photo]"]);
  await expect(photo).toContainText("Lina Aziz");
  await expectAccessible(page);
});
