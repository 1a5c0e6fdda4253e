import type { Page } from "@playwright/test";
import { articleAddress } from "#lib/addresses";
import { instantsOf, wallClock } from "#lib/articles/when";
import { nowMs } from "#lib/platform/clock";
import { makeArticle, paragraphs } from "#tests/factories/newsroom";
import { expect, test } from "#tests/support/e2e";
import { caretAfter, expectSaved, openArticle, storedText } from "#tests/support/editor";
import { brokenInvariants } from "#tests/support/invariants";
import { leaksOf, surfacesThatSay, workingSubject } from "#tests/support/strangers";

const hour = 3_600_000;
/** The newsroom's own zone in the demo; the browsers of these tests stand in another. */
const newsroomZone = "Asia/Riyadh";

/** A full minute some hours from now, as the clock on the newsroom's wall will show it. */
function inHours(hours: number): { instant: Date; date: string; time: string } {
  const instant = new Date(Math.ceil((nowMs() + hours * hour) / 60_000) * 60_000);
  const [date = "", time = ""] = wallClock(instant, newsroomZone).split("T");
  return { instant, date, time };
}

async function secret(canary: string) {
  return makeArticle({
    workState: "approved",
    fields: { headline: `Held back ${canary}`, body: paragraphs(`The secret of ${canary}.`) },
  });
}

async function release(page: Page, kind: "At a time" | "Under an embargo", at: { date: string; time: string }) {
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: /^Publish revision/ });
  await dialog.getByRole("radio", { name: kind }).check();
  await dialog.getByLabel(`${kind}: Date`, { exact: true }).fill(at.date);
  await dialog.getByLabel(`${kind}: Time`, { exact: true }).fill(at.time);
  return dialog;
}

