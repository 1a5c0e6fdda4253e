import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Card } from "#lib/articles/present";
import {
  cardsPerPage,
  findArticle,
  findElsewhere,
  getFront,
  listCorrections,
  listFeedItems,
  listPage,
  listRelated,
} from "#lib/articles/published";
import { nowMs, setClockOffset } from "#lib/platform/clock";
import { db } from "#lib/platform/db/index";
import { newId } from "#lib/platform/ids";
import { withPageContext } from "#lib/platform/page-context";
import { searchArticles } from "#lib/search/published";
import { countSitemapPages, listNewsEntries, listSitemapEntries } from "#lib/sitemaps/published";
import { makeAuthor, makeSection, makeTag, paragraphs, publishedArticle } from "#tests/factories/paper";

/** What readers can find, through every question that a reader page, a feed or a sitemap asks. */

const hour = 3_600_000;
const ago = (hours: number) => new Date(nowMs() - hours * hour);

afterEach(() => setClockOffset(0));

type Place = Awaited<ReturnType<typeof makePlace>>;

/** A section, a tag and an author of their own, so that a test's lists hold its own articles alone. */
async function makePlace(name: string) {
  const slug = name.toLowerCase();
  const names = { en: { name, slug }, ar: { name: `${name} ar`, slug: `${slug}-ar` } };
  return {
    section: { id: await makeSection(names), name, slug },
    tag: { id: await makeTag("topic", names), type: "topic" as const, name, slug },
    author: { id: await makeAuthor(names), kind: "person" as const, name, slug },
  };
}

function inPlace({ section, tag, author }: Place) {
  return { section, tags: [tag], authors: [author] };
}

/** Every list in which an article of this place could stand, by name, as the ids that are in it. */
async function everywhere(place: Place, word: string): Promise<Record<string, string[]>> {
  const ids = (cards: readonly { id: string }[]) => cards.map((card) => card.id);
  const front = await getFront("en");
  const neighbour = { id: newId(), edition: "en", section: place.section, tags: [place.tag] } as never;
  return {
    front: ids(frontCards(front)),
    section: ids((await listPage("en", { section: place.section.id }, 1))?.cards ?? []),
    tag: ids((await listPage("en", { tag: place.tag.id }, 1))?.cards ?? []),
    author: ids((await listPage("en", { author: place.author.id }, 1))?.cards ?? []),
    search: ids((await searchArticles("en", word, 1))?.cards ?? []),
    related: ids(await listRelated(neighbour, 50)),
    feed: ids(await listFeedItems("en", { all: true }, 500)),
    "section feed": ids(await listFeedItems("en", { section: place.section.id })),
    sitemap: ids(await listSitemapEntries("en", 1)),
    "news sitemap": ids(await listNewsEntries("en")),
  };
}

function frontCards({ lead, seconds, latest, bands }: Awaited<ReturnType<typeof getFront>>): Card[] {
  return [...(lead ? [lead] : []), ...seconds, ...latest, ...bands.flatMap((band) => band.cards)];
}

