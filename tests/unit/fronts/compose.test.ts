import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card, Photo } from "#lib/articles/present";
import { type BandShape, compose, type Front } from "#lib/fronts/compose";

const photo: Photo = { storageKey: "k", width: 3, height: 2, colour: "#000000", widths: [1], alt: "" };

let made = 0;
function card(section: string, has: { photo?: boolean; portrait?: boolean } = {}): Card {
  made += 1;
  const at = new Date(2026, 0, 1, 0, -made);
  return {
    id: `c${made}`,
    edition: "en",
    address: `/en/articles/c${made}`,
    headline: `c${made}`,
    standfirst: "",
    section: { name: section, address: `/en/sections/${section}` },
    bylines: ["Somebody"],
    photo: has.photo === false ? null : photo,
    portrait: has.portrait ? photo : null,
    firstPublishedAt: at,
    modifiedAt: at,
    endsAt: null,
  };
}

const all = ({ lead, seconds, latest, bands }: Front) =>
  [lead, ...seconds, ...latest, ...bands.flatMap((band) => band.cards)].filter((each) => each !== null);
const cards = (section: string, count: number, has = {}) => Array.from({ length: count }, () => card(section, has));
const fromSections = (...sections: Card[][]) => {
  const bySection = sections.flat();
  return compose({
    chosen: [],
    newest: [...bySection].sort((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime()),
    bySection,
    mostRead: [],
  });
};

test("whatever there is, no article stands on a front twice, and the newest is on it", () => {
  const counts = fc.array(fc.tuple(fc.nat(12), fc.boolean(), fc.boolean()), { maxLength: 7 });
  fc.assert(
    fc.property(counts, fc.nat(12), (sections, chosenCount) => {
      const bySection = sections.flatMap(([count, hasPhoto, hasPortrait], index) =>
        cards(`s${index}`, count, { photo: hasPhoto, portrait: hasPortrait }),
      );
      const chosen = bySection.filter((_, index) => index % 3 === 0).slice(0, chosenCount);
      const front = compose({ chosen, newest: bySection.slice(0, 24), bySection, mostRead: [] });
      const ids = all(front).map((each) => each.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(front.lead === null).toBe(bySection.length === 0);
      expect(front.seconds.length).toBe(Math.min(4, Math.max(0, bySection.length - 1)));
      if (chosen.length > 0) expect([front.lead, ...front.seconds].slice(0, chosen.length)).toEqual(chosen.slice(0, 5));
      for (const band of front.bands) expect(band.cards.length).toBeGreaterThan(0);
    }),
  );
});

test("no band looks like the one above it where its articles allow another shape", () => {
  const front = fromSections(...["a", "b", "c", "d", "e"].map((name) => cards(name, 8)));
  const shapes = front.bands.map((band) => band.shape);
  for (const [index, shape] of shapes.entries()) if (index > 0) expect(shape).not.toBe(shapes[index - 1]);
});

test("sections with one or two articles stand two by two; one left over fills its row", () => {
  const shapesOf = (...counts: number[]): BandShape[] =>
    compose({
      chosen: [],
      newest: [],
      bySection: counts.flatMap((count, index) => cards(`s${index}`, count)),
      mostRead: [],
    }).bands.map((band) => band.shape);
  expect(shapesOf(2, 4, 1)).toEqual(["half", "half", "feature"]);
  expect(shapesOf(4, 1)).toEqual(["feature", "wide"]);
  expect(shapesOf(4, 2)).toEqual(["feature", "trio"]);
});

test("a section of writers without photos shows their faces", () => {
  const bySection = cards("opinion", 3, { photo: false, portrait: true });
  const front = compose({ chosen: [], newest: [], bySection, mostRead: [] });
  expect(front.bands.map((band) => band.shape)).toEqual(["voices"]);
});

test("what was read most may stand elsewhere too, and says nothing of two articles", () => {
  const bySection = cards("a", 9);
  const front = (count: number) =>
    compose({ chosen: bySection, newest: bySection, bySection, mostRead: bySection.slice(0, count) }).mostRead;
  expect(front(2)).toEqual([]);
  expect(front(3)).toEqual(bySection.slice(0, 3));
  expect(front(9)).toEqual(bySection.slice(0, 5));
});

test("the strip of the newest takes only what sections can spare, and stands only when it is a strip", () => {
  expect(fromSections(cards("a", 20), cards("b", 3)).latest).toHaveLength(5);
  expect(fromSections(cards("a", 6), cards("b", 3)).latest).toEqual([]);
});
