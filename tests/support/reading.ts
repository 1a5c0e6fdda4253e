import type { Page } from "@playwright/test";
import { XMLParser } from "fast-xml-parser";
import { parseRssFeed } from "feedsmith";

/** What machines read of the public pages, by parsers that nobody here wrote. */

type JsonLd = Record<string, unknown> & { "@type"?: string };

/** The page's structured data of one type. */
export async function structuredData(page: Page, type: string): Promise<JsonLd> {
  const scripts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const entries = scripts.flatMap((text) => {
    const data = JSON.parse(text) as JsonLd & { "@graph"?: JsonLd[] };
    return data["@graph"] ?? [data];
  });
  const found = entries.find((entry) => entry["@type"] === type);
  if (!found) throw new Error(`the page says nothing of a ${type}`);
  return found;
}

/** `og:title` and its like. */
export async function openGraph(page: Page, property: string): Promise<string | null> {
  return page.locator(`meta[property="${property}"]`).first().getAttribute("content");
}

/** The items of an RSS feed, newest first. */
export async function rssItems(address: string) {
  return parseRssFeed(await textAt(address)).items ?? [];
}

const parser = new XMLParser({ isArray: (name) => name === "url" });

export type SitemapUrl = { loc: string; lastmod?: string };

export async function sitemapUrls(address: string): Promise<SitemapUrl[]> {
  const { urlset } = parser.parse(await textAt(address)) as { urlset: { url?: SitemapUrl[] } };
  return urlset.url ?? [];
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(`${process.env.E2E_URL}${address}`);
  if (response.status !== 200) throw new Error(`${address} answers ${response.status}`);
  return response.text();
}
