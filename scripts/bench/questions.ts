import { type DeskFilter, deskCounts, deskViews, listArticles } from "#lib/articles/desk";
import { findArticle, getFront, listFeedItems, listPage, listRelated } from "#lib/articles/published";
import type { Edition } from "#lib/editions";
import type { MemberActor } from "#lib/members/actor";
import { db } from "#lib/platform/db/index";
import { searchArticles } from "#lib/search/published";
import { listNewsEntries } from "#lib/sitemaps/published";
import { makeMember } from "#tests/factories/newsroom";
import type { Benchmark } from "./benchmark.ts";
import type { Figure } from "./figures.ts";
import { someFiling } from "./newsroom.ts";
import type { Stage } from "./stage.ts";
import { databaseMs, needlessScans, recordStatements } from "./statements.ts";
import { median, quantile } from "./statistics.ts";

const rounds = 20;

/** Read from end to end these cost with every article that the paper ever printed. */
const tablesThatGrow = ["publications", "revisions", "publication_tags", "publication_authors", "article_updates"];

type Question = { name: string; ask: (round: number) => Promise<unknown> };

/**
 * What people ask of ten thousand articles, by the very functions of the product, as long as they wait for the database;
 * against one read by primary key over the same road. The figure is that of the slowest question of its kind.
 */
export const questions: Benchmark = {
  about: "the desk's list, readers' search and pages, as questions to the database, with a look at its plans",
  at: ["10,000 articles"],
  measure: async (stage) => {
    const keys = await articlesOf(stage, "en");
    const primaryKey = quantile(
      await timesOf((round) => db.article.findUnique({ where: { id: idIn(keys, round) }, select: { slug: true } })),
      0.95,
    );
    const kinds = {
      "the desk's list": await deskQuestions(stage),
      "readers' search": searchQuestions(),
      "readers' pages": await pageQuestions(stage, keys),
    };
    const figures: Figure[] = [];
    for (const [kind, asked] of Object.entries(kinds)) {
      let slowest = { name: "", p95: 0, p50: 0 };
      const scans = new Set<string>();
      for (const { name, ask } of asked) {
        const times = await timesOf(ask);
        const p95 = quantile(times, 0.95);
        if (p95 >= slowest.p95) slowest = { name, p95, p50: median(times) };
        for (const table of await scansOf(stage, ask)) scans.add(`${name} reads all of ${table} for a few rows`);
      }
      figures.push(
        {
          name: `${kind}, slowest of ${asked.length} questions, p95`,
          value: slowest.p95,
          unit: "ms",
          yardstick: { name: "one row by its key, p95", value: primaryKey },
          bar: { of: "value", atMost: 50 },
          note: `${slowest.name}, half within ${slowest.p50.toFixed(1)} ms`,
        },
        {
          name: `${kind}: tables read whole for a few rows`,
          value: scans.size,
          unit: "",
          bar: { of: "value", atMost: 0 },
          note: [...scans].join(", "),
        },
      );
    }
    return figures;
  },
};

/** How long the database was waited for in each round, after one that does not count. */
async function timesOf(ask: Question["ask"]): Promise<number[]> {
  await ask(0);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    times.push(databaseMs(await recordStatements(() => ask(round))));
  }
  return times;
}

async function scansOf(stage: Stage, ask: Question["ask"]): Promise<string[]> {
  const statements = await recordStatements(() => ask(1));
  const scans = await Promise.all(statements.map((statement) => needlessScans(stage.database, statement)));
  return [...new Set(scans.flat())].filter((table) => tablesThatGrow.includes(table));
}

