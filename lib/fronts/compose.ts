import type { Card } from "#lib/articles/present";

/** The composed front of an edition: no article stands on it twice. */
export type Front = {
  lead: Card | null;
  /** Second leads, four at most. */
  seconds: Card[];
  /** The newest of what stands nowhere above, for the strip under the leads. */
  latest: Card[];
  bands: Band[];
};

/** One section's part of the front. */
export type Band = { section: Card["section"]; shape: BandShape; cards: Card[] };

/**
 * How a band is laid out: four equal cards; one large beside a column of three; two with photos beside a column of
 * headlines; voices, each under its writer's portrait; or two or three plain cards where a section has no more.
 */
export type BandShape = "quartet" | "feature" | "pair" | "voices" | "trio";

const secondsMax = 4;
const latestMax = 5;

/**
 * Composes a front from what editors chose (in order; the first leads), the newest of the edition, and the newest of
 * each section in the order of the sections.
 */
export function compose(chosen: Card[], newest: Card[], bySection: Card[]): Front {
  const shown = new Set<string>();
  const take = (cards: Card[], count: number): Card[] => {
    const taken = cards.filter((card) => !shown.has(card.id)).slice(0, count);
    for (const card of taken) shown.add(card.id);
    return taken;
  };

  const [lead = null, ...seconds] = [...take(chosen, secondsMax + 1)];
  const filledLead = lead ?? take(withPhotoFirst(newest), 1)[0] ?? null;
  const filledSeconds = [...seconds, ...take(newest, secondsMax - seconds.length)];

  const sections = groupBySection(bySection);
  // The strip of the newest may not empty the sections: it takes from those that can spare one.
  const spare = new Map([...sections].map(([name, cards]) => [name, remaining(cards, shown).length - bandCardsMin]));
  const latest: Card[] = [];
  for (const card of remaining(newest, shown)) {
    const left = spare.get(card.section.name) ?? 1;
    if (latest.length >= latestMax || left <= 0) continue;
    spare.set(card.section.name, left - 1);
    shown.add(card.id);
    latest.push(card);
  }

  const bands: Band[] = [];
  for (const cards of sections.values()) {
    const left = remaining(cards, shown);
    const first = left[0];
    if (!first) continue;
    const shape = shapeOf(left, bands.at(-1)?.shape);
    bands.push({ section: first.section, shape, cards: take(left, cardsOf[shape]) });
  }
  return { lead: filledLead, seconds: filledSeconds, latest, bands };
}

const bandCardsMin = 3;
const cardsOf: Record<BandShape, number> = { quartet: 4, feature: 4, pair: 5, voices: 3, trio: 3 };

/** A shape that these cards can fill, and not the one that the band above has. */
function shapeOf(cards: Card[], above: BandShape | undefined): BandShape {
  const photos = cards.slice(0, 4).filter((card) => card.photo).length;
  const portraits = cards.slice(0, 3).filter((card) => card.portrait).length;
  const fitting: BandShape[] = [];
  if (cards.length >= 4 && photos >= 1) fitting.push("feature");
  if (cards.length >= 4 && photos >= 4) fitting.push("quartet");
  if (cards.length >= 5 && photos >= 2) fitting.push("pair");
  if (cards.length >= 3 && portraits >= 3 && photos <= 2) fitting.push("voices");
  fitting.push("trio");
  return fitting.find((shape) => shape !== above) ?? "trio";
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

function withPhotoFirst(cards: Card[]): Card[] {
  const pictured = cards.slice(0, 3).find((card) => card.photo);
  return pictured ? [pictured, ...cards.filter((card) => card !== pictured)] : cards;
}
