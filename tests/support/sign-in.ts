import type { Page } from "@playwright/test";
import type pg from "pg";
import { hashPassword } from "#lib/auth/password";
import { type Account, expect } from "#tests/support/e2e";

/** Signs in by hand, as people do. */
export async function signIn(page: Page, { email, password }: Pick<Account, "email" | "password">): Promise<void> {
  await page.goto("/desk/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Waiting for me" })).toBeVisible();
}

/** Gives a member a password, for tests in which somebody signs in by hand. */
export async function setPassword(database: pg.Pool, memberId: string): Promise<{ email: string; password: string }> {
  const password = `correct horse ${memberId}`;
  const { rows } = await database.query<{ email: string }>(
    "UPDATE members SET password_hash = $2 WHERE id = $1 RETURNING email",
    [memberId, await hashPassword(password)],
  );
  return { email: rows[0]?.email ?? "", password };
}