test("a scheduled article is nowhere until the second that was chosen, then everywhere, with that time on it", async ({
  as,
  reader,
  database,
  setClock,
}) => {
  const canary = `heron${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await secret(canary);
  const { page } = await as("editor");
  const at = inHours(2);

  await test.step("date, time and named zone; said again in both zones before it is accepted", async () => {
    await openArticle(page, id);
    const dialog = await release(page, "At a time", at);
    await expect(dialog.getByLabel("At a time: Time zone")).toHaveValue(newsroomZone);
    await expect(dialog.getByRole("status")).toContainText(`newsroom time (${newsroomZone})`);
    await expect(dialog.getByRole("status")).toContainText("your time (Europe/Berlin)");
    await dialog.getByRole("button", { name: "Schedule" }).click();
    await expect(page.getByRole("dialog", { name: /^It goes out/ })).toContainText("Until then no page shows it.");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("banner")).toContainText("Scheduled");
    await expect(page.getByText(/^Revision 1 goes out .*Asia\/Riyadh/)).toBeVisible();
    await page.goto("/desk/articles?view=scheduled");
    await expect(page.getByRole("listitem").filter({ hasText: canary })).toContainText(`${at.time} ${newsroomZone}`);
    const { rows } = await database.query("SELECT * FROM publications WHERE article_id = $1", [id]);
    expect(rows).toMatchObject([{ state: "scheduled", time_zone: newsroomZone, embargo: false }]);
    expect(rows[0].starts_at).toEqual(at.instant);
  });
  const subject = await workingSubject(id);
  await test.step("in the last seconds before, no surface knows of it", async () => {
    setClock(at.instant.getTime() - 1_000 - Date.now() - 5_000);
    expect(await leaksOf(subject, [canary])).toEqual([]);
  });
  await test.step("after it, every surface does, with the time that was set", async () => {
    setClock(at.instant.getTime() + 1_000 - Date.now());
    await expect
      .poll(() => surfacesThatSay(subject, subject.id), { timeout: 60_000 })
      .toEqual(expect.arrayContaining(["article", "feed", "front", "news-sitemap", "section", "sitemap", "tag"]));
    await reader.goto(articleAddress(subject));
    await expect(reader.getByRole("article").first().locator("time").first()).toHaveAttribute(
      "datetime",
      at.instant.toISOString(),
    );
    const { rows } = await database.query("SELECT state FROM publications WHERE article_id = $1", [id]);
    expect(rows).toEqual([{ state: "live" }]);
    expect(await brokenInvariants()).toEqual([]);
  });
});

test("a schedule comes due while somebody writes on: what was approved goes out, her words stay at home and are saved", async ({
  as,
  reader,
  database,
  setClock,
}) => {
  const canary = `egret${Math.random().toString(36).slice(2, 8)}`;
  const at = inHours(2);
  const { id } = await makeArticle({
    publicState: "scheduled",
    when: { kind: "schedule", at: { local: `${at.date}T${at.time}`, timeZone: newsroomZone } },
    fields: { headline: `On its way ${canary}`, body: paragraphs("As approved.") },
  });
  const { page } = await as("journalist");
  await openArticle(page, id);
  await caretAfter(page, "As approved.");
  await page.keyboard.type(" Not yet.");
  await expectSaved(page);
  await expect(page.getByRole("banner")).toContainText("Scheduled");

  setClock(at.instant.getTime() + 1_000 - Date.now());
  await expect(page.getByRole("banner")).toContainText("Live", { timeout: 60_000 });
  await page.keyboard.type(" And still not.");
  await expectSaved(page);
  await expect.poll(() => storedText(database, id)).toContain("As approved. Not yet. And still not.");
  await expect(page.getByRole("banner")).toContainText("Draft");

  await reader.goto(articleAddress(await workingSubject(id)));
  await expect(reader.getByRole("article").first()).toContainText("As approved.");
  await expect(reader.getByRole("article").first()).not.toContainText("Not yet");
  const { rows } = await database.query("SELECT state FROM publications WHERE article_id = $1", [id]);
  expect(rows).toEqual([{ state: "live" }]);
});

test("an embargo lifts by the clock alone, on every page that was kept before it", async ({ as, reader, setClock }) => {
  const canary = `bittern${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await secret(canary);
  const { page } = await as("editor");
  const at = inHours(3);
  await openArticle(page, id);
  const dialog = await release(page, "Under an embargo", at);
  await dialog.getByRole("button", { name: "Set the embargo" }).click();
  await expect(page.getByRole("dialog", { name: /^Under embargo until/ })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(page.getByText(/^Revision 1 is under embargo until/)).toBeVisible();

  const subject = await workingSubject(id);
  expect(await leaksOf(subject, [canary])).toEqual([]);
  setClock(at.instant.getTime() - 6_000 - Date.now());
  expect(await leaksOf(subject, [canary])).toEqual([]);
  setClock(at.instant.getTime() + 1_000 - Date.now());
  await expect.poll(async () => (await reader.goto(articleAddress(subject)))?.status()).toBe(200);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(canary);
  expect(await surfacesThatSay(subject, subject.id)).toEqual(
    expect.arrayContaining(["article", "feed", "front", "news-sitemap", "section", "sitemap", "tag"]),
  );
});

test("a publication that was called off does not go out, and one that ends is gone at its time", async ({
  as,
  reader,
  setClock,
}) => {
  const canary = `egret${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await secret(canary);
  const { page } = await as("editor");
  const at = inHours(2);
  await openArticle(page, id);
  const dialog = await release(page, "At a time", at);
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Call off the publication" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Call off" }).click();
  await expect(page.getByRole("banner")).not.toContainText("Scheduled");
  const subject = await workingSubject(id);
  setClock(at.instant.getTime() + 10_000 - Date.now());
  expect(await leaksOf(subject, [canary])).toEqual([]);
  setClock(0);

  await test.step("published now, taken down by the clock", async () => {
    const until = inHours(4);
    await page.getByRole("button", { name: "Publish" }).click();
    const again = page.getByRole("dialog", { name: /^Publish revision/ });
    await again.getByRole("checkbox", { name: "Take it down later" }).check();
    await again.getByLabel("Taken down: Date", { exact: true }).fill(until.date);
    await again.getByLabel("Taken down: Time", { exact: true }).fill(until.time);
    await again.getByRole("button", { name: "Publish now" }).click();
    await expect(page.getByRole("dialog", { name: "It is public" })).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    expect((await reader.goto(articleAddress(subject)))?.status()).toBe(200);
    setClock(until.instant.getTime() + 1_000 - Date.now());
    expect((await reader.goto(articleAddress(subject)))?.status()).toBe(404);
    expect(await leaksOf(subject, [canary])).toEqual([]);
  });
});

test("an hour that comes twice in a night is asked about, one that does not exist is refused, before anything is set", async ({
  as,
}) => {
  const { id } = await makeArticle({ workState: "approved" });
  const { page } = await as("editor");
  await openArticle(page, id);
  const dialog = await release(page, "At a time", { date: lastSundayOf(october), time: "02:30" });
  await dialog.getByLabel("At a time: Time zone").selectOption({ label: "Europe/Berlin (yours)" });
  await expect(dialog.getByRole("radiogroup")).toContainText("That time comes twice that night. Which one?");
  await dialog.getByRole("radio", { name: "The second, UTC+1" }).check();
  await expect(dialog.getByRole("status")).toContainText("04:30");
  await dialog.getByLabel("At a time: Date").fill(lastSundayOf(march));
  await expect(dialog.getByRole("status")).toContainText("That time does not exist in Europe/Berlin");
  expect(instantsOf(`${lastSundayOf(march)}T02:30`, "Europe/Berlin")).toEqual([]);
});

const [march, october] = [2, 9];

/** The next one that is still to come: in the night before it clocks in Europe are moved. */
function lastSundayOf(month: number): string {
  const thisYear = new Date(nowMs()).getUTCFullYear();
  const days = [thisYear, thisYear + 1].map((year) => {
    const lastDay = new Date(Date.UTC(year, month + 1, 0));
    return new Date(Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay()));
  });
  // A day to spare, for zones that are ahead.
  const next = days.find((day) => day.getTime() > nowMs() + 24 * hour) as Date;
  return next.toISOString().slice(0, 10);
}