describe("public means public", () => {
  test("no list shows what is scheduled, under embargo, ended or expired; every list shows what is live", async () => {
    const place = await makePlace("Quince");
    const base = { ...inPlace(place), headline: "Quince harvest" };
    const live = await publishedArticle({ ...base, slug: "live" });
    const hidden = [
      await publishedArticle({ ...base, slug: "scheduled", state: "scheduled", startsAt: ago(1) }),
      await publishedArticle({ ...base, slug: "embargo", embargo: true, startsAt: ago(-1) }),
      await publishedArticle({ ...base, slug: "gone", state: "ended", ended: "unpublished", endedAt: ago(0.5) }),
      await publishedArticle({
        ...base,
        slug: "killed",
        state: "ended",
        ended: "killed",
        endedAt: ago(0.5),
        killed: true,
      }),
      await publishedArticle({ ...base, slug: "expired", startsAt: ago(2), endsAt: ago(1) }),
    ];
    for (const [list, ids] of Object.entries(await everywhere(place, "quince"))) {
      expect(ids, list).toContain(live.id);
      for (const { id, slug } of hidden) expect(ids, `${slug} in ${list}`).not.toContain(id);
    }
  });

  test("an article's own page answers by id, in its own edition, and tells killed from missing only once it was seen", async () => {
    const live = await publishedArticle({ slug: "there" });
    const seen = await publishedArticle({ state: "ended", ended: "killed", endedAt: ago(0.5), killed: true });
    const unseen = await publishedArticle({
      state: "ended",
      ended: "killed",
      startsAt: ago(-2),
      endedAt: ago(0.5),
      killed: true,
    });
    const embargoed = await publishedArticle({ embargo: true, startsAt: ago(-1) });
    const kind = async (edition: "en" | "ar", id: string) => (await findArticle(edition, id)).kind;
    expect(await kind("en", live.id)).toBe("found");
    expect(await kind("ar", live.id)).toBe("missing");
    expect(await kind("en", seen.id)).toBe("killed");
    expect(await kind("en", unseen.id)).toBe("missing");
    expect(await kind("en", embargoed.id)).toBe("missing");
    for (const id of ["", "x", "1abc", "0".repeat(12), "'; drop table publications; --", newId()]) {
      expect(await kind("en", id), id).toBe("missing");
    }
  });

  test("an embargo lifts and an expiry ends at their very millisecond, and each page knows the instant beforehand", async () => {
    const place = await makePlace("Medlar");
    const startsAt = new Date(nowMs() + 2 * hour);
    const endsAt = new Date(nowMs() + 5 * hour);
    const { id } = await publishedArticle({ ...inPlace(place), embargo: true, startsAt, endsAt });
    const scopes = [{ section: place.section.id }, { tag: place.tag.id }, { author: place.author.id }];

    const at = async (instant: number) => {
      setClockOffset(0);
      setClockOffset(instant - Date.now());
      const article = await withPageContext(() => findArticle("en", id));
      const lists = await Promise.all(scopes.map((scope) => withPageContext(() => listPage("en", scope, 1))));
      return { article, lists };
    };
    // The clock runs on while the queries do: ask well before and just after.
    const before = await at(startsAt.getTime() - 60_000);
    expect(before.article.result.kind).toBe("missing");
    expect(before.article.context.outdatedAtMs).toBe(startsAt.getTime());
    for (const { result, context } of before.lists) {
      expect(result?.total).toBe(0);
      expect(context.outdatedAtMs).toBe(startsAt.getTime());
    }
    const during = await at(startsAt.getTime());
    expect(during.article.result.kind).toBe("found");
    expect(during.article.context.changesAtMs).toBe(endsAt.getTime());
    for (const { result, context } of during.lists) {
      expect(result?.total).toBe(1);
      expect(context.changesAtMs).toBe(endsAt.getTime());
    }
    const after = await at(endsAt.getTime());
    expect(after.article.result.kind).toBe("missing");
    for (const { result } of after.lists) expect(result?.total).toBe(0);
  });

  test("the whole edition's pages know of the next embargo as well", async () => {
    const startsAt = new Date(nowMs() + 0.5 * hour);
    await publishedArticle({ embargo: true, startsAt });
    const asked = {
      front: () => getFront("en"),
      search: () => searchArticles("en", "anything", 1),
      feed: () => listFeedItems("en", { all: true }),
      sitemap: () => listSitemapEntries("en", 1),
      index: () => countSitemapPages("en"),
      news: () => listNewsEntries("en"),
      corrections: () => listCorrections("en", 1),
    };
    for (const [name, ask] of Object.entries(asked)) {
      const { context } = await withPageContext<unknown>(ask);
      expect(context.outdatedAtMs, name).toBeLessThanOrEqual(startsAt.getTime());
    }
  });
});

