import type { Page } from "@playwright/test";
import { makeArticle } from "#tests/factories/newsroom";
import { pasteHtml, pasteText } from "#tests/support/clipboard";
import { expect, type Staff, test } from "#tests/support/e2e";
import { expectSaved, fieldOf, openArticle, openTab, textOf } from "#tests/support/editor";
import { uploadPicture } from "#tests/support/filing";
import { readStory } from "#tests/support/story";

const story = readStory();
const [first = "", second = "", ...rest] = story.paragraphs;

/** A report as a word processor puts it on the clipboard. */
const wordReport = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;color:#C00000} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle><b style='mso-bidi-font-weight:normal'><span style='font-size:20.0pt;color:#C00000'>${story.headline}<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='line-height:150%'><span lang=EN-US style='font-size:12.0pt'>${first}</span><o:p></o:p></p>
<p class=MsoNormal align=center style='text-align:center'><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span style='mso-fareast-language:AR-SA'>${second} <a href="https://example.org/report?page=2"><span style='color:blue'>The full report</span></a>.<o:p></o:p></span></p>
<blockquote style='margin:0'><p class=MsoQuote><i>${rest[0]}</i><o:p></o:p></p></blockquote>
${rest
  .slice(1)
  .map((text) => `<p class=MsoNormal>${text}<o:p></o:p></p>`)
  .join("\n")}
