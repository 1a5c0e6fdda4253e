import type { Locator, Page, WebSocketRoute } from "@playwright/test";
import type pg from "pg";
import * as Y from "yjs";
import { bodyRoot } from "#lib/articles/document";
import { checkBody } from "#lib/body/check";
import { bodyFromYjs } from "#lib/body/from-yjs";
import type { BodyDoc } from "#lib/body/types";
import { expect } from "#tests/support/e2e";

/** The editor's page as a person finds her way in it: by role and name, in the English interface. */
export const textOf = (page: Page): Locator => page.getByRole("textbox", { name: "Text of the article" });
export const fieldOf = (page: Page, name: string): Locator => page.getByRole("textbox", { name, exact: true });
/** The sentence about saving. */
export const saveOf = (page: Page): Locator => page.getByRole("banner").getByRole("status");

/** Until the server has confirmed that it holds everything that was typed here. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(saveOf(page)).toHaveText(/^Saved \d\d:\d\d$/);
}

/** Opens an article and waits until it can be written in and stands as the server has it. */
export async function openArticle(page: Page, id: string): Promise<Locator> {
  await page.goto(`/desk/articles/${id}`);
  const text = textOf(page);
  await expect(text).toBeVisible();
  await expect(saveOf(page)).toHaveText(/^Saved/);
  return text;
}

/** Begins an article from the desk and waits until it can be written in; returns its id. */
export async function beginArticle(page: Page, edition: "English" | "Arabic" = "English"): Promise<string> {
  await page.goto("/desk");
  await page.getByRole("button", { name: "New article" }).click();
  await page.getByRole("dialog").getByLabel("Edition").selectOption({ label: edition });
  await page.getByRole("button", { name: "Begin writing" }).click();
  await expect(fieldOf(page, "Headline")).toBeEditable();
  return new URL(page.url()).pathname.split("/")[3] ?? "";
}

/** Types into a field that finds things, and takes the one that is named. */
export async function choose(page: Page, box: string, typed: string, option: string | RegExp): Promise<void> {
  const combobox = page.getByRole("combobox", { name: box, exact: true });
  await combobox.click();
  await combobox.pressSequentially(typed);
  await page.getByRole("option", { name: option }).click();
}

/** Opens one of the tabs beside the article. */
export async function openTab(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

/** Puts the caret at the end of the paragraph that holds these words. */
export async function caretAfter(page: Page, words: string): Promise<void> {
  await textOf(page).getByText(words).click();
  await page.keyboard.press("End");
}

/** What the database holds of an article, as its projection. */
export async function storedText(database: pg.Pool, id: string): Promise<string> {
  const { rows } = await database.query<{ text: string }>("SELECT text FROM articles WHERE id = $1", [id]);
  return rows[0]?.text ?? "";
}

/** The body as the database holds it. */
export async function storedBody(database: pg.Pool, id: string): Promise<BodyDoc> {
  const { rows } = await database.query<{ state: Buffer }>("SELECT state FROM articles WHERE id = $1", [id]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, rows[0]?.state ?? new Uint8Array());
  return checkBody(bodyFromYjs(doc.getXmlFragment(bodyRoot)));
}

export type Network = {
  /** Ends the connection, and lets none come about. */
  cut: () => Promise<void>;
  /** Goes on taking everything in and passes nothing on, as some proxies do. */
  silence: () => void;
  mend: () => void;
};

/** The road of one page's live documents, which a test can cut. To be laid before the page is opened. */
export async function layNetwork(page: Page): Promise<Network> {
  let state: "open" | "cut" | "silent" = "open";
  const roads = new Set<{ page: WebSocketRoute; server: WebSocketRoute }>();
  await page.routeWebSocket(/\/collab$/, (socket) => {
    if (state === "cut") return void socket.close();
    const server = socket.connectToServer();
    roads.add({ page: socket, server });
    socket.onMessage((message) => state === "open" && server.send(message));
    server.onMessage((message) => state === "open" && socket.send(message));
  });
  return {
    cut: async () => {
      state = "cut";
      await Promise.all([...roads].flatMap(({ page, server }) => [page.close(), server.close()]));
      roads.clear();
    },
    silence: () => {
      state = "silent";
    },
    mend: () => {
      state = "open";
    },
  };
}
