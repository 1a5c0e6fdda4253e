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

test("without versions the two newest are compared, at an address of their own; where there are no two, that is said", async ({
  as,
  reader,
  database,
}) => {
  const { page, member } = await as("editor");
  const { id, writer } = await makeArticle();
  const heading = page.getByRole("heading", { level: 1 });
  const back = page.getByRole("link", { name: "Back to the editor" });
  const bare = `/desk/articles/${id}/compare`;

  await test.step("no revision", async () => {
    expect((await page.goto(bare))?.status()).toBe(200);
    await expect(heading).toHaveText("Nothing to compare yet");
    await expect(page.getByText("This article has no revision yet.")).toBeVisible();
    await expectAccessible(page);
    await back.click();
    await page.waitForURL(`**/desk/articles/${id}`);
  });

  await test.step("one, and what was typed since", async () => {
    await submit(writer, id, { note: "" });
    await type(writer, id, { headline: "A ferry late again" });
    await page.goto(bare);
    await expect(page.getByText("This article has one revision so far.")).toBeVisible();
    await expect(back).toBeVisible();
    await page.getByRole("link", { name: "Compare revision 1 with the working copy" }).click();
    await expect(heading).toHaveText("Revision 1 and the working copy");
    await expect(difference(page, "Headline").locator("ins").last()).toBeVisible();
  });

  await test.step("three", async () => {
    await submit(writer, id, { note: "" });
    await type(writer, id, { headline: "A ferry on time" });
    await submit(writer, id, { note: "" });
    await page.goto(bare);
    await expect(page).toHaveURL(`${bare}?from=2&to=3`);
    await expect(heading).toHaveText("Revision 2 and revision 3");
  });

  await test.step("whoever follows that address signs in first and comes to the same versions", async () => {
    await reader.goto(`${bare}?from=1&to=2`);
    expect(new URL(reader.url()).searchParams.get("next")).toBe(`${bare}?from=1&to=2`);
  });

  await test.step("an article that is none, or versions that are none, are told as before", async () => {
    for (const address of ["/desk/articles/0123456789ab/compare", `${bare}?from=1`, `${bare}?from=1&to=9`]) {
      expect((await page.goto(address))?.status(), address).toBe(404);
    }
    const stranger = await as("contributor");
    expect((await stranger.page.goto(bare))?.status()).toBe(404);
  });

  await test.step("in Arabic", async () => {
    await database.query("UPDATE members SET locale = 'ar' WHERE id = $1", [member.id]);
    await page.goto(`/desk/articles/${(await makeArticle()).id}/compare`);
    await expect(heading).toHaveText("لا شيء يُقارَن بعد");
    await expect(page.getByRole("link", { name: "العودة إلى المحرر" })).toBeVisible();
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
