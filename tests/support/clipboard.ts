import type { Locator, Page } from "@playwright/test";

/** What the system's clipboard and the mouse bring into a page. */

/** Copies plain text, as from another program, and presses the keys that paste it where the focus is. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+v");
}

/** Pastes what a word processor or a browser puts on the clipboard: HTML with its plain text beside it. */
export async function pasteHtml(target: Locator, html: string): Promise<void> {
  await target.focus();
  await target.evaluate((element, markup) => {
    const data = new DataTransfer();
    data.setData("text/html", markup);
    const shown = new DOMParser().parseFromString(markup, "text/html");
    data.setData("text/plain", shown.body.textContent ?? "");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

/** Pastes as another program would have filled the clipboard. */
export async function paste(target: Locator, data: Record<string, string>): Promise<void> {
  await target.evaluate((element, entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(entries)) clipboardData.setData(type, value);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

export type PictureFile = { name: string; mimeType: string; buffer: Buffer };

/** Pastes a picture, as copied from a picture program or a page. */
export async function pasteFile(target: Locator, file: PictureFile): Promise<void> {
  await target.focus();
  await bringFile(target, file, "paste");
}

/** Drags a file over the target and lets it go there. */
export async function dropFile(target: Locator, file: PictureFile): Promise<void> {
  await bringFile(target, file, "drop");
}

async function bringFile(target: Locator, file: PictureFile, how: "paste" | "drop"): Promise<void> {
  const given = { name: file.name, type: file.mimeType, base64: file.buffer.toString("base64"), how };
  await target.evaluate((element, { name, type, base64, how }) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name, { type }));
    const init = { bubbles: true, cancelable: true };
    if (how === "paste") {
      element.dispatchEvent(new ClipboardEvent("paste", { ...init, clipboardData: data }));
      return;
    }
    for (const name of ["dragenter", "dragover", "drop"]) {
      element.dispatchEvent(new DragEvent(name, { ...init, dataTransfer: data }));
    }
  }, given);
}
