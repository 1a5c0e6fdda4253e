import type { Locator, Page } from "@playwright/test";
import { type Account, expect } from "#tests/support/e2e";

/** What people do at the desk, by the names that they see. */

export async function signIn(page: Page, { email, password }: Pick<Account, "email" | "password">): Promise<void> {
  await page.goto("/desk/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Waiting for me" })).toBeVisible();
}

/** Begins an article from the desk and waits until it can be written in; returns its id. */
export async function beginArticle(page: Page, edition: "English" | "Arabic" = "English"): Promise<string> {
  await page.goto("/desk");
  await page.getByRole("button", { name: "New article" }).click();
  await page.getByRole("dialog").getByLabel("Edition").selectOption({ label: edition });
  await page.getByRole("button", { name: "Begin writing" }).click();
  await expect(field(page, "Headline")).toBeEditable();
  return idOf(page);
}

export async function openArticle(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/articles/${id}`);
  await expect(field(page, "Headline")).toBeVisible();
  await expect(bodyOf(page)).toBeVisible();
}

export function idOf(page: Page): string {
  return new URL(page.url()).pathname.split("/")[3] ?? "";
}

export const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name, exact: true });
export const bodyOf = (page: Page): Locator => field(page, "Text of the article");
export const saveMark = (page: Page): Locator => page.getByRole("banner").getByRole("status");

/** Until the server has confirmed that it holds everything. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(saveMark(page)).toHaveText(/^Saved/);
}

/** Types into a field that finds things, and takes the one that is named. */
export async function choose(page: Page, box: string, typed: string, option: string | RegExp): Promise<void> {
  const combobox = page.getByRole("combobox", { name: box, exact: true });
  await combobox.click();
  await combobox.pressSequentially(typed);
  await page.getByRole("option", { name: option }).click();
}

/** Opens one of the tabs beside the article. */
export async function openTab(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("tab", { name }).click();
}