<p class=MsoNormal><b>${story.closingLine}</b><o:p></o:p></p>
<script>document.title = "pasted"</script><img src="x" onerror="document.title = 'pasted'">
<!--EndFragment--></body></html>`;

async function writing(staff: Staff): Promise<Page> {
  const { id } = await makeArticle({
    writer: staff.member,
    fields: { headline: "", body: { type: "doc", content: [{ type: "paragraph" }] } },
  });
  await openArticle(staff.page, id);
  return staff.page;
}

const offers = (page: Page) => page.getByRole("status", { name: "Noticed in what you pasted" });

test("a report from a word processor keeps paragraphs, quotes and links; styles, empty paragraphs and scripts go", async ({
  as,
  database,
}) => {
  const staff = await as("journalist");
  const page = await writing(staff);
  const body = textOf(page);
  await pasteHtml(body, wordReport);
  await expect(offers(page)).toBeVisible();

  await expect(body.locator("blockquote p")).toHaveText([rest[0] ?? ""]);
  await expect(body.getByText(second)).toHaveText(`${second} The full report.`);
  await expect(body.getByRole("link", { name: "The full report" })).toHaveAttribute(
    "href",
    "https://example.org/report?page=2",
  );
  for (const text of rest.slice(1)) await expect(body.getByText(text, { exact: true })).toBeVisible();

  const markup = await body.innerHTML();
  for (const stray of ["MsoNormal", "mso-", "<o:p", "<font", "color:", "font-size", "<script", "<img", "onerror"]) {
    expect(markup).not.toContain(stray);
  }
  expect(
    await body.locator("p, h2, h3").evaluateAll((blocks) => blocks.filter((b) => !b.textContent?.trim()).length),
  ).toBe(0);
  await expect(page).not.toHaveTitle("pasted");

  await expectSaved(page);
  const { rows } = await database.query("SELECT text FROM articles WHERE id = $1", [page.url().split("/").at(-1)]);
  expect(rows[0].text).toContain(`${first}\n\n${second} The full report.`);
});

test("a headline above the report is lifted with one click, whatever way it was pasted, and one step back undoes it", async ({
  as,
}) => {
  const page = await writing(await as("journalist"));
  await pasteHtml(textOf(page), wordReport);
  await offers(page)
    .getByRole("button", { name: /^Use as headline: / })
    .click();
  await expect(fieldOf(page, "Headline")).toHaveValue(story.headline);
  await expect(page.getByText("It is the headline now.")).toBeVisible();
  const line = textOf(page).getByText(story.headline, { exact: true });
  await expect(line).toHaveCount(0);
  await textOf(page).press("Control+z");
  await expect(line).toHaveCount(1);
  await expect(fieldOf(page, "Headline")).toHaveValue("");
  await expect(textOf(page).getByText(first)).toBeVisible();
});

test("what is taken up for a photo that is still to come is said to wait for it", async ({ as }) => {
  const page = await writing(await as("journalist"));
  await textOf(page).click();
  await pasteText(page, story.text);
  for (const [offer, said] of [
    [/^Use as caption: /, "It will be the caption once there is a lead photo."],
    [/^Mark as archive photo: /, "The lead photo will be marked as an archive photo."],
  ] as const) {
    await offers(page).getByRole("button", { name: offer }).click();
    await expect(page.getByText(said)).toBeVisible();
  }
  await openTab(page, /^Checks/);
  await expect(page.getByText(/^In order: /)).not.toContainText(/Caption|Credit|Alt text/);
  // What was offered and left is still told after a reload, until it is gone.
  const left = page.getByText(/^The text still has lines that are an agency’s own/);
  await expect(left).toBeVisible();
  await expectSaved(page);
  await page.reload();
  await openTab(page, /^Checks/);
  await expect(left).toBeVisible();
  await page.getByRole("button", { name: "Edit: Text" }).click();
  await expect(textOf(page)).toBeFocused();
});

test("a caption is not written over without a word: it can be replaced, with one step back, or its line removed", async ({
  as,
}) => {
  const staff = await as("journalist");
  const { id: leadAssetId } = await uploadPicture(staff);
  const { id } = await makeArticle({
    writer: staff.member,
    fields: {
      leadAssetId,
      leadCaption: "The harbour at dawn.",
      body: { type: "doc", content: [{ type: "paragraph" }] },
    },
  });
  await openArticle(staff.page, id);
  const { page } = staff;
  const caption = fieldOf(page, "Caption");
  const line = textOf(page).getByText(story.subject, { exact: true });
  const offer = (name: string) => offers(page).getByRole("button", { name: `${name}: “${story.subject}”` });
  await textOf(page).click();
  await pasteText(page, story.text);
  await expect(offer("Use as caption")).toHaveCount(0);
  await offer("Replace the caption").click();
  await expect(caption).toHaveValue(story.subject);
  await expect(line).toHaveCount(0);
  await textOf(page).press("Control+z");
  await expect(caption).toHaveValue("The harbour at dawn.");
  await expect(line).toHaveCount(1);
  await test.step("a step back in the field itself takes its own words back, and one in the text then the line alone", async () => {
    await textOf(page).press("Control+y");
    await expect(caption).toHaveValue(story.subject);
    await textOf(page).press("Control+z");
    await expect(caption).toHaveValue("The harbour at dawn.");
    await textOf(page).press("Control+a");
    await page.keyboard.press("Delete");
    await pasteText(page, story.text);
    await offer("Replace the caption").click();
    await expect(caption).toHaveValue(story.subject);
    await caption.press("Control+z");
    await expect(caption).toHaveValue("The harbour at dawn.");
    await expect(line).toHaveCount(0);
    await textOf(page).press("Control+z");
    await expect(line).toHaveCount(1);
    await expect(caption).toHaveValue("The harbour at dawn.");
  });

  await textOf(page).press("Control+a");
  await page.keyboard.press("Delete");
  await pasteText(page, story.text);
  await offer("Remove").click();
  await expect(line).toHaveCount(0);
  await expect(caption).toHaveValue("The harbour at dawn.");
  await expect(page.getByText("Removed. Undo brings it back.")).toBeVisible();
});

test("a closing line is offered for removal and never taken: kept when asked, back again when undone", async ({
  as,
}) => {
  const page = await writing(await as("journalist"));
  await textOf(page).click();
  await pasteText(page, story.text);
  const closing = textOf(page).getByText(story.closingLine, { exact: true });
  const short = story.closingLine.slice(0, 40);
  await test.step("the offers are in sight, though the caret stands at the end of a long text", async () => {
    await expect(offers(page)).toBeInViewport();
  });
  const offer = (name: string) => offers(page).getByRole("button", { name: `${name}: “${short}` });

  await test.step("kept: the line stays and the offer goes", async () => {
    await offer("Keep").click();
    await expect(closing).toBeVisible();
    await expect(offer("Remove")).toHaveCount(0);
  });
  await test.step("pasted again it is offered again; removed, one undo brings it back", async () => {
    await textOf(page).press("Control+a");
    await page.keyboard.press("Delete");
    await pasteText(page, story.text);
    await offer("Remove").click();
    await expect(closing).toHaveCount(0);
    await textOf(page).press("Control+z");
    await expect(closing).toBeVisible();
  });
  await test.step("and what was said about the photo is noticed as such", async () => {
    await expect(offers(page).getByRole("button", { name: `Use as caption: “${story.subject}”` })).toBeVisible();
    await expect(
      offers(page).getByRole("button", { name: `Mark as archive photo: “${story.archiveMark}”` }),
    ).toBeVisible();
  });
});

test("a paragraph of the report itself is never offered for removal", async ({ as }) => {
  const page = await writing(await as("journalist"));
  await textOf(page).click();
  await pasteText(page, story.paragraphs.join("\n\n"));
  await expect(textOf(page).locator("p")).toHaveText(story.paragraphs);
  await expect(offers(page).getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await expect(offers(page).getByRole("button", { name: /caption/ })).toHaveCount(0);
});
