import { promisify } from "node:util";
import zlib from "node:zlib";
import { bodyText } from "#lib/body/text";
import { articlesAr } from "#lib/demo/articles-ar";
import { articlesEn } from "#lib/demo/articles-en";
import { demoBody } from "#lib/demo/body";
import type { DemoBlock } from "#lib/demo/types";
import { type Edition, editions } from "#lib/editions";
import { makeArticle } from "#tests/factories/newsroom";
import type { Benchmark } from "./benchmark.ts";
import type { Figure } from "./figures.ts";
import { articleAddressOf, someFiling } from "./newsroom.ts";
import type { Stage } from "./stage.ts";

const words = 450;

/**
 * What a reader's browser has to fetch before an article of 450 words with a photo can be read: HTML and style, as
 * compressed as it is sent. Against its bare words under the same compression.
 */
export const pageWeight: Benchmark = {
  about: "bytes of HTML and style of a 450-word article, compressed; no script, nothing of the framework's runtime",
  at: ["demo"],
  measure: (stage) => Promise.all(editions.map((edition) => weigh(stage, edition))),
};

async function weigh(stage: Stage, edition: Edition): Promise<Figure> {
  const body = demoBody(blocksOf(edition, words));
  const { rows } = await stage.database.query<{ id: string }>("SELECT id FROM assets WHERE status = 'ready' LIMIT 1");
  const { id } = await makeArticle({
    edition,
    publicState: "live",
    fields: {
      ...(await someFiling(stage, edition)),
      body,
      leadAssetId: rows[0]?.id ?? null,
      leadCaption: "The harbour at low water.",
      leadCredit: "The Lantern",
      leadAlt: "Boats lying on sand beside a long pier.",
    },
  });
  const address = await articleAddressOf(stage, id);
  const page = await fetchEncoded(`${stage.site}${address}`);
  const styles = [...page.html.matchAll(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g)];
  const sheets = await Promise.all(styles.map(([, href]) => fetchEncoded(`${stage.site}${href}`)));
  const bytes = [page, ...sheets].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const bare = await promisify(zlib.brotliCompress)(bodyText(body));
  const faults = faultsOf(page);
  return {
    name: `article of ${words} words, ${edition}: HTML and style, compressed`,
    value: faults.length > 0 ? Number.POSITIVE_INFINITY : bytes / 1000,
    unit: "KB",
    yardstick: { name: "its bare words, compressed", value: bare.length / 1000 },
    bar: { of: "value", atMost: 14 },
    note: faults.length > 0 ? faults.join(", ") : "no script, nothing of Next's runtime",
  };
}

type Page = { html: string; byteLength: number; encoding: string };

async function fetchEncoded(address: string): Promise<Page> {
  const answer = await fetch(address, { headers: { "accept-encoding": "br" } });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  // What has been decoded already says its length as it was sent.
  return {
    html: await answer.text(),
    byteLength: Number(answer.headers.get("content-length")),
    encoding: answer.headers.get("content-encoding") ?? "",
  };
}

/** What must not be in a page that is read without scripts. */
function faultsOf({ html, encoding, byteLength }: Page): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].filter(([, rest]) => !rest?.includes("application/ld+json"));
  return [
    ...(encoding === "br" && byteLength > 0 ? [] : ["not compressed"]),
    ...(scripts.length > 0 ? [`${scripts.length} scripts`] : []),
    ...(/\s(src|href)="\/_next\//.test(html) ? ["something of the framework to fetch"] : []),
    ...(html.includes("__next_f") ? ["the framework's data"] : []),
  ];
}

/** Paragraphs of the demo paper, one article after another, up to so many words. */
function blocksOf(edition: Edition, count: number): DemoBlock[] {
  const articles = { en: articlesEn, ar: articlesAr }[edition];
  const taken: DemoBlock[] = [];
  let left = count;
  for (const block of articles.flatMap((article) => article.body)) {
    if (block.kind !== "p" || left <= 0) continue;
    const some = block.text.split(/\s+/).slice(0, left);
    left -= some.length;
    taken.push({ ...block, text: some.join(" ") });
  }
  return taken;
}
