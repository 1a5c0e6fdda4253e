import type { Page } from "@playwright/test";
import { newId } from "#lib/platform/ids";
import { makeArticle } from "#tests/factories/newsroom";
import { makePicture } from "#tests/factories/pictures";
import { expect, expectAccessible, expectFits, test } from "#tests/support/e2e";
import { command, eventsAbout, readsDeskIn, uploadPicture } from "#tests/support/filing";

const list = (page: Page) => page.getByRole("list", { name: "Photos", exact: true });

async function openPhoto(page: Page, name: string): Promise<void> {
  await page.goto(`/desk/media?q=${encodeURIComponent(name)}`);
  await list(page).getByRole("button", { name }).click();
  await expect(page.getByRole("dialog", { name: "Photo" }).getByText("Where it is used")).toBeVisible();
}

test("photos are brought in several at once, and a file that is none gets a sentence beside its name", async ({
  as,
  database,
}) => {
  const { page, member } = await as("journalist");
  const [first, second] = [`first-${newId()}.jpg`, `second-${newId()}.jpg`];
  await page.goto("/desk/media");
  await page
    .getByLabel("Add photos")
    .locator("input[type=file]")
    .setInputFiles([
      { name: first, mimeType: "image/jpeg", buffer: await makePicture() },
      { name: "minutes.jpg", mimeType: "image/jpeg", buffer: Buffer.from("These are the minutes of a meeting.") },
      { name: second, mimeType: "image/jpeg", buffer: await makePicture() },
    ]);
  await expect(list(page).getByRole("button", { name: first })).toBeVisible({ timeout: 60_000 });
  await expect(list(page).getByRole("button", { name: second })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/minutes\.jpg: This file is not a photo that can be used/)).toBeVisible();
  const { rows } = await database.query("SELECT file_name FROM assets WHERE uploaded_by_id = $1 ORDER BY created_at", [
    member.id,
  ]);
  expect(rows.map((row) => row.file_name)).toEqual([first, second]);
});

test("the photo desk writes what is known about a photo; articles that have it keep their own words", async ({
  as,
  reader,
  database,
}) => {
  const photographer = await as("journalist");
  const name = `quay-${newId()}.jpg`;
  const photo = await uploadPicture(photographer, name);
  const article = await makeArticle({
    publicState: "live",
    workState: "approved",
    fields: {
      leadAssetId: photo.id,
      leadCaption: "The quay, as the article says it.",
      leadCredit: "The article's credit",
      leadAlt: "A quay.",
    },
  });
  const { page } = await as("photo_editor");
  await openPhoto(page, name);
  const dialog = page.getByRole("dialog", { name: "Photo" });
  await expect(dialog.getByRole("link", { name: `Headline ${article.id}` })).toBeVisible();
  await expect(dialog.getByText("Readers can see it.")).toBeVisible();
  await expect(dialog.getByText(new RegExp(`Brought in by ${photographer.member.name}`))).toBeVisible();
  await dialog.getByRole("textbox", { name: "Caption" }).fill(`The quay at noon, ${name}`);
  await dialog.getByRole("textbox", { name: "Credit" }).fill("Our own photographer");
  await dialog.getByRole("textbox", { name: "Alt text" }).fill("Two boats at a stone quay.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The photo has been saved.")).toBeVisible();
  await expect(list(page).getByRole("button", { name: `The quay at noon, ${name}` })).toBeVisible();
  const { rows } = await database.query("SELECT caption, credit, alt FROM assets WHERE id = $1", [photo.id]);
  expect(rows[0]).toEqual({
    caption: `The quay at noon, ${name}`,
    credit: "Our own photographer",
    alt: "Two boats at a stone quay.",
  });
  expect(await eventsAbout(database, `asset:${photo.id}`)).toEqual(["asset.uploaded", "asset.changed"]);
  await reader.goto(`/en/articles/x-${article.id}`);
  await expect(reader.getByText("The quay, as the article says it.")).toBeVisible();
  await expect(reader.getByText("The quay at noon")).toHaveCount(0);
});