async function deskQuestions(stage: Stage): Promise<Question[]> {
  const { sectionId } = await someFiling(stage, "en");
  const people: Record<string, MemberActor> = {
    "a journalist": await makeMember("journalist"),
    "an editor": await makeMember("editor"),
    "the managing editor": await makeMember("managing_editor"),
    "whoever wrote them all": await authorOfMost(),
  };
  const views = Object.entries(people).flatMap(([who, actor]) => [
    ...deskViews.map((view) => ({ name: `${view}, ${who}`, ask: () => listArticles(actor, { view }) })),
    { name: `counts, ${who}`, ask: () => deskCounts(actor) },
  ]);
  const editor = people["an editor"] as MemberActor;
  const filters: Record<string, Partial<DeskFilter>> = {
    "page 150": { page: 150 },
    "a section": { sectionId: sectionId ?? undefined },
    "an edition": { edition: "ar" },
    "what is live": { publicState: "live" },
    "what is in review": { workState: "in_review" },
    "a common word": { query: "council" },
    "two common words": { query: "water harbour" },
    "the beginning of a word": { query: "cou" },
    "one letter": { query: "c" },
    "a rare word": { query: "lantern" },
    "a word that is nowhere": { query: "zyzzyva" },
    "a common word in Arabic": { query: "المجلس" },
    "a word with its prefix in Arabic": { query: "والميناء" },
    "a common word in a section": { query: "council", sectionId: sectionId ?? undefined },
  };
  return [
    ...views,
    ...Object.entries(filters).map(([name, filter]) => ({
      name,
      ask: () => listArticles(editor, { view: "all", ...filter }),
    })),
  ];
}

function searchQuestions(): Question[] {
  const asked: Record<string, [Edition, string, page?: number]> = {
    "a common word": ["en", "council"],
    "two common words": ["en", "council water"],
    "two common words, page 20": ["en", "council water", 20],
    "a rare word": ["en", "lantern"],
    "a phrase": ["en", '"water harbour"'],
    "a word that is nowhere": ["en", "zyzzyva"],
    "a slip of the pen": ["en", "harbuor counsil"],
    "many words": ["en", "council water harbour minister river city budget school market court strike union"],
    "a common word in Arabic": ["ar", "المجلس"],
    "two words in Arabic, with prefixes": ["ar", "والمياه بالميناء"],
    "a rare word in Arabic": ["ar", "الفانوس"],
    "a slip of the pen in Arabic": ["ar", "المجلص"],
  };
  return Object.entries(asked).map(([name, [edition, text, page = 1]]) => ({
    name,
    ask: () => searchArticles(edition, text, page),
  }));
}

async function pageQuestions(stage: Stage, keys: readonly string[]): Promise<Question[]> {
  const ids = async (sql: string) => (await stage.database.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const sections = await ids("SELECT id FROM sections ORDER BY id");
  const authors = await ids("SELECT id FROM authors ORDER BY id");
  const tags = await ids("SELECT tag_id AS id FROM publication_tags GROUP BY tag_id ORDER BY count(*) DESC");
  return [
    { name: "an article", ask: (round) => findArticle("en", idIn(keys, round)) },
    {
      name: "what to read next",
      ask: async (round) => {
        const found = await findArticle("en", idIn(keys, round));
        if (found.kind !== "found") throw new Error("an article that was seeded is not public");
        return listRelated(found.article);
      },
    },
    { name: "the front", ask: () => getFront("en") },
    { name: "a section", ask: (round) => listPage("en", { section: idIn(sections, round) }, 1 + (round % 5)) },
    { name: "the commonest tag", ask: (round) => listPage("en", { tag: idIn(tags, 0) }, 1 + round) },
    { name: "a rare tag", ask: () => listPage("en", { tag: idIn(tags, tags.length - 1) }, 1) },
    { name: "an author", ask: (round) => listPage("en", { author: idIn(authors, round) }, 1) },
    { name: "a feed", ask: () => listFeedItems("en", { all: true }) },
    { name: "the news sitemap", ask: () => listNewsEntries("en") },
  ];
}

async function articlesOf({ database }: Stage, edition: Edition): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT article_id AS id FROM publications WHERE state = 'live' AND edition = $1::edition AND starts_at <= now() ORDER BY id LIMIT 500",
    [edition],
  );
  return rows.map(({ id }) => id);
}

async function authorOfMost(): Promise<MemberActor> {
  const [most] = await db.article.groupBy({
    by: ["createdById"],
    _count: { id: true },
    orderBy: { _count: { id: "desc" } },
    take: 1,
  });
  const { id, name, roles } = await db.member.findUniqueOrThrow({ where: { id: most?.createdById ?? "" } });
  return { kind: "member", id, name, roles };
}

/** Another one each round. */
function idIn(ids: readonly string[], round: number): string {
  const id = ids[round % ids.length];
  if (id === undefined) throw new Error("the newsroom is empty");
  return id;
}
