import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import type pg from "pg";
import { makeArticle } from "#tests/factories/newsroom";
import { beginSession, demoAccount, expect, expectAccessible, test } from "#tests/support/e2e";
import { eventsAbout } from "#tests/support/filing";
import { secretOf } from "#tests/support/members";

/** What an administrator does about people, and what nobody else can. */
const site = process.env.E2E_URL ?? "";

test("a member is invited at an address that is shown once, chooses a password elsewhere and is at the desk", async ({
  as,
  browser,
  database,
}) => {
  const { page } = await as("administrator");
  const { name, email } = newcomer("Mira Lind");
  await page.goto("/desk/people");
  await page.getByRole("button", { name: "Add a member" }).click();
  const form = page.getByRole("dialog", { name: "Add a member" });
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("Email").fill("not an address@example");
  await form.getByRole("checkbox", { name: /^Sub-editor/ }).check();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Make the invitation" }).click();
  await expect(form.getByText("This is not an email address.")).toBeVisible();
  await expect(form.getByLabel("Name", { exact: true })).toHaveValue(name);
  await form.getByLabel("Email").fill(email);
  await form.getByRole("button", { name: "Make the invitation" }).click();

  const shown = page.getByRole("dialog", { name: `Invitation for ${name}` });
  const address = await shown.getByLabel("Address of the invitation").inputValue();
  const secret = secretOf(address);
  expect(address).toBe(`${site}/desk/welcome/${secret}`);
  await expectAccessible(page);
  await shown.getByRole("button", { name: "Close" }).click();
  const row = rowOf(page, email);
  await expect(row).toContainText("Invited");
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  const member = await memberOf(database, email);
  expect(member).toMatchObject({ name, roles: "{journalist,sub_editor}", password_hash: null });
  const { rows: links } = await database.query("SELECT hash FROM one_time_links WHERE member_id = $1", [member.id]);
  expect(links).toEqual([{ hash: createHash("sha256").update(secret).digest("hex") }]);

  const context = await browser.newContext({ baseURL: site, locale: "en-GB" });
  const guest = await context.newPage();
  await guest.goto(address);
  await expect(guest.getByRole("heading", { name: /^Welcome to / })).toBeVisible();
  await expect(guest.getByLabel("Email")).toHaveValue(email);
  await expect(guest.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  await expectAccessible(guest);
  for (const [typed, sentence] of [
    ["kelp 7", "At least 8 characters."],
    ["Password123", "This password is among those tried first. Choose another."],
    [email, "Choose a password that is not made of the email address."],
    ["a".repeat(200), "At most 128 characters."],
  ] as const) {
    await guest.getByLabel("Password").fill(typed);
    await guest.getByRole("button", { name: "Begin" }).click();
    await expect(guest.getByText(sentence)).toBeVisible();
    await expect(guest.getByLabel("Password")).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
  }
  await expectAccessible(guest);
  expect((await memberOf(database, email)).password_hash).toBeNull();
  await guest.getByLabel("Password").fill("the river rose at noon");
  await guest.getByRole("button", { name: "Begin" }).click();
  await guest.waitForURL(`${site}/desk`);
  await expect(guest.getByRole("link", { name: new RegExp(name) })).toContainText("Sub-editor");
  expect((await memberOf(database, email)).password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  const late = await context.newPage();
  await late.goto(address);
  await expect(late.getByRole("heading", { name: "This address no longer works" })).toBeVisible();
  const again = await post(`/desk/api/welcome/${secret}`, "", { password: "another river 9" });
  expect(again.status).toBe(404);
  await context.close();
  await page.reload();
  await expect(row).toContainText("Active");
});

test("an invitation greets in the language of whoever is invited, and a new one ends the one before", async ({
  as,
  browser,
}) => {
  const { page } = await as("administrator");
  const { name, email } = newcomer("هدى منصور");
  await page.goto("/desk/people");
  await page.getByRole("button", { name: "Add a member" }).click();
  const form = page.getByRole("dialog", { name: "Add a member" });
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("Email").fill(email);
  await form.getByLabel("Language of the desk").selectOption({ label: "العربية" });
  await form.getByRole("button", { name: "Make the invitation" }).click();
  const first = await shownAddress(page);

  const row = rowOf(page, email);
  await row.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByRole("button", { name: "New invitation" }).click();
  const second = await shownAddress(page);
  expect(second).not.toBe(first);

  const context = await browser.newContext({ baseURL: site, locale: "en-GB" });
  const guest = await context.newPage();
  await guest.goto(second);
  await expect(guest.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(guest.getByRole("heading", { name: /^أهلًا بك في / })).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("كلمة المرور").fill("12345678");
  await guest.getByRole("button", { name: "ابدأ" }).click();
  await expect(guest.getByText("كلمة المرور هذه من أول ما يُجرَّب. اختر غيرها.")).toBeVisible();
  await guest.getByRole("link", { name: "In English" }).click();
  await expect(guest.getByRole("heading", { name: /^Welcome to / })).toBeVisible();
  await guest.goto(first);
  await expect(guest.getByRole("heading", { name: "This address no longer works" })).toBeVisible();
  await expectAccessible(guest);
  await context.close();
});

test("other roles count at once: the old session is refused, the next one has the new rights", async ({
  as,
  database,
}) => {
  const { page } = await as("administrator");
  const journalist = await as("journalist");
  await journalist.page.goto("/desk");
  await page.goto("/desk/people");
  await page.getByRole("button", { name: `Change ${journalist.member.name}` }).click();
  const form = page.getByRole("dialog", { name: `Change ${journalist.member.name}` });
  await expect(form.getByText("1 open session")).toBeVisible();
  await form.getByRole("checkbox", { name: /^Journalist/ }).uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("This is needed.")).toBeVisible();
  await form.getByRole("checkbox", { name: /^Editor/ }).check();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${journalist.member.name} has been changed.`)).toBeVisible();
  await expect(rowOf(page, journalist.member.name)).toContainText("Editor");

  expect((await memberById(database, journalist.member.id)).roles).toBe("{editor}");
  expect(await eventsAbout(database, `member:${journalist.member.id}`)).toEqual(["member.changed", "session.ended"]);
  expect((await get("/desk/api/session", journalist.cookie)).status).toBe(401);
  await journalist.page.goto("/desk/tags");
  await expect(journalist.page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  const again = await beginSession(database, journalist.member.id);
  await journalist.context.addCookies([{ ...again, url: site, httpOnly: true, sameSite: "Lax" }]);
  await journalist.page.goto("/desk");
  await expect(journalist.page.getByRole("link", { name: "Sections", exact: true })).toBeVisible();
});

test("the end of a membership: the open editor is told, and no page, command or socket answers any more", async ({
  as,
  database,
}) => {
  const { page } = await as("administrator");
  const journalist = await as("journalist");
  const { id } = await makeArticle({ writer: journalist.member });
  await journalist.page.goto(`/desk/articles/${id}`);
  await expect(journalist.page.getByText(/^Saved/)).toBeVisible();

  await page.goto("/desk/people");
  await page.getByRole("button", { name: `Change ${journalist.member.name}` }).click();
  await page.getByRole("button", { name: "End membership" }).click();
  const asked = page.getByRole("dialog", { name: `End the membership of ${journalist.member.name}?` });
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Cancel" }).click();
  expect((await memberById(database, journalist.member.id)).ended_at).toBeNull();
  await page.getByRole("button", { name: "End membership" }).click();
  await asked.getByRole("button", { name: "End membership" }).click();
  await expect(page.getByText(/has been signed out and can no longer sign in/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Former members" })).toContainText(journalist.member.name);

  await expect(journalist.page.getByText("Signed out. What you write is kept on this computer")).toBeVisible();
  expect((await memberById(database, journalist.member.id)).ended_at).not.toBeNull();
  expect(await eventsAbout(database, `member:${journalist.member.id}`)).toEqual(["session.ended", "member.ended"]);
  const before = await articleRow(database, id);
  for (const [method, address, body] of [
    ["POST", `/desk/api/articles/${id}/submit`, {}],
    ["GET", `/desk/api/articles/${id}`],
    ["GET", `/desk/api/articles/${id}/content`],
    ["GET", `/desk/api/articles/${id}/history`],
    ["POST", "/desk/api/articles", { edition: "en" }],
    ["POST", "/desk/api/tags", { type: "topic", name: "After" }],
    ["POST", "/desk/api/assets", {}],
    ["PUT", "/desk/api/profile", { name: "After", locale: "en", version: "" }],
    ["POST", "/desk/api/profile/password", { current: "a", password: "b" }],
    ["GET", "/desk/api/session"],
  ] as const) {
    const response = await ask(method, address, journalist.cookie, body);
    expect(response.status, `${method} ${address}`).toBe(401);
  }
  for (const address of ["/desk", "/desk/articles", `/desk/articles/${id}`, `/desk/articles/${id}/revisions/1`]) {
    await journalist.page.goto(address);
    await expect(journalist.page.getByRole("heading", { name: "Sign in" }), address).toBeVisible();
  }
  expect(await articleRow(database, id)).toBe(before);

  await page.getByRole("button", { name: `Change ${journalist.member.name}` }).click();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText(`${journalist.member.name} can sign in again.`)).toBeVisible();
  expect((await memberById(database, journalist.member.id)).ended_at).toBeNull();
  // What was open before stays shut.
  expect((await get("/desk/api/session", journalist.cookie)).status).toBe(401);
});

test("an administrator signs a member out everywhere", async ({ as, database }) => {
  const { page } = await as("administrator");
  const editor = await as("editor");
  await beginSession(database, editor.member.id);
  await page.goto("/desk/people");
  await page.getByRole("button", { name: `Change ${editor.member.name}` }).click();
  await expect(page.getByText("2 open sessions")).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText(`${editor.member.name} has been signed out everywhere.`)).toBeVisible();
  expect((await get("/desk/api/session", editor.cookie)).status).toBe(401);
  expect(await eventsAbout(database, `member:${editor.member.id}`)).toEqual(["session.ended", "session.ended"]);
});

test("the last administrator who can sign in can neither be ended nor lose the role", async ({ as, database }) => {
  // Whom the test signs in has no password of her own.
  const { page } = await as("administrator");
  const { email } = demoAccount("administrator");
  const { name } = await memberOf(database, email);
  const sentence = "Somebody must be able to keep people and settings: make another administrator first.";
  await page.goto("/desk/people");
  await page.getByRole("button", { name: `Change ${name}` }).click();
  const form = page.getByRole("dialog", { name: `Change ${name}` });
  await form.getByRole("checkbox", { name: /^Editor/ }).check();
  await form.getByRole("checkbox", { name: /^Administrator/ }).uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toHaveText(sentence);
  await expect(form.getByRole("checkbox", { name: /^Editor/ })).toBeChecked();
  await form.getByRole("button", { name: "End membership" }).click();
  const asked = page.getByRole("dialog", { name: `End the membership of ${name}?` });
  await asked.getByRole("button", { name: "End membership" }).click();
  await expect(asked.getByRole("alert")).toHaveText(sentence);
  expect(await memberOf(database, email)).toMatchObject({ roles: "{administrator}", ended_at: null });
});

test("of two administrators over one form the second is told, and what she typed is still in it", async ({
  as,
  database,
}) => {
  const [one, two, editor] = [await as("administrator"), await as("administrator"), await as("editor")];
  const open = `Change ${editor.member.name}`;
  for (const { page } of [one, two]) {
    await page.goto("/desk/people");
    await page.getByRole("button", { name: open }).click();
  }
  const first = one.page.getByRole("dialog");
  await first.getByLabel("Name", { exact: true }).fill(`First ${editor.member.id}`);
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first).toBeHidden();

  const second = two.page.getByRole("dialog");
  await second.getByLabel("Name", { exact: true }).fill(`Second ${editor.member.id}`);
  await second.getByRole("checkbox", { name: /^Journalist/ }).check();
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("alert")).toContainText("Somebody has changed this since you opened it.");
  await expect(second.getByLabel("Name", { exact: true })).toHaveValue(`Second ${editor.member.id}`);
  await expect(second.getByRole("checkbox", { name: /^Journalist/ })).toBeChecked();
  expect(await memberById(database, editor.member.id)).toMatchObject({
    name: `First ${editor.member.id}`,
    roles: "{editor}",
  });
  await expect(second.getByText(`It now says: First ${editor.member.id}`)).toBeVisible();
  await expect(second.getByText(/^It now says:/)).toHaveCount(1);
  await expectAccessible(two.page);

  // Hers is put over it once she has seen what that says.
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second).toBeHidden();
  expect(await memberById(database, editor.member.id)).toMatchObject({
    name: `Second ${editor.member.id}`,
    roles: "{journalist,editor}",
  });
});

test("a stray click outside, and what else is done about the member, lose nothing that was typed", async ({
  as,
  database,
}) => {
  const [{ page }, journalist] = [await as("administrator"), await as("journalist")];
  const { name, email } = newcomer("Mira Lind");
  const typed = page.getByRole("dialog").getByLabel("Name", { exact: true });
  await page.goto("/desk/people");
  await page.getByRole("button", { name: "Add a member" }).click();
  await typed.fill(name);
  await page.mouse.click(5, 5);
  await expect(page.getByText("What you entered is not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(typed).toHaveValue(name);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Make the invitation" }).click();
  await shownAddress(page);

  await page.getByRole("button", { name: `Change ${name}` }).click();
  await typed.fill(`${name} Berg`);
  await page.getByRole("button", { name: "New invitation" }).click();
  await shownAddress(page);
  await page.mouse.click(5, 5);
  await expect(page.getByText("What you entered is not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${name} Berg has been changed.`)).toBeVisible();
  expect(await memberOf(database, email)).toMatchObject({ name: `${name} Berg` });

  await page.getByRole("button", { name: `Change ${journalist.member.name}` }).click();
  await typed.fill("Half a name");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("dialog").getByText("No open session")).toBeVisible();
  await expect(typed).toHaveValue("Half a name");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await memberById(database, journalist.member.id)).name).toBe(journalist.member.name);
});

