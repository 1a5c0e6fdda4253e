import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editions } from "#lib/editions";
import { deskSearchQuery, searchForm, searchQuery } from "#lib/search/normalise";

/** That what a reader types means the same to PostgreSQL as to us, and never an error. */

const configuration = { en: "english", ar: "arabic" } as const;
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});

afterAll(() => client.end());

async function finds(edition: "en" | "ar", typed: string, written: string): Promise<boolean> {
  const { rows } = await client.query(
    "select to_tsvector($1::regconfig, $2) @@ to_tsquery($1::regconfig, $3) as found",
    [configuration[edition], searchForm(written), searchQuery(typed, edition)?.tsquery],
  );
  return rows[0].found;
}

test.each([
  ["en", "river", "The rivers rose."],
  ["en", "RIVERS the", "a river"],
  ["en", "Putin's", "It was Putin's idea"],
  ["en", "Putin’s idea", "It was Putin's idea"],
  ["en", "putin", "It was Putin’s idea"],
  ["en", "U.S.", "The U.S. talks"],
  ["en", "al-Qaeda", "of al-Qaeda in"],
  ["en", "qaeda", "of al-Qaeda in"],
  ["en", "café", "CAFE\u0301S"],
  ["en", '"flood warnings"', "share flood warnings now"],
  ["en", "2,000", "some 2,000 people"],
  ["en", "3.5%", "by 3.5% a year"],
  ["en", "example.org/page", "see example.org/page"],
  ["ar", "كتاب", "والكتاب"],
  ["ar", "القاهره", "في القاهرة"],
  ["ar", "سد في كريم", "سد كريم"],
  ["ar", "من", "من هنا"],
  ["ar", "٢٠٢٦", "عام 2026"],
  ["ar", "«سد كريم»", "أسفل سدّ كريم"],
  ["ar", "WHO", "منظمة who"],
] as const)("in %s, %s finds: %s", async (edition, typed, written) => {
  expect(await finds(edition, typed, written)).toBe(true);
});

test.each([
  ["en", '"flood warnings"', "warnings of a flood"],
  ["en", "river mountain", "the river alone"],
  ["en", "river | mountain", "the river alone"],
  ["en", "!river mountain", "the mountain alone"],
  ["ar", "كتاب قلم", "الكتاب وحده"],
] as const)("in %s, %s does not find: %s", async (edition, typed, written) => {
  expect(await finds(edition, typed, written)).toBe(false);
});

test("at the desk a word is found while it is being typed", async () => {
  const { rows } = await client.query("select to_tsvector('simple', $1) @@ to_tsquery('simple', $2) as found", [
    searchForm("The governors’ الحكومات"),
    deskSearchQuery("gover الحكو"),
  ]);
  expect(rows[0].found).toBe(true);
});

test("whatever is typed, the database takes the query", async () => {
  const sign = fc.constantFrom(
    ..."'\"\\&|!():*<->.,/-_@#%+=~`’«»\t".split(""),
    "a",
    "b1",
    "كتاب",
    "\u0000",
    "\uD800",
    "😀",
    " ",
    "http://",
    "a@b.example",
  );
  const typed = fc.oneof(
    fc.array(sign, { maxLength: 30 }).map((signs) => signs.join("")),
    fc.string({ unit: "binary" }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(typed, { minLength: 50, maxLength: 50 }),
      fc.constantFrom(...editions),
      async (texts, edition) => {
        const queries = texts.flatMap((text) => searchQuery(text, edition)?.tsquery ?? []);
        await client.query("select to_tsquery($1::regconfig, q) from unnest($2::text[]) as q", [
          configuration[edition],
          queries,
        ]);
        const desk = texts.flatMap((text) => deskSearchQuery(text) ?? []);
        await client.query("select to_tsquery('simple', q) from unnest($1::text[]) as q", [desk]);
      },
    ),
    { numRuns: 40 },
  );
});
