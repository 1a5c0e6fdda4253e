import { makeAuthor } from "#tests/factories/newsroom";
import { cameraPhoto } from "#tests/factories/pictures";
import { pasteText } from "#tests/support/clipboard";
import { expect, test } from "#tests/support/e2e";
import { beginArticle, choose, expectSaved, fieldOf, openArticle, textOf } from "#tests/support/editor";
import { rssItems, structuredData } from "#tests/support/reading";
import { leaksOf, workingSubject } from "#tests/support/strangers";

const report = `مرشدو السفن في ميناء سلمى يطالبون بوردية ثانية

سلوى درويش.

(صورة أرشيفية)

أكدت مديرة الميناء يوم الخميس أن أقل من نصف مرشدي السفن المرخَّصين في نهر أردا على رأس عملهم، فيما تنتظر سفن موسم الحبوب دورها عند الرصيف منذ أيام.

وقالت سلوى درويش في اجتماع مجلس الميناء: "عدد المرشدين القادرين على إيصال سفينة إلى رصيف الحبوب تسعة، وقد خططنا للموسم بعشرين مرشدًا".

وأضافت أن الإدارة أعلنت ٢٥ وظيفة جديدة، وأنها لن تطلب من أي ربان أن يصعد النهر وحده مهما طال الانتظار.

تابعوا آخر الأخبار المحلية والرياضية وأحدث المستجدات عبر قناتنا على تلغرام`;

/** The main job in the Arabic edition: typed, pasted, found and read from right to left, with Arabic in its address. */
test("an Arabic report goes from paste to the public page, and search finds it however it is spelled", async ({
  as,
  reader,
}) => {
  test.setTimeout(240_000);
  const run = Math.random().toString(36).slice(2, 8);
  const writer = await as("journalist");
  const editor = await as("editor");
  await makeAuthor(writer.member.id);
  const { page } = writer;
  const id = await beginArticle(page, "Arabic");
  const headline = `مرشدو السفن في ميناء سلمى يطالبون بوردية ثانية`;

  await test.step("what stands above and below the report is noticed in Arabic as well", async () => {
    await textOf(page).click();
    await pasteText(page, report);
    const offers = page.getByRole("status", { name: "Noticed in what you pasted" });
    for (const name of [/^Use as headline/, /^Use as caption/, /^Mark as archive photo/, /^Remove/]) {
      await offers.getByRole("button", { name }).click();
    }
    await expect(fieldOf(page, "Headline")).toHaveValue(headline);
    await expect(textOf(page).locator("p")).toHaveCount(3);
  });
  await test.step("the address is proposed in Arabic, without harakat, and stays when set by hand", async () => {
    await expect(fieldOf(page, "Address")).toHaveValue("مرشدو-السفن-في-ميناء-سلمى-يطالبون-بوردية");
    await fieldOf(page, "Address").fill(`مرشدو-السفن-${run}`);
    await fieldOf(page, "Headline").press("End");
    await fieldOf(page, "Headline").pressSequentially(` ${run}`);
    await expect(fieldOf(page, "Address")).toHaveValue(`مرشدو-السفن-${run}`);
  });
  await test.step("fields, tags by either script, photo", async () => {
    await fieldOf(page, "Standfirst").fill("تسعة مرشدين لأحد عشر سفينة.");
    await page.getByLabel("Section").selectOption({ label: "اقتصاد" });
    await fieldOf(page, "Dateline").fill("ميناء سلمى");
    await choose(page, "Add a tag", "River Ard", /نهر أردا/);
    await choose(page, "Add a tag", `الإرشاد ${run}`, new RegExp(`الإرشاد ${run}.*topic`));
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles(await cameraPhoto(`${run}.jpg`, { width: 700, height: 480 }));
    await fieldOf(page, "Credit").fill("يوسف رحال");
    await fieldOf(page, "Alt text").fill("سفن عند الرصيف");
    await expect(page.getByRole("checkbox", { name: /Archive photo/ })).toBeChecked();
    await expectSaved(page);
    expect(await leaksOf(await workingSubject(id), [`الإرشاد ${run}`, run])).toEqual([]);
  });
  await test.step("approved and published", async () => {
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByRole("banner")).toContainText("In review · revision 1");
    await openArticle(editor.page, id);
    await editor.page.getByRole("button", { name: "Approve revision 1" }).click();
    await editor.page.getByRole("button", { name: "Publish" }).click();
    await editor.page.getByRole("dialog").getByRole("button", { name: "Publish now" }).click();
    await expect(editor.page.getByRole("dialog", { name: "It is public" })).toBeVisible();
  });
  await test.step("the reader's page is Arabic from right to left throughout, its address too", async () => {
    await reader.goto("/ar");
    await reader
      .getByRole("link", { name: `${headline} ${run}` })
      .first()
      .click();
    expect(decodeURIComponent(new URL(reader.url()).pathname)).toBe(`/ar/articles/مرشدو-السفن-${run}-${id}`);
    await expect(reader.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(reader.locator("html")).toHaveAttribute("lang", "ar");
    const article = reader.getByRole("article").filter({ has: reader.getByRole("heading", { level: 1 }) });
    await expect(article.getByRole("figure")).toContainText("صورة أرشيفية · يوسف رحال");
    await expect(article).toContainText("تابعوا «الفانوس» على أخبار جوجل");
    await expect(article).not.toContainText("تلغرام");
    await expect(article.getByRole("link", { name: "نهر أردا" })).toBeVisible();
    const leftToRight = await article
      .locator("p, h1, h2, figcaption")
      .evaluateAll((elements) =>
        elements
          .filter((element) => getComputedStyle(element).direction !== "rtl")
          .map((element) => element.textContent),
      );
    expect(leftToRight).toEqual([]);
    expect(await structuredData(reader, "NewsArticle")).toMatchObject({ inLanguage: "ar", articleSection: "اقتصاد" });
    const [item] = await rssItems("/ar/feed.xml");
    expect(item?.title).toBe(`${headline} ${run}`);
  });
  await test.step("other spellings find it: hamza, ta marbuta, harakat, tatweel, Latin digits, and-the", async () => {
    for (const query of ["اعلنت 25 وظيفه", "مُرْشِدُو السُّفُن", "مرشـــدو", "والسفن", `الارشاد ${run}`]) {
      await reader.goto(`/ar/search?q=${encodeURIComponent(query)}`);
      await expect(reader.getByRole("link", { name: `${headline} ${run}` }).first(), query).toBeVisible();
    }
  });
});
