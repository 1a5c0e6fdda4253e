import type { Card } from "#lib/articles/present";

/** The composed front of an edition: no article stands on it twice, but for the list of what was read most. */
export type Front = {
  lead: Card | null;
  /** Second leads, four at most. */
  seconds: Card[];
  /** The newest of what stands nowhere above, for the strip under the leads. */
  latest: Card[];
  bands: Band[];
  /** What people read most, first the most; empty where that is not known of enough articles to say so. */
  mostRead: Card[];
};

/** One section's part of the front. */
export type Band = { section: Card["section"]; shape: BandShape; cards: Card[] };

/**
 * How a band is laid out: one large beside a column of others (feature), four equal (quartet), two with photos beside
 * a column of headlines (pair), three equal (trio), each under its writer's portrait (voices); half a row for a section
 * that has no more than two, beside another such; and one across the page (wide).
 */
export type BandShape = "feature" | "quartet" | "pair" | "trio" | "voices" | "half" | "wide";

const secondsMax = 4;
/** A lead and the second leads. */
export const frontSlotsMax = secondsMax + 1;
const latestMax = 5;
export const mostReadMax = 5;
const mostReadMin = 3;

/**
 * Composes a front from what editors chose (in order; the first leads), the newest of the edition, the newest of each
 * section in the order of the sections, and what was read most.
 */
export function compose({ chosen, newest, bySection, mostRead }: FrontMaterial): Front {
  const shown = new Set<string>();
  const take = (cards: Card[], count: number): Card[] => {
    const taken = cards.filter((card) => !shown.has(card.id)).slice(0, count);
    for (const card of taken) shown.add(card.id);
    return taken;
  };

  const [lead = null, ...seconds] = take(leadsOf(chosen, newest), frontSlotsMax);

  const sections = groupBySection(bySection);
  const latest = take(spareLatest(remaining(newest, shown), sections, shown), latestMax);

  const bands: Band[] = [];
  for (const cards of sections.values()) {
    const left = remaining(cards, shown);
    const [first] = left;
    if (!first) continue;
    const shape = shapeOf(left, bands.at(-1)?.shape);
    bands.push({ section: first.section, shape, cards: take(left, cardsOf[shape]) });
  }
  return {
    lead,
    seconds,
    latest,
    bands: pairHalves(bands),
    mostRead: mostRead.length >= mostReadMin ? mostRead.slice(0, mostReadMax) : [],
  };
}

/**
 * The lead and the second leads: what was chosen, in its order, the rest filled with the newest. Where nobody chose,
 * one with a photo leads.
 */
export function leadsOf<Choice extends { id: string; photo: unknown }>(
  chosen: readonly Choice[],
  newest: readonly Choice[],
): Choice[] {
  const picked = chosen.slice(0, frontSlotsMax);
  const [first] = picked.length > 0 ? picked : withPhotoFirst(newest);
  if (!first) return [];
  const rest = [...picked, ...newest].filter((card) => card.id !== first.id);
  const unique = rest.filter((card, index) => rest.findIndex(({ id }) => id === card.id) === index);
  return [first, ...unique.slice(0, secondsMax)];
}

export type FrontMaterial = { chosen: Card[]; newest: Card[]; bySection: Card[]; mostRead: Card[] };

const bandCardsMin = 3;
const latestMin = 3;
const cardsOf: Record<BandShape, number> = { feature: 4, quartet: 4, pair: 5, trio: 3, voices: 3, half: 2, wide: 1 };

/** The newest that their sections can spare; too few of them make no strip, and stay in their sections. */
function spareLatest(newest: Card[], sections: ReadonlyMap<string, Card[]>, shown: ReadonlySet<string>): Card[] {
  const spare = new Map([...sections].map(([name, cards]) => [name, remaining(cards, shown).length - bandCardsMin]));
  const cards = newest.filter((card) => {
    const left = spare.get(card.section.name) ?? 1;
    spare.set(card.section.name, left - 1);
    return left > 0;
  });
  return cards.length >= latestMin ? cards : [];
}

/** A shape that these cards can fill, and not the one that the band above has. */
function shapeOf(cards: Card[], above: BandShape | undefined): BandShape {
  if (cards.length < bandCardsMin) return "half";
  const photos = cards.slice(0, 4).filter((card) => card.photo).length;
  const faces = cards.slice(0, 3).filter((card) => card.portrait).length;
  const fitting: BandShape[] = [];
  if (faces === 3 && photos <= 1) fitting.push("voices");
  if (cards[0]?.photo) fitting.push("feature");
  if (cards.length >= 5 && cards[0]?.photo && cards[1]?.photo) fitting.push("pair");
  if (photos === 4) fitting.push("quartet");
  fitting.push("trio");
  return fitting.find((shape) => shape !== above) ?? "trio";
}

/** Brings each half up to the one before it, so that two fill a row. */
function pairHalves(bands: Band[]): Band[] {
  const halves = bands.filter((band) => band.shape === "half");
  return bands.flatMap((band): Band[] => {
    const index = halves.indexOf(band);
    if (index === -1) return [band];
    if (index % 2 === 1) return [];
    const pair = halves.slice(index, index + 2);
    // The last one, left alone, fills its row.
    return pair.length === 2 ? pair : [{ ...band, shape: band.cards.length === 1 ? "wide" : "trio" }];
  });
}

function groupBySection(cards: Card[]): Map<string, Card[]> {
  const sections = new Map<string, Card[]>();
  for (const card of cards) {
    const list = sections.get(card.section.name);
    if (list) list.push(card);
    else sections.set(card.section.name, [card]);
  }
  return sections;
}

function remaining(cards: Card[], shown: ReadonlySet<string>): Card[] {
  return cards.filter((card) => !shown.has(card.id));
}

function withPhotoFirst<Choice extends { photo: unknown }>(cards: readonly Choice[]): readonly Choice[] {
  const pictured = cards.slice(0, 3).find((card) => card.photo);
  return pictured ? [pictured, ...cards.filter((card) => card !== pictured)] : cards;
}
