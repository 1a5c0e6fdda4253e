import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type pg from "pg";
import type { Role } from "#lib/members/roles";
import { makeArticle } from "#tests/factories/newsroom";
import { expect, expectAccessible, type Staff, test } from "#tests/support/e2e";

/** The desk in Arabic, page by page: from right to left, without an English word of the interface left. */
const directory = path.resolve(import.meta.dirname, "../../messages/en");

for (const address of [
  "/desk",
  "/desk/articles",
  "/desk/articles?view=mine",
  "/desk/articles?view=scheduled",
  "/desk/media",
  "/desk/tags",
  "/desk/authors",
  "/desk/sections",
  "/desk/fronts",
  "/desk/people",
  "/desk/settings",
  "/desk/profile",
  "/desk/nothing",
]) {
  test(`${address} is Arabic, right to left and accessible for an Arabic member`, async ({ as, database }) => {
    const page = await arabicPage(as, database);
    await page.goto(address);
    await expectArabic(page);
    await expectAccessible(page);
  });
}

test("the dialogs of a new article and of a new member are Arabic", async ({ as, database }) => {
  const page = await arabicPage(as, database);
  for (const [address, name] of [
    ["/desk", "مقال جديد"],
    ["/desk/people", "أضف عضوًا"],
  ] as const) {
    await page.goto(address);
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await expectArabic(page);
  }
  await expectAccessible(page);
});

test("the editor is Arabic in each of its parts", async ({ as, database }) => {
  const page = await arabicPage(as, database);
  const { id } = await makeArticle({ edition: "ar", workState: "in_review" });
  await page.goto(`/desk/articles/${id}`);
  await expect(page.getByText(/^حُفظ/)).toBeVisible();
  await expectArabic(page);
  for (const name of [/^الفحوص/, "السجل"]) {
    await page.getByRole("tab", { name }).click();
    await expectArabic(page);
  }
  await page.getByRole("button", { name: "أعِد إلى الكاتب" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectArabic(page);
});

test("the pages before sign-in are Arabic where that was chosen", async ({ reader }) => {
  await reader.goto("/desk/sign-in");
  await reader.getByRole("link", { name: "بالعربية" }).click();
  await expect(reader.getByRole("heading", { name: "تسجيل الدخول" })).toBeVisible();
  await expectArabic(reader);
  await reader.getByLabel("البريد الإلكتروني").fill("nobody@example.test");
  await reader.getByLabel("كلمة المرور").fill("not a password of anybody");
  await reader.getByRole("button", { name: "دخول" }).click();
  await expect(reader.getByText("البريد الإلكتروني أو كلمة المرور غير صحيحة.")).toBeVisible();
  await expectArabic(reader);
  await expectAccessible(reader);
  await reader.goto("/desk/welcome/nothing");
  await expectArabic(reader);
});

/** A browser of a member who has every page of the desk, in Arabic. */
async function arabicPage(as: (role: Role) => Promise<Staff>, database: pg.Pool): Promise<Page> {
  const { page, member } = await as("managing_editor");
  await database.query("UPDATE members SET locale = 'ar', roles = '{managing_editor,administrator}' WHERE id = $1", [
    member.id,
  ]);
  return page;
}

async function expectArabic(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const shown = await page.evaluate(() => {
    const words: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element?.checkVisibility() && !element.closest("script, style, [lang='en']"))
        words.push(node.nodeValue ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "alt"]) words.push(element.getAttribute(name) ?? "");
    }
    return [document.title.split(" · ")[0] ?? "", ...words.map((word) => word.trim())];
  });
  const known = new Set([...englishWords(), "Suggestions"]);
  expect(shown.filter((text) => known.has(text))).toEqual([]);
}

/** What the interface says in English, as far as it says it by itself, without a name or a number in it. */
function englishWords(): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else for (const inner of Object.values(value as object)) walk(inner);
  };
  for (const name of readdirSync(directory)) walk(JSON.parse(readFileSync(path.join(directory, name), "utf8")));
  return texts.filter((text) => /[A-Za-z]{2}/.test(text) && !text.includes("{"));
}
