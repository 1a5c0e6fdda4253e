import { accountFailuresMax } from "#lib/auth/attempts";
import { hashPassword } from "#lib/auth/password";
import { demoAccount, expect, test } from "#tests/support/e2e";
import { signIn } from "#tests/support/sign-in";

const wrong = "Email or password is wrong.";

test.beforeEach(async ({ database }) => {
  await database.query("DELETE FROM sign_in_failures");
});

test("signs in with the account that the first start printed, and out again, on the server too", async ({
  reader: page,
  database,
}) => {
  const account = demoAccount("journalist");
  await test.step("a page of the desk leads to the door, and on to itself", async () => {
    await page.goto("/desk/articles?view=mine");
    await expect(page).toHaveURL(/\/desk\/sign-in/);
    await page.getByLabel("Email").fill(`  ${account.email.toUpperCase()} `);
    await page.getByLabel("Password").fill(account.password);
    await page.getByLabel("Password").press("Enter");
    await expect(page.getByRole("heading", { name: "My drafts", level: 1 })).toBeVisible();
  });
  const cookies = await page.context().cookies();
  await test.step("the session is kept from scripts and from other sites", async () => {
    const held = cookies.filter(({ httpOnly, sameSite }) => httpOnly && sameSite !== "None");
    expect(held.some(({ name }) => name.includes("session"))).toBe(true);
    expect(await page.evaluate(() => document.cookie)).not.toContain("session");
  });
  await test.step("signing out ends it: the cookie of before opens nothing", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.context().addCookies(cookies);
    await page.goto("/desk");
    await expect(page).toHaveURL(/\/desk\/sign-in/);
    const { rows } = await database.query(
      `SELECT s.ended_at FROM sessions s JOIN members m ON m.id = s.member_id
       WHERE m.email = $1 ORDER BY s.created_at DESC LIMIT 1`,
      [account.email],
    );
    expect(rows[0]?.ended_at).not.toBeNull();
  });
});

test("a wrong password is refused with the same words whether or not there is such an account", async ({
  reader: page,
}) => {
  const { email } = demoAccount("editor");
  for (const tried of [email, "nobody.at.all@lantern.example"]) {
    await page.goto("/desk/sign-in");
    await page.getByLabel("Email").fill(tried);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveText(wrong);
    await expect(page.getByLabel("Email")).toHaveValue(tried);
    await expect(page.getByLabel("Password")).toBeFocused();
    expect(page.url()).not.toContain("password");
  }
  const cookies = await page.context().cookies();
  expect(cookies.filter(({ name }) => name.includes("session"))).toEqual([]);
});

test("ten failures slow the account down and say so; the right password waits as well, and works after it", async ({
  as,
  reader: page,
  database,
}) => {
  const { member } = await as("journalist");
  const email = `${member.id}@example.test`;
  const password = "a long password of her own";
  await database.query("UPDATE members SET password_hash = $2 WHERE id = $1", [
    member.id,
    await hashPassword(password),
  ]);
  const notice = page.getByRole("alert").filter({ hasText: /\S/ });
  await page.goto("/desk/sign-in");
  await page.getByLabel("Email").fill(email);
  for (let attempt = 1; attempt < accountFailuresMax; attempt += 1) {
    await page.getByLabel("Password").fill(`wrong ${attempt}`);
    const answered = page.waitForResponse(/callback\/credentials/);
    await page.getByRole("button", { name: "Sign in" }).click();
    expect((await answered).status()).toBe(401);
    await expect(notice).toHaveText(wrong);
  }
  await test.step("the tenth is told to wait, and for how long", async () => {
    await page.getByLabel("Password").fill("wrong for the tenth time");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(notice).toHaveText(/wait|seconds/i);
  });
  await test.step("the right password waits as well", async () => {
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(notice).toHaveText(/wait|seconds/i);
    await expect(page).toHaveURL(/sign-in/);
  });
  await test.step("when the time is over it opens", async () => {
    await database.query("UPDATE sign_in_failures SET throttled_until = now() - interval '1 second'");
    await signIn(page, { email, password });
  });
});