test("who is no administrator finds no page, no link and no command for people or settings", async ({
  as,
  database,
}) => {
  const other = await as("contributor");
  const row = async () => (await database.query("SELECT xmin FROM members WHERE id = $1", [other.member.id])).rows;
  const settings = async () => (await database.query("SELECT key, xmin FROM settings ORDER BY key")).rows;
  const before = [await row(), await settings()];
  for (const role of ["journalist", "managing_editor"] as const) {
    const { page, cookie } = await as(role);
    for (const address of ["/desk/people", "/desk/settings"]) {
      const response = await page.goto(address);
      expect(response?.status(), `${role} ${address}`).toBe(404);
      await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
      expect(await page.content()).not.toContain(demoAccount("administrator").email);
    }
    await page.goto("/desk");
    for (const name of ["People", "Settings"]) {
      await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
    }
    const member = { name: "Other", email: "other@example.test", roles: ["administrator"] };
    for (const [method, address, body] of [
      ["POST", "/desk/api/people", { ...member, locale: "en" }],
      ["PUT", `/desk/api/people/${other.member.id}`, { ...member, version: "" }],
      ["POST", `/desk/api/people/${other.member.id}/end`, {}],
      ["POST", `/desk/api/people/${other.member.id}/reinstate`, {}],
      ["POST", `/desk/api/people/${other.member.id}/invitation`, {}],
      ["POST", `/desk/api/people/${other.member.id}/end-sessions`, {}],
      ["PUT", "/desk/api/settings/newsroom", { timeZone: "UTC", defaultEdition: "ar", version: 0 }],
    ] as const) {
      const response = await ask(method, address, cookie, body);
      expect(response.status, `${role} ${address}`).toBe(403);
      expect(JSON.stringify(await response.json())).toMatch(/Only administrators keep (people|the settings)\./);
    }
  }
  expect([await row(), await settings()]).toEqual(before);
  expect((await get("/desk/api/session", other.cookie)).status).toBe(200);
});