describe("pages know what they are made of", () => {
  test("each question records the tags of what it shows", async () => {
    const place = await makePlace("Sloe");
    const { id } = await publishedArticle(inPlace(place));
    const other = await publishedArticle({ ...inPlace(place), slug: "other" });
    const tagsOf = async (ask: () => Promise<unknown>) => [...(await withPageContext(ask)).context.tags];

    expect(await tagsOf(() => findArticle("en", id))).toEqual(
      expect.arrayContaining([`article:${id}`, "directory", `author:${place.author.id}`]),
    );
    expect(await tagsOf(() => getFront("en"))).toEqual(expect.arrayContaining(["front:en", "edition:en"]));
    expect(await tagsOf(() => listPage("en", { section: place.section.id }, 1))).toContain(
      `section:${place.section.id}`,
    );
    expect(await tagsOf(() => listPage("en", { tag: place.tag.id }, 1))).toContain(`tag:${place.tag.id}`);
    expect(await tagsOf(() => listPage("en", { author: place.author.id }, 1))).toContain(`author:${place.author.id}`);
    expect(await tagsOf(() => searchArticles("ar", "x", 1))).toContain("edition:ar");
    const found = await findArticle("en", id);
    if (found.kind !== "found") throw new Error("not found");
    expect(await tagsOf(() => listRelated(found.article))).toContain(`article:${other.id}`);
  });
});

describe("an article's page", () => {
  test("shows what was approved, and links to where its section, tags and authors are now", async () => {
    const place = await makePlace("Bilberry");
    const renamed = { ...place.tag, name: "Bilberries as approved", slug: "old-slug" };
    const merged = { id: await makeTag("place", { en: { name: "Old town", slug: "old-town" } }, place.tag.id) };
    const nameless = { id: await makeTag("person", {}), type: "person" as const, name: "Nobody yet", slug: "nobody" };
    const { id } = await publishedArticle({
      ...inPlace(place),
      tags: [renamed, { ...merged, type: "place", name: "Old town", slug: "old-town" }, nameless],
      headline: "As approved",
      dateline: "Milhan",
    });
    const found = await findArticle("en", id);
    if (found.kind !== "found") throw new Error("not found");
    expect(found.article).toMatchObject({
      headline: "As approved",
      dateline: "Milhan",
      section: { name: "Bilberry", address: "/en/sections/bilberry" },
      bylines: [{ name: "Bilberry", address: "/en/authors/bilberry" }],
      tags: [
        { name: "Bilberries as approved", address: "/en/tags/bilberry" },
        { name: "Old town", address: "/en/tags/bilberry" },
        { name: "Nobody yet", address: null },
      ],
    });
  });

  test("tells every correction that readers were told, in order, and none that never went out", async () => {
    const { id, slug } = await publishedArticle({
      state: "ended",
      ended: "superseded",
      startsAt: ago(5),
      endedAt: ago(4),
    });
    const first = { id, slug, firstPublishedAt: ago(5), change: "correction" as const };
    await publishedArticle({
      ...first,
      startsAt: ago(4),
      changeNote: "It was seven.",
      state: "ended",
      ended: "superseded",
      endedAt: ago(2),
    });
    await publishedArticle({
      ...first,
      startsAt: ago(3),
      changeNote: "Never out.",
      state: "ended",
      ended: "cancelled",
      endedAt: ago(3),
    });
    await publishedArticle({
      ...first,
      startsAt: ago(2),
      change: "clarification",
      changeNote: "She meant the old wall.",
    });
    const found = await findArticle("en", id);
    expect(found).toMatchObject({
      kind: "found",
      article: {
        corrections: [
          { kind: "correction", text: "It was seven." },
          { kind: "clarification", text: "She meant the old wall." },
        ],
      },
    });
    const listed = await listCorrections("en", 1);
    expect(listed?.corrections.map((correction) => correction.text)).toEqual([
      "She meant the old wall.",
      "It was seven.",
    ]);
    expect(await listCorrections("en", 2)).toBeNull();
    const fed = (await listFeedItems("en", { all: true }, 500)).find((item) => item.id === id);
    expect(fed?.corrections.map((correction) => correction.text)).toEqual(["It was seven.", "She meant the old wall."]);
  });

  test("links to a translation only while that is public itself", async () => {
    const translationGroupId = newId();
    const { id } = await publishedArticle({ translationGroupId });
    const translated = await publishedArticle({
      translationGroupId,
      edition: "ar",
      headline: "عنوان",
      slug: "عنوان",
      startsAt: ago(-1),
      embargo: true,
    });
    const translations = async () => {
      const found = await findArticle("en", id);
      return found.kind === "found" ? found.article.translations : [];
    };
    expect(await translations()).toEqual([]);
    setClockOffset(2 * hour);
    expect(await translations()).toEqual([
      {
        edition: "ar",
        headline: "عنوان",
        address: `/ar/articles/${encodeURIComponent(`عنوان-${translated.id}`)}`,
      },
    ]);
  });

  test("relates by shared tags first, then by section, never to itself and never twice", async () => {
    const place = await makePlace("Damson");
    const second = await makePlace("Greengage");
    const { id } = await publishedArticle({ ...inPlace(place), tags: [place.tag, second.tag], startsAt: ago(10) });
    const sectionOnly = await publishedArticle({ section: place.section, startsAt: ago(1) });
    const oneTag = await publishedArticle({ section: second.section, tags: [place.tag], startsAt: ago(3) });
    const twoTags = await publishedArticle({ ...inPlace(place), tags: [place.tag, second.tag], startsAt: ago(9) });
    const found = await findArticle("en", id);
    if (found.kind !== "found") throw new Error("not found");
    expect((await listRelated(found.article)).map((card) => card.id)).toEqual([twoTags.id, oneTag.id, sectionOnly.id]);
  });
});

