import { expect, test } from "vitest";
import { readAddress } from "#lib/reader-cache/address";
import { type ArticleSubject, addressesOf, cacheTagsOf, fixedAddresses, surfaceAt, surfaces } from "#lib/surfaces";

const article: ArticleSubject = {
  id: "0123456789ab",
  edition: "ar",
  slug: "العبّارة",
  headline: "تأخر العبّارة",
  section: { id: "s", slug: "اقتصاد" },
  tags: [
    { id: "t1", slug: "بيروت" },
    { id: "t2", slug: "ferries" },
  ],
  authors: [{ id: "a", slug: "reem" }],
  assets: [{ id: "p", storageKey: "k_-1", files: ["640.avif", "1200.jpg", "16x9.jpg"] }],
};

test("every address at which an article can be met is one that the server answers, in its one form", () => {
  for (const url of [...addressesOf(article), ...fixedAddresses]) {
    expect(readAddress(url), url).toMatchObject({ kind: "surface", url });
  }
});

test("each surface is met by some address of the article, or is always there", () => {
  const met = new Set([...addressesOf(article), ...fixedAddresses].map(nameAt));
  expect(met).toEqual(new Set(surfaces.map((surface) => surface.name)));
});

test("no address belongs to two surfaces", () => {
  for (const url of addressesOf(article)) {
    const path = url.split("?")[0]?.slice(1).split("/").map(decodeURIComponent) ?? [];
    expect(surfaces.filter((surface) => surface.match(path))).toHaveLength(1);
  }
});

test("a change reaches every surface: what the article was part of, and what it is part of now", () => {
  expect(new Set(cacheTagsOf(article))).toEqual(
    new Set(["front:ar", "edition:ar", "article:0123456789ab", "section:s", "tag:t1", "tag:t2", "author:a", "asset:p"]),
  );
  const moved = { ...article, section: { id: "s2", slug: "world" }, tags: [], assets: [] };
  expect(cacheTagsOf(article, moved)).toEqual(expect.arrayContaining(["section:s", "section:s2", "tag:t2", "asset:p"]));
});

function nameAt(url: string): string | undefined {
  const path = url.split("?")[0]?.slice(1).split("/").map(decodeURIComponent) ?? [];
  return surfaceAt(path)?.surface.name;
}
