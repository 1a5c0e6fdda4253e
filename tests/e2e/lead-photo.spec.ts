import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type pg from "pg";
import sharp from "sharp";
import { makeArticle } from "#tests/factories/newsroom";
import { cameraPhoto, hugePicture, makePicture, secretsOfPhoto } from "#tests/factories/pictures";
import { dropFile, type PictureFile, pasteFile } from "#tests/support/clipboard";
import { expect, type Staff, test } from "#tests/support/e2e";
import { expectSaved, fieldOf, openArticle, textOf } from "#tests/support/editor";

async function writing(staff: Staff): Promise<{ page: Page; id: string }> {
  const { id } = await makeArticle({ writer: staff.member });
  await openArticle(staff.page, id);
  return { page: staff.page, id };
}

/** The place of the photo: what is dropped or pasted there is the lead photo. */
const place = (page: Page) =>
  page.getByRole("figure").filter({ has: page.getByRole("button", { name: "From the library" }) });

async function choosePhoto(page: Page, file: PictureFile, button = "Choose a file"): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  const kept = test.info().outputPath(file.name);
  writeFileSync(kept, file.buffer);
  await (await chooser).setFiles(kept);
}

async function leadOf(database: pg.Pool, id: string) {
  const { rows } = await database.query(
    "SELECT s.* FROM articles a LEFT JOIN assets s ON s.id = a.lead_asset_id WHERE a.id = $1",
    [id],
  );
  return rows[0];
}

test("a photo comes in by click, by drop and by paste, and takes the words typed beneath it", async ({
  as,
  database,
}) => {
  const { page, id } = await writing(await as("journalist"));
  const photos = await Promise.all(
    ["chosen", "dropped", "pasted"].map((name, index) =>
      cameraPhoto(`${name}.jpg`, { width: 500 + index, height: 400 }),
    ),
  );
  const [chosen, dropped, pasted] = photos as [PictureFile, PictureFile, PictureFile];
  const arrives = async (name: string) => {
    await expect(fieldOf(page, "Alt text")).toBeVisible();
    await expect.poll(async () => (await leadOf(database, id))?.file_name).toBe(name);
  };

  await choosePhoto(page, chosen);
  await arrives("chosen.jpg");
  await fieldOf(page, "Caption").fill("The quay at noon.");
  await fieldOf(page, "Credit").fill("Yusuf Rahal / The Lantern");
  await fieldOf(page, "Alt text").fill("Ships at a quay");
  await page.getByRole("checkbox", { name: /Archive photo/ }).check();

  await dropFile(place(page), dropped);
  await arrives("dropped.jpg");
  await pasteFile(textOf(page), pasted);
  await arrives("pasted.jpg");

  await test.step("another photo leaves what somebody wrote where it is", async () => {
    await expect(fieldOf(page, "Caption")).toHaveValue("The quay at noon.");
    await expect(fieldOf(page, "Credit")).toHaveValue("Yusuf Rahal / The Lantern");
    await expectSaved(page);
  });
  await test.step("and no picture is left in the text", async () => {
    await expect(textOf(page).locator("img")).toHaveCount(0);
  });
});

test("renditions hold neither place nor camera nor owner, and none is wider than the original", async ({
  as,
  database,
}) => {
  const { page, id } = await writing(await as("journalist"));
  const photo = await cameraPhoto("with-place.jpg", { width: 1500, height: 900 });
  const original = await sharp(photo.buffer).metadata();
  expect(original.exif?.toString("latin1")).toContain(secretsOfPhoto.owner);
  await choosePhoto(page, photo);
  await expect(fieldOf(page, "Alt text")).toBeVisible();
  await expectSaved(page);
  const asset = await leadOf(database, id);
  const folder = path.join(process.env.E2E_DATA_DIR ?? "", "assets", asset.storage_key);
  const files = readdirSync(folder).filter((name) => name !== "original");
  expect(files).toHaveLength(asset.renditions.length);
  expect(new Set(files.map((name) => path.extname(name)))).toEqual(new Set([".avif", ".webp", ".jpg"]));
  for (const name of files) {
    const bytes = readFileSync(path.join(folder, name));
    const made = await sharp(bytes).metadata();
    expect(made.width, name).toBeLessThanOrEqual(1500);
    expect(made.exif, name).toBeUndefined();
    for (const secret of Object.values(secretsOfPhoto))
      expect(bytes.includes(secret), `${name}: ${secret}`).toBe(false);
    expect(made.xmp?.toString() ?? "", name).not.toMatch(/gps|latitude|longitude/i);
  }
});

const refused: [string, () => Promise<PictureFile>, RegExp][] = [
  [
    "what is not a picture",
    async () => ({ name: "report.jpg", mimeType: "image/jpeg", buffer: Buffer.from("%PDF-1.7 a report, not a photo") }),
    /not a photo that can be used/,
  ],
  [
    "a picture of a kind that is not taken",
    async () => ({
      name: "anim.gif",
      mimeType: "image/gif",
      buffer: await sharp(await makePicture("png", { width: 20, height: 20 }))
        .gif()
        .toBuffer(),
    }),
    /Choose a JPEG, PNG, WebP or AVIF/,
  ],
  [
    "a file of more than 30 MB",
    async () => ({ name: "large.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(31 * 1024 * 1024, 7) }),
    /larger than 30 MB/,
  ],
  ["a picture of more than 80 million pixels", hugePicture, /more than 80 million pixels/],
  [
    "a photo that is cut short",
    async () => {
      const photo = await cameraPhoto("cut.jpg", { width: 900, height: 600 });
      return { ...photo, buffer: photo.buffer.subarray(0, photo.buffer.length / 2) };
    },
    /seems to be damaged/,
  ],
];

for (const [what, make, sentence] of refused) {
  test(`${what} gets a sentence; the photo that was there stays, and nothing is left behind`, async ({
    as,
    database,
  }) => {
    const { page, id } = await writing(await as("journalist"));
    await choosePhoto(page, await cameraPhoto("before.jpg", { width: 420, height: 300 }));
    await expect(fieldOf(page, "Alt text")).toBeVisible();
    await expectSaved(page);
    const before = await leadOf(database, id);
    await choosePhoto(page, await make(), "Replace");
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("button", { name: "Replace" })).toBeEnabled();
    expect((await leadOf(database, id)).id).toBe(before.id);
    // Others bring photos meanwhile.
    const work = () => readdirSync(path.join(process.env.E2E_DATA_DIR ?? "", "assets"));
    await expect.poll(() => work().filter((name) => name.startsWith(".work-"))).toEqual([]);
  });
}
