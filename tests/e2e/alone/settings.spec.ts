import type { Page } from "@playwright/test";
import type pg from "pg";
import { changeSettings } from "#lib/settings/change";
import type { Newsroom, Publication } from "#lib/settings/fields";
import { readSettings } from "#lib/settings/read";
import { expect, expectAccessible, test } from "#tests/support/e2e";

/** What the newsroom decides about itself is with readers as soon as the form says that it is saved. */
let kept: { publication: Publication; newsroom: Newsroom };

test.beforeEach(async () => {
  const { publication, newsroom } = await readSettings();
  kept = { publication, newsroom };
});

test.afterEach(async () => {
  for (const key of ["publication", "newsroom"] as const) {
    const version = (await readSettings()).versions[key];
    await changeSettings({ kind: "system" }, key, { ...kept[key], version } as never);
  }
});

test("name, description and closing line of each edition are on the reader's pages at once", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("administrator");
  const paths = await publicArticles(database);
  // Each page is held in the cache when the change comes.
  for (const path of ["/en", "/ar", paths.en, paths.ar]) await reader.goto(path);
  await page.goto("/desk/settings");
  await expectAccessible(page);
  const form = page.locator("form").filter({ has: page.getByRole("heading", { name: "Publication" }) });
  const english = form.getByRole("group", { name: "English" });
  const arabic = form.getByRole("group", { name: "Arabic" });
  await english.getByLabel("Name").fill("  The  Evening Lantern ");
  await arabic.getByLabel("Name").fill("فانوس المساء");
  await english.getByLabel("Description").fill("News <b>of the evening</b> & the night.");
  await english.getByLabel("Closing line").fill("Read on with us tomorrow.");
  await arabic.getByLabel("Closing line").fill("تابعونا غدًا.");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings have been saved.")).toBeVisible();

  await reader.goto("/en");
  await expect(reader.getByRole("banner")).toContainText("The Evening Lantern");
  await expect(reader.locator('meta[name="description"]')).toHaveAttribute(
    "content",
    "News <b>of the evening</b> & the night.",
  );
  await reader.goto(paths.en);
  await expect(reader.getByText("Read on with us tomorrow.")).toBeVisible();
  await expect(reader).toHaveTitle(/The Evening Lantern/);
  await reader.goto("/ar");
  await expect(reader.getByRole("banner")).toContainText("فانوس المساء");
  await reader.goto(paths.ar);
  await expect(reader.getByText("تابعونا غدًا.")).toBeVisible();
  await reader.goto("/desk/sign-in");
  await expect(reader.getByText("For those who make The Evening Lantern.")).toBeVisible();

  const { rows } = await database.query("SELECT value FROM settings WHERE key = 'publication'");
  expect(rows[0].value.name).toEqual({ en: "The Evening Lantern", ar: "فانوس المساء" });
  expect(await lastEvent(database)).toBe("setting.changed setting:publication");

  // The same form goes on from what it has saved; an empty closing line leaves none.
  await english.getByLabel("Closing line").fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings have been saved.").first()).toBeVisible();
  await expect.poll(async () => (await readSettings()).publication.closingLine.en).toBe("");
  await reader.goto(paths.en);
  await expect(reader.getByText("Read on with us tomorrow.")).toHaveCount(0);
});

test("the bare address leads to the first edition, and times are those of the newsroom's zone, at once", async ({
  as,
  reader,
  database,
}) => {
  const { page } = await as("administrator");
  const paths = await publicArticles(database);
  await reader.goto("/");
  expect(new URL(reader.url()).pathname).toBe("/en");
  await expectMissing(reader, { lang: "en", dir: "ltr", words: "Page not found" });
  await reader.goto(paths.en);
  const shown = async () => (await reader.locator("time").allTextContents()).join(" ");
  const before = await shown();

  await page.goto("/desk/settings");
  await page.getByLabel("Time zone").selectOption("Pacific/Kiritimati");
  await expect(page.getByText(/^There it is now \d\d:\d\d\.$/)).toBeVisible();
  await page.getByLabel("First edition").selectOption({ label: "Arabic" });
  await page.getByRole("button", { name: "Save" }).nth(1).click();
  await expect(page.getByText("The settings have been saved.")).toBeVisible();

  await reader.goto("/");
  expect(new URL(reader.url()).pathname).toBe("/ar");
  await expectMissing(reader, { lang: "ar", dir: "rtl", words: "الصفحة غير موجودة" });
  await reader.goto(paths.en);
  expect(await shown()).not.toBe(before);
  await page.goto("/desk/profile");
  await expect(page.getByText("Pacific/Kiritimati")).toBeVisible();
});