test("of two who write about one photo, the second is told what it says now and loses nothing", async ({
  as,
  database,
}) => {
  const owner = await as("journalist");
  const name = `storm-${newId()}.jpg`;
  const photo = await uploadPicture(owner, name);
  const [first, second] = [await as("photo_editor"), owner];
  for (const { page } of [first, second]) await openPhoto(page, name);
  const credit = ({ page }: { page: Page }) => page.getByRole("dialog").getByRole("textbox", { name: "Credit" });
  await credit(first).fill("Theirs");
  await credit(second).fill("Mine");
  await first.page.getByRole("button", { name: "Save" }).click();
  await expect(first.page.getByText("The photo has been saved.")).toBeVisible();
  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(
    second.page.getByRole("alert").filter({ hasText: "Somebody has changed this since you opened it." }),
  ).toBeVisible();
  await expect(credit(second)).toHaveAccessibleDescription("It now says: Theirs");
  await expect(credit(second)).toHaveValue("Mine");
  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(second.page.getByText("The photo has been saved.")).toBeVisible();
  const { rows } = await database.query("SELECT credit FROM assets WHERE id = $1", [photo.id]);
  expect(rows[0].credit).toBe("Mine");
});

test("photos are found by any of their words in either script; a caption that is too long is refused at its field", async ({
  as,
  database,
}) => {
  const staff = await as("photo_editor");
  const { page } = staff;
  const mark = newId();
  const photo = await uploadPicture(staff, `${mark}.jpg`);
  await database.query("UPDATE assets SET caption = $2, credit = 'Rima Khoury' WHERE id = $1", [
    photo.id,
    `أَمام المرفأ القديم ${mark}`,
  ]);
  for (const words of [`امام ${mark}`, `khoury ${mark}`, `${mark} المرفا`]) {
    await page.goto(`/desk/media?q=${encodeURIComponent(words)}`);
    await expect(list(page).getByRole("listitem"), words).toHaveCount(1);
  }
  await page.goto(`/desk/media?q=${mark}+nothing`);
  await expect(page.getByText("No photo matches.")).toBeVisible();

  await openPhoto(page, mark);
  const caption = page.getByRole("dialog").getByRole("textbox", { name: "Caption" });
  await caption.fill("word ".repeat(300));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(caption).toHaveAccessibleDescription(/The caption has 1,500 characters; at most 1,?000 fit\./);
  await expect(caption).toBeFocused();
  await expect(caption).toHaveValue("word ".repeat(300));
});

test("who did not bring a photo in reads about it and is refused by the server; administrators have no photos", async ({
  as,
  database,
}) => {
  const owner = await as("journalist");
  const name = `own-${newId()}.jpg`;
  const photo = await uploadPicture(owner, name);
  const words = { caption: "Taken over", credit: "", alt: "", version: "x" };
  const state = async () =>
    JSON.stringify((await database.query("SELECT xmin, * FROM assets WHERE id = $1", [photo.id])).rows);
  const before = await state();
  for (const role of ["contributor", "journalist", "sub_editor"] as const) {
    const staff = await as(role);
    await openPhoto(staff.page, name);
    await expect(staff.page.getByRole("dialog").getByRole("textbox")).toHaveCount(0);
    await expect(staff.page.getByText("Only the photo desk, editors and whoever brought the photo in")).toBeVisible();
    expect((await command(staff, `/desk/api/assets/${photo.id}`, words, "PUT")).status).toBe(403);
  }
  const administrator = await as("administrator");
  await administrator.page.goto("/desk/media");
  await expect(administrator.page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await command(administrator, `/desk/api/assets/${photo.id}`, words, "PUT")).status).toBe(404);
  expect((await administrator.page.request.get(`/desk/api/assets/${photo.id}/details`)).status()).toBe(404);
  expect(await state()).toBe(before);
});

for (const locale of ["en", "ar"] as const) {
  test(`photos are kept without a barrier, in ${locale === "en" ? "English" : "Arabic"}`, async ({ as, database }) => {
    test.slow();
    const staff = await as("photo_editor");
    await readsDeskIn(database, staff, locale);
    const { page } = staff;
    await uploadPicture(staff);
    await page.goto("/desk/media");
    await expectAccessible(page);
    const first = page.getByRole("main").getByRole("listitem").first().getByRole("button");
    await first.click();
    await expect(page.getByRole("dialog").getByRole("textbox").first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(first).toBeFocused();
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
    await expectFits(page);
  });
}
