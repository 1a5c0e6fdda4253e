import { expect, expectAccessible, test } from "#tests/support/e2e";

const addresses = ["/desk/nothing", "/desk/articles/0123456789ab", "/desk/tags/nothing/at/all", "/desk/people/nobody"];

test("an address of the desk that is none is told under 404 in the member's language", async ({ as, database }) => {
  const { page, member } = await as("editor");
  for (const [locale, title, back] of [
    ["en", "There is nothing here", "To the desk"],
    ["ar", "لا شيء هنا", "إلى المكتب"],
  ] as const) {
    await database.query("UPDATE members SET locale = $2 WHERE id = $1", [member.id, locale]);
    for (const address of addresses) {
      const response = await page.goto(address);
      expect(response?.status(), `${locale} ${address}`).toBe(404);
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
    }
    await expectAccessible(page);
    await page.getByRole("link", { name: back }).click();
    await page.waitForURL("**/desk");
  }
});

test("whoever is not signed in is told the same, in the language last used, and learns nothing", async ({ reader }) => {
  for (const [locale, title] of [
    ["en", "There is nothing here"],
    ["ar", "لا شيء هنا"],
  ] as const) {
    await reader.goto(`/desk/language?to=${locale}`);
    const response = await reader.goto("/desk/nothing");
    expect(response?.status()).toBe(404);
    await expect(reader.getByRole("heading", { name: title })).toBeVisible();
    await expect(reader.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
    await expectAccessible(reader);
  }
  // Whether an article is there is for those who may see it.
  await reader.goto("/desk/articles/0123456789ab");
  await expect(reader.getByRole("heading", { name: "تسجيل الدخول" })).toBeVisible();
});

test("a command that is none answers as a command does", async ({ as }) => {
  const { cookie } = await as("editor");
  const site = process.env.E2E_URL ?? "";
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    const response = await fetch(`${site}/desk/api/nothing/here`, {
      method,
      headers: { Cookie: cookie, Origin: site },
    });
    expect(response.status, method).toBe(404);
    expect(await response.json(), method).toMatchObject({
      error: { kind: "not_found", message: "There is nothing here." },
    });
  }
});