describe("lists", () => {
  test("page through every article once, newest first, and end with null", async () => {
    const place = await makePlace("Rowan");
    const made: string[] = [];
    for (let index = 0; index < cardsPerPage + 3; index += 1) {
      // Two of each instant: the order must not depend on it alone.
      made.push((await publishedArticle({ ...inPlace(place), startsAt: ago(1 + Math.floor(index / 2)) })).id);
    }
    const scope = { tag: place.tag.id };
    const [first, second, third] = [
      await listPage("en", scope, 1),
      await listPage("en", scope, 2),
      await listPage("en", scope, 3),
    ];
    expect([first?.pages, first?.total, first?.cards.length]).toEqual([2, cardsPerPage + 3, cardsPerPage]);
    const all = [...(first?.cards ?? []), ...(second?.cards ?? [])];
    expect(new Set(all.map((card) => card.id))).toEqual(new Set(made));
    const times = all.map((card) => card.firstPublishedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(third).toBeNull();
    expect(await listPage("ar", scope, 1)).toMatchObject({ cards: [], pages: 1, total: 0 });
  });

  test("a tag lists what was filed under the tags merged into it", async () => {
    const place = await makePlace("Hawthorn");
    const middle = await makeTag("topic", { en: { name: "May", slug: "may" } }, place.tag.id);
    const oldest = {
      id: await makeTag("topic", { en: { name: "Quick", slug: "quick" } }, middle),
      type: "topic" as const,
      name: "Quick",
      slug: "quick",
    };
    const { id } = await publishedArticle({ section: place.section, tags: [oldest] });
    expect((await listPage("en", { tag: place.tag.id }, 1))?.cards.map((card) => card.id)).toEqual([id]);
  });

  test("a tag has a page in another edition only where something public is filed under it there", async () => {
    const place = await makePlace("Elder");
    const scope = { tag: place.tag.id };
    const arabic = await db.sectionName.findFirstOrThrow({ where: { edition: "ar", sectionId: place.section.id } });
    const section = { id: place.section.id, name: arabic.name, slug: arabic.slug };
    await publishedArticle({ edition: "ar", section, tags: [place.tag], embargo: true, startsAt: ago(-1) });
    expect(await findElsewhere("en", scope)).toEqual({});
    setClockOffset(2 * hour);
    expect(await findElsewhere("en", scope)).toEqual({ ar: "/ar/tags/elder-ar" });
    expect(await findElsewhere("en", { section: place.section.id })).toEqual({ ar: "/ar/sections/elder-ar" });
  });

  test("no article stands on a front twice, and what editors chose leads in their order", async () => {
    const chosen = [];
    for (let index = 0; index < 3; index += 1) chosen.push((await publishedArticle({ startsAt: ago(90 + index) })).id);
    const hidden = (await publishedArticle({ embargo: true, startsAt: ago(-1) })).id;
    await db.frontSlot.createMany({
      data: [chosen[0], hidden, chosen[1], chosen[2]].map((articleId, position) => ({
        edition: "en" as const,
        position,
        articleId: articleId ?? "",
      })),
    });
    const front = await getFront("en");
    const ids = frontCards(front).map((card) => card.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([front.lead?.id, front.seconds[0]?.id, front.seconds[1]?.id]).toEqual(chosen);
    expect(ids).not.toContain(hidden);
    await db.frontSlot.deleteMany();
  });

  test("the news sitemap holds two days from first publication, whatever was corrected since, and knows when the next leaves", async () => {
    const old = await publishedArticle({ startsAt: ago(1), firstPublishedAt: ago(49), modifiedAt: ago(1) });
    const fresh = await publishedArticle({ startsAt: ago(47.5) });
    const { result, context } = await withPageContext(() => listNewsEntries("en"));
    expect(result.map((entry) => entry.id)).toContain(fresh.id);
    expect(result.map((entry) => entry.id)).not.toContain(old.id);
    expect(context.outdatedAtMs).toBeLessThanOrEqual(nowMs() + 0.51 * hour);
  });
});

describe("search", () => {
  let place: Place;
  beforeAll(async () => {
    place = await makePlace("Arabic");
  });
  const arabic = async (headline: string, text = "") => {
    const names = await db.sectionName.findFirstOrThrow({ where: { edition: "ar", sectionId: place.section.id } });
    const section = { id: names.sectionId, name: names.name, slug: names.slug };
    const made = await publishedArticle({ edition: "ar", section, headline, body: paragraphs(text || headline) });
    return made.id;
  };
  const found = async (edition: "en" | "ar", query: string) =>
    (await searchArticles(edition, query, 1))?.cards.map((card) => card.id) ?? [];

  test.each([
    ["القاهره", "مطار القاهرة يفتح أبوابه"],
    ["المصرى", "الاقتصاد المصري ينمو"],
    ["مستشفي", "مستشفى جديد في المدينة"],
    ["المانيا", "وفد من ألمانيا يزور الميناء"],
    ["الكتاب", "معرض وثقافة والكتاب يعود"],
    ["والمدارس", "ميزانية المدارس تتضاعف"],
    ["٢٠٢٦", "خطة 2026 للمياه"],
    ["مُقَرَّر", "مقرر اللجنة يستقيل"],
    ["وزيـــر", "وزير النقل يعتذر"],
    ["في الصيادين", "الصيادين يرفضون القرار"],
  ])("%s finds «%s»", async (query, headline) => {
    const id = await arabic(headline);
    expect(await found("ar", query)).toContain(id);
  });

  test("every word must occur, headlines weigh more than text, and a slip of the pen finds the headline", async () => {
    const body = paragraphs("The persimmon orchard burned in the night near the station.");
    const inText = await publishedArticle({ headline: "Fire on the hill", body, startsAt: ago(1) });
    const inHeadline = await publishedArticle({ headline: "Persimmon prices double", startsAt: ago(2) });
    expect(await found("en", "persimmon")).toEqual([inHeadline.id, inText.id]);
    expect(await found("en", "persimmon station")).toEqual([inText.id]);
    expect(await found("en", "persimmon zeppelin")).toEqual([]);
    expect(await found("en", "persimon prices")).toContain(inHeadline.id);
  });

  test.each([
    "",
    "   ",
    "!!! &&& |||",
    "'",
    "\\",
    "a' | 'b",
    "<-> :* !(",
    "' OR 1=1 --",
    "%_%",
    "x".repeat(5000),
    "\u202e\u0000\ud800",
    '"unclosed',
  ])("odd input %j is answered, not failed on", async (query) => {
    await expect(searchArticles("en", query, 1)).resolves.toBeTruthy();
    await expect(searchArticles("ar", query, 1)).resolves.toBeTruthy();
  });
});