test("of two administrators over the settings the second is told, and what she typed is still there", async ({
  as,
}) => {
  const [one, two] = [(await as("administrator")).page, (await as("administrator")).page];
  for (const page of [one, two]) await page.goto("/desk/settings");
  await name(one).fill("First Lantern");
  await publicationButton(one).click();
  await expect(one.getByText("The settings have been saved.")).toBeVisible();
  await name(two).fill("Second Lantern");
  await publicationButton(two).click();
  await expect(two.getByRole("main").getByRole("alert")).toContainText(
    "Somebody has changed this since you opened it.",
  );
  await expect(name(two)).toHaveValue("Second Lantern");
  expect((await readSettings()).publication.name.en).toBe("First Lantern");
});

test("what cannot be is told beside its field, in the desk's language, and nothing is kept", async ({
  as,
  database,
}) => {
  const { page, member } = await as("administrator");
  await database.query("UPDATE members SET locale = 'ar' WHERE id = $1", [member.id]);
  await page.goto("/desk/settings");
  await expect(page.getByRole("heading", { name: "الإعدادات" })).toBeVisible();
  const english = page.getByRole("group", { name: "الإنجليزية" });
  await english.getByLabel("الاسم").fill(" ");
  await english.getByLabel("الوصف").fill("d".repeat(301));
  await page.getByRole("button", { name: "حفظ" }).first().click();
  await expect(english.getByLabel("الاسم")).toHaveAccessibleDescription("هذا مطلوب.");
  await expect(english.getByLabel("الوصف")).toHaveAccessibleDescription(/٣٠٠ حرف على الأكثر\./);
  await expect(english.getByLabel("الوصف")).toHaveValue("d".repeat(301));
  await expectAccessible(page);
  expect((await readSettings()).publication).toEqual(kept.publication);
});

/** What is of no edition is told in the first one. */
async function expectMissing(reader: Page, { words, ...html }: { lang: string; dir: string; words: string }) {
  for (const path of ["/nonsense", "/media/nonsense/800.jpg", "/desk//nonsense"]) {
    const response = await reader.goto(path);
    expect(response?.status(), path).toBe(404);
    for (const [name, value] of Object.entries(html)) {
      await expect(reader.locator("html"), path).toHaveAttribute(name, value);
    }
    await expect(reader.getByRole("heading", { level: 1 }), path).toHaveText(words);
  }
}

function name(page: Page) {
  return page.getByRole("group", { name: "English" }).getByLabel("Name");
}

function publicationButton(page: Page) {
  return page.getByRole("button", { name: "Save" }).first();
}

/** The address of a public article in each edition. */
async function publicArticles(database: pg.Pool): Promise<{ en: string; ar: string }> {
  const { rows } = await database.query(
    "SELECT DISTINCT ON (edition) edition, slug, id FROM articles WHERE public_state = 'live' ORDER BY edition, first_published_at",
  );
  const of = (edition: string) => {
    const row = rows.find((each) => each.edition === edition);
    return `/${edition}/articles/${encodeURIComponent(row.slug)}-${row.id}`;
  };
  return { en: of("en"), ar: of("ar") };
}

async function lastEvent(database: pg.Pool): Promise<string> {
  const { rows } = await database.query("SELECT action, subject FROM events ORDER BY seq DESC LIMIT 1");
  return `${rows[0].action} ${rows[0].subject}`;
}
