import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import pg from "pg";
import type { MemberActor } from "#lib/members/actor";
import type { Role } from "#lib/members/roles";
import { runningEmbedded } from "#lib/platform/embedded";
import { newId } from "#lib/platform/ids";

export { expect };

const dataDir = process.env.E2E_DATA_DIR ?? "";
const site = process.env.E2E_URL ?? "";

// What tests call of lib speaks to the database and the secret of the server under test.
process.env.DATA_DIR = dataDir;
process.env.SITE_URL = site;
process.env.LOG_LEVEL = "silent";
process.env.DATABASE_URL ??= runningEmbedded(dataDir) ?? "";

export type Account = { email: string; password: string; role: Role };

type Fixtures = {
  /** A browser of its own for a member with this role: signed in, on no page yet. */
  as: (role: Role) => Promise<Staff>;
  /** A reader's browser: signed in nowhere. */
  reader: Page;
  /** One more browser of its own, signed in nowhere. */
  newBrowser: () => Promise<Page>;
  database: pg.Pool;
  /** Offset of the server's clock in milliseconds; back to zero after the test. Only in tests/e2e/alone. */
  setClock: (offsetMs: number) => void;
};

export type Staff = { page: Page; context: BrowserContext; member: MemberActor; cookie: string };

export const test = base.extend<Fixtures>({
  baseURL: site,
  as: async ({ browser, database }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const member = await memberWith(database, role);
      const cookie = await beginSession(database, member.id);
      const context = await browser.newContext({ baseURL: site, locale: "en-GB", timezoneId: "Europe/Berlin" });
      contexts.push(context);
      await context.addCookies([
        { name: cookie.name, value: cookie.value, url: site, httpOnly: true, sameSite: "Lax" },
      ]);
      return { page: await context.newPage(), context, member, cookie: `${cookie.name}=${cookie.value}` };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  reader: async ({ newBrowser }, use) => use(await newBrowser()),
  newBrowser: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: site });
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  database: async ({}, use) => {
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
    // A test may stop the database; what asks it after that connects anew.
    pool.on("error", () => {});
    await use(pool);
    await pool.end();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  setClock: async ({}, use) => {
    const set = (offsetMs: number) => writeFileSync(process.env.E2E_CLOCK_FILE ?? "", String(offsetMs));
    await use(set);
    set(0);
  },
});

/** The accounts that the first start printed. */
export function demoAccounts(): Account[] {
  return JSON.parse(readFileSync(path.join(dataDir, "demo-accounts.json"), "utf8")) as Account[];
}

export function demoAccount(role: Role): Account {
  const account = demoAccounts().find((candidate) => candidate.role === role);
  if (!account) throw new Error(`no demo account is ${role}`);
  return account;
}

/** A new member with the role, so that no test finds another's articles in its queue as its own. */
async function memberWith(database: pg.Pool, role: Role): Promise<MemberActor> {
  const id = newId();
  const name = `${role.replace("_", " ")} ${id.slice(0, 4)}`;
  await database.query("INSERT INTO members (id, email, name, roles) VALUES ($1, $2, $3, $4::role[])", [
    id,
    `${id}@example.test`,
    name,
    `{${role}}`,
  ]);
  return { kind: "member", id, name, roles: [role] };
}

/** A session as signing in makes it; the cookie for it. */
export async function beginSession(database: pg.Pool, memberId: string): Promise<{ name: string; value: string }> {
  const { sessionToken } = await import("#lib/auth/session");
  const { sessionCookie } = await import("#lib/auth/cookies");
  const id = newId();
  await database.query("INSERT INTO sessions (id, member_id, expires_at) VALUES ($1, $2, now() + interval '1 day')", [
    id,
    memberId,
  ]);
  return { name: sessionCookie(), value: await sessionToken({ id, memberId }) };
}

/** Nothing that axe objects to: WCAG 2.2 A and AA, `target-size` among them, and what it calls good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

/** The page is no wider than its window: nobody has to scroll sideways. */
export async function expectFits(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}
