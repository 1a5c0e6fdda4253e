import type { Browser, Page } from "@playwright/test";
import { inviteMember } from "#lib/members/add";
import { join } from "#lib/members/join";
import { beginSession, expect, expectAccessible, test } from "#tests/support/e2e";
import { secretOf } from "#tests/support/members";

/** One's own name, language, password and sessions. */
const site = process.env.E2E_URL ?? "";
const password = "the river rose at noon";

test("a name is kept, and what another browser changed meanwhile is not written over", async ({ as, database }) => {
  const { page, context, member } = await as("journalist");
  const other = await context.newPage();
  for (const each of [page, other]) await each.goto("/desk/profile");
  await page.getByLabel("Name").fill(`Mira ${member.id}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your profile has been saved.")).toBeVisible();
  await expect(
    page.getByRole("link", { name: new RegExp(`^Mira ${member.id} .*Profile and sessions$`) }),
  ).toBeVisible();

  await other.getByLabel("Name").fill(`Other ${member.id}`);
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("main").getByRole("alert")).toContainText(
    "Somebody has changed this since you opened it.",
  );
  await expect(other.getByLabel("Name")).toHaveValue(`Other ${member.id}`);
  const { rows } = await database.query("SELECT name FROM members WHERE id = $1", [member.id]);
  expect(rows).toEqual([{ name: `Mira ${member.id}` }]);

  // The first page goes on from what it has saved itself.
  await page.getByLabel("Name").fill(" ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription("This is needed.");
  await page.getByLabel("Name").fill("m".repeat(81));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription("At most 80 characters.");
  await page.getByLabel("Name").fill(`Mira L. ${member.id}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByRole("link", { name: new RegExp(`^Mira L. ${member.id} .*Profile and sessions$`) }),
  ).toBeVisible();
});

test("the whole desk turns to Arabic, from right to left, and so does the sign-in page of that browser", async ({
  as,
  database,
}) => {
  const { page, member } = await as("managing_editor");
  await page.goto("/desk/profile");
  await expectAccessible(page);
  await page.getByLabel("Language of the desk").selectOption({ label: "العربية" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "الملف الشخصي" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expectAccessible(page);
  const { rows } = await database.query("SELECT locale FROM members WHERE id = $1", [member.id]);
  expect(rows).toEqual([{ locale: "ar" }]);

  await page.getByLabel("الاسم").fill(" ");
  await page.getByRole("button", { name: "حفظ" }).click();
  await expect(page.getByLabel("الاسم")).toHaveAccessibleDescription("هذا مطلوب.");
  await page.getByRole("button", { name: "تسجيل الخروج", exact: true }).click();
  await expect(page.getByRole("heading", { name: "تسجيل الدخول" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});

test("a new password asks for the present one, ends every other session and leaves this one", async ({
  browser,
  database,
}) => {
  const { id, email } = await joined();
  const here = await signedIn(browser, email, password);
  const elsewhere = await signedIn(browser, email, password);
  await here.goto("/desk/profile");
  const change = async (current: string, next: string) => {
    await here.getByLabel("Current password").fill(current);
    await here.getByLabel("New password").fill(next);
    await here.getByRole("button", { name: "Change password" }).click();
  };
  await change("a guess", "another river 9");
  await expect(here.getByLabel("Current password")).toHaveAccessibleDescription("This is not your current password.");
  await change(password, "qwerty123");
  await expect(here.getByLabel("New password")).toHaveAccessibleDescription(
    "This password is among those tried first. Choose another.",
  );
  await expectAccessible(here);
  const hashOf = async () => (await database.query("SELECT password_hash FROM members WHERE id = $1", [id])).rows[0];
  const before = await hashOf();
  await elsewhere.goto("/desk/profile");
  await expect(elsewhere.getByRole("heading", { name: "Profile" })).toBeVisible();

  await change(password, "another river 9");
  await expect(here.getByText("Your password has been changed and every other session signed out.")).toBeVisible();
  await expect(here.getByLabel("Current password")).toHaveValue("");
  expect(await hashOf()).not.toEqual(before);
  await here.reload();
  await expect(here.getByRole("heading", { name: "Profile" })).toBeVisible();
  await elsewhere.goto("/desk/profile");
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await fillSignIn(elsewhere, email, password);
  await expect(elsewhere.getByRole("main").getByRole("alert")).toHaveText("Email or password is wrong.");
  await fillSignIn(elsewhere, email, "another river 9");
  await elsewhere.waitForURL(`${site}/desk/profile`);
  for (const page of [here, elsewhere]) await page.context().close();
});

test("one's sessions are listed, each is ended alone or all others together", async ({ as, database }) => {
  const { page, member } = await as("journalist");
  const others = await Promise.all([1, 2, 3].map(() => beginSession(database, member.id)));
  await database.query(
    "UPDATE sessions SET user_agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' WHERE member_id = $1 AND user_agent = ''",
    [member.id],
  );
  const open = async () => {
    const cookies = others.map(({ name, value }) => `${name}=${value}`);
    const asked = cookies.map((cookie) => fetch(`${site}/desk/api/session`, { headers: { Cookie: cookie } }));
    return (await Promise.all(asked)).filter(({ status }) => status === 200).length;
  };
  expect(await open()).toBe(3);
  await page.goto("/desk/profile");
  const list = page.getByRole("list", { name: "Where you are signed in" });
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expect(list.getByRole("listitem").filter({ hasText: "this browser" })).toHaveCount(1);
  await list.getByRole("button", { name: "Sign out Firefox on Linux" }).first().click();
  await expect(page.getByText("That session has been signed out.")).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(3);
  expect(await open()).toBe(2);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Every other session has been signed out.")).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toBeDisabled();
  expect(await open()).toBe(0);
});

/** A member who has chosen a password. */
async function joined(): Promise<{ id: string; email: string }> {
  const mark = Math.random().toString(36).slice(2, 8);
  const email = `joined-${mark}@example.test`;
  const member = { name: `Joined ${mark}`, email, roles: ["journalist" as const], locale: "en" as const };
  const { id, link } = await inviteMember({ kind: "system" }, member);
  await join(secretOf(link.address), { password });
  return { id, email };
}

async function signedIn(browser: Browser, email: string, typed: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/desk/sign-in");
  await fillSignIn(page, email, typed);
  await page.waitForURL(`${site}/desk`);
  return page;
}

async function fillSignIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(typed);
  await page.getByRole("button", { name: "Sign in" }).click();
}
