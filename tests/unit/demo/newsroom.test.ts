import { describe, expect, test } from "vitest";
import { noticeWireLines } from "#lib/body/wire";
import { articlesAr } from "#lib/demo/articles-ar";
import { articlesEn } from "#lib/demo/articles-en";
import { demoBody } from "#lib/demo/body";
import {
  demoAuthors,
  demoFronts,
  demoMembers,
  demoMostRead,
  demoPublication,
  demoSections,
  demoTags,
} from "#lib/demo/newsroom";
import { isDemoPicture } from "#lib/demo/pictures/index";
import type { DemoArticle } from "#lib/demo/types";
import { editions } from "#lib/editions";
import { roles } from "#lib/members/roles";

/** What a newcomer is promised to find after `npm start`: a newsroom at work, in both editions. */

const articles = { en: articlesEn, ar: articlesAr };
const all = [...articlesEn, ...articlesAr];
const isPublished = ({ state }: DemoArticle) => state === "published";
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);
const twice = (list: readonly string[]) => list.filter((each, index) => list.indexOf(each) !== index);

/** Written once more by hand: a state that loses its only article is missed. */
const states: Record<DemoArticle["state"], true> = {
  published: true,
  draft: true,
  in_review: true,
  sent_back: true,
  approved: true,
  scheduled: true,
  embargoed: true,
  unpublished: true,
  killed: true,
};

describe("the demo newsroom", () => {
  test.each(all.map((article) => [article.headline, article] as const))(
    "has nothing in a text that a desk would be asked to take out: %s",
    (_headline, { body }) => {
      const kinds = noticeWireLines(demoBody(body).content).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind !== "headline" && kind !== "dateline")).toEqual([]);
    },
  );

  test("has some forty articles out, over six sections in both editions", () => {
    const published = all.filter(isPublished);
    expect(published.length).toBeGreaterThanOrEqual(40);
    expect(published.length).toBeLessThan(60);
    expect(demoSections).toHaveLength(6);
    for (const edition of editions) {
      expect(articles[edition].every((article) => article.edition === edition)).toBe(true);
      for (const { key } of demoSections) {
        const filed = articles[edition].filter((article) => isPublished(article) && article.section === key);
        expect(filed.length, `${edition} ${key}`).toBeGreaterThanOrEqual(2);
      }
    }
  });

  test("has an article in every state, and work waiting in both editions", () => {
    expect([...new Set(all.map(({ state }) => state))].sort()).toEqual(Object.keys(states).sort());
    for (const edition of editions) {
      const there = new Set(articles[edition].map(({ state }) => state));
      for (const state of ["draft", "in_review", "approved", "scheduled"] as const) {
        expect(there.has(state), `${edition} ${state}`).toBe(true);
      }
    }
  });

  test("has a member of every role, with two who may approve, so that nobody needs to approve her own", () => {
    expect([...new Set(demoMembers.map(({ role }) => role))].sort()).toEqual([...roles].sort());
    expect(demoMembers.filter(({ role }) => role === "editor").length).toBeGreaterThanOrEqual(2);
    expect(twice(demoMembers.map(({ email }) => email))).toEqual([]);
    const signing = demoMembers.flatMap(({ author }) => author ?? []);
    expect(signing.filter((author) => !keys(demoAuthors).includes(author))).toEqual([]);
    expect(twice(signing)).toEqual([]);
  });

  test("has translations and corrections, agencies and people, photos with and without", () => {
    expect(articlesAr.filter(({ key }) => keys(articlesEn).includes(key)).length).toBeGreaterThanOrEqual(10);
    for (const edition of editions) {
      expect(articles[edition].some(({ translators = [] }) => translators.length > 0)).toBe(true);
    }
    const corrected = all.filter(({ correction }) => correction);
    expect(corrected.length).toBeGreaterThanOrEqual(2);
    for (const { key, correction, hoursAgo } of corrected) {
      expect(correction?.text, key).toMatch(/\S/);
      expect(correction?.hoursAgo, key).toBeLessThan(hoursAgo);
    }
    expect(new Set(demoAuthors.map(({ kind }) => kind))).toEqual(new Set(["person", "agency"]));
    expect(new Set(demoTags.map(({ type }) => type))).toEqual(new Set(["person", "place", "organisation", "topic"]));
    expect(new Set(all.map(({ photo }) => photo !== undefined)).size).toBe(2);
  });

  test("names nothing that is not there, and nothing twice", () => {
    for (const list of [articlesEn, articlesAr, demoSections, demoAuthors, demoTags]) {
      expect(twice(keys(list))).toEqual([]);
    }
    for (const { key, edition, section, bylines, translators = [], tags, photo } of all) {
      const where = `${edition} ${key}`;
      expect(keys(demoSections), where).toContain(section);
      expect(bylines.length, where).toBeGreaterThan(0);
      expect(keys(demoAuthors), where).toEqual(expect.arrayContaining([...bylines, ...translators]));
      expect(twice([...bylines, ...translators]), where).toEqual([]);
      expect(keys(demoTags), where).toEqual(expect.arrayContaining(tags));
      if (!photo) continue;
      expect(isDemoPicture(photo.picture), where).toBe(true);
      for (const words of [photo.caption, photo.credit, photo.alt]) expect(words, where).toMatch(/\S/);
    }
    for (const { key, portrait } of demoAuthors) expect(!portrait || isDemoPicture(portrait), key).toBe(true);
  });

  test("shows on its fronts and among what is read most only what is out in that edition", () => {
    for (const edition of editions) {
      const out = keys(articles[edition].filter(isPublished));
      const chosen = [demoFronts[edition].lead, ...demoFronts[edition].seconds];
      expect(out).toEqual(expect.arrayContaining([...chosen, ...demoMostRead[edition]]));
      expect(twice(chosen)).toEqual([]);
      expect(twice(demoMostRead[edition])).toEqual([]);
    }
  });

  test("is named, described and written in the language of each edition", () => {
    const arabic = /\p{Script=Arabic}/u;
    for (const words of [demoPublication, ...demoSections, ...demoAuthors, ...demoTags]) {
      for (const text of Object.values(words)) {
        if (typeof text !== "object") continue;
        expect(arabic.test(text.ar), text.ar).toBe(true);
        expect(arabic.test(text.en), text.en).toBe(false);
      }
    }
    for (const { edition, headline, standfirst, key } of all) {
      for (const text of [headline, standfirst]) expect(arabic.test(text), `${edition} ${key}`).toBe(edition === "ar");
    }
  });
});