// ── What the tests above need ────────────────────────────────────────────────

function newcomer(name: string) {
  const mark = Math.random().toString(36).slice(2, 8);
  return { name: `${name} ${mark}`, email: `newcomer-${mark}@example.test` };
}

/** Reads the address that the page shows once, and closes it. */
async function shownAddress(page: Page): Promise<string> {
  const address = await page.getByLabel("Address of the invitation").inputValue();
  await page.getByRole("button", { name: "Close" }).click();
  return address;
}

function rowOf(page: Page, text: string) {
  return page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: text });
}

function ask(method: string, address: string, cookie: string, body?: object): Promise<Response> {
  return fetch(`${site}${address}`, {
    method,
    headers: { Cookie: cookie, Origin: site, ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: "manual",
  });
}

const get = (address: string, cookie: string) => ask("GET", address, cookie);
const post = (address: string, cookie: string, body: object) => ask("POST", address, cookie, body);

const columns = "id, name, email, roles::text, password_hash, ended_at";

async function memberOf(database: pg.Pool, email: string) {
  return (await database.query(`SELECT ${columns} FROM members WHERE email = $1`, [email])).rows[0];
}

async function memberById(database: pg.Pool, id: string) {
  return (await database.query(`SELECT ${columns} FROM members WHERE id = $1`, [id])).rows[0];
}

async function articleRow(database: pg.Pool, id: string): Promise<string> {
  const { rows } = await database.query(
    "SELECT a.xmin, (SELECT count(*) FROM article_updates WHERE article_id = $1) AS updates FROM articles a WHERE id = $1",
    [id],
  );
  return JSON.stringify(rows);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
