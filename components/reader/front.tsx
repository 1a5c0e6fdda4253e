import { Fragment, type ReactNode } from "react";
import type { Card as CardData } from "#lib/articles/present";
import type { Band, BandShape, Front as FrontData } from "#lib/fronts/compose";
import type { House } from "#lib/paper/house";
import { Card, When } from "./card.tsx";
import { Photo } from "./photo.tsx";

/** Widths of photos by their place on the front, as the stylesheet lays them out. */
const sizes = {
  lead: "(min-width: 64rem) 800px, 100vw",
  second: "(min-width: 64rem) 370px, (min-width: 40rem) 45vw, 100vw",
  large: "(min-width: 64rem) 690px, 100vw",
  half: "(min-width: 64rem) 380px, (min-width: 40rem) 45vw, 100vw",
  quarter: "(min-width: 64rem) 285px, (min-width: 40rem) 45vw, 45vw",
  thumb: "(min-width: 40rem) 192px, 104px",
} as const;

export function Front({ front, house }: { front: FrontData; house: House }) {
  const { lead, seconds, latest, mostRead } = front;
  if (!lead) return <p className="empty">{house.words("front.empty")}</p>;
  const pictured = seconds.find((card) => card.photo);
  const rows = rowsOf(front.bands);
  const above = rows.slice(0, rowsAboveMostRead);
  const below = rows.slice(rowsAboveMostRead);
  return (
    <>
      <section className={seconds.length > 0 ? "leads" : "leads alone"} aria-label={house.words("front.top")}>
        <Card card={lead} house={house} level={2} className="lead" photo={sizes.lead} first kicker standfirst bylines />
        {seconds.length > 0 ? (
          <div className="seconds">
            {seconds.map((card) => (
              <Card
                key={card.id}
                card={card}
                house={house}
                level={2}
                kicker
                photo={card === pictured ? sizes.second : undefined}
                standfirst={seconds.length < 3}
              />
            ))}
          </div>
        ) : null}
      </section>
      {latest.length >= 3 ? (
        <section className="latest" aria-labelledby="latest">
          <h2 id="latest">{house.words("front.latest")}</h2>
          <ol>
            {latest.map((card) => (
              <li key={card.id}>
                <When instant={card.firstPublishedAt} house={house} />
                <h3>
                  <a href={card.address}>{card.headline}</a>
                </h3>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Bands rows={above} house={house} />
      {mostRead.length > 0 ? <MostRead cards={mostRead} house={house} /> : null}
      <Bands rows={below} house={house} />
    </>
  );
}

/** What was read most stands in the middle of the page, after this many rows of bands. */
const rowsAboveMostRead = 2;

function Bands({ rows, house }: { rows: Band[][]; house: House }) {
  return rows.map((row) =>
    row.length === 1 && row[0] ? (
      <SectionBand key={row[0].section.name} band={row[0]} house={house} />
    ) : (
      <div className="halves" key={row[0]?.section.name}>
        {row.map((band) => (
          <SectionBand key={band.section.name} band={band} house={house} />
        ))}
      </div>
    ),
  );
}

/** Headlines by number; the list numbers itself, so that it is counted once and not read out twice. */
function MostRead({ cards, house }: { cards: CardData[]; house: House }) {
  return (
    <section className="band" aria-labelledby="most-read">
      <header>
        <h2 id="most-read">{house.words("front.mostRead")}</h2>
      </header>
      <ol className="most-read">
        {cards.map((card) => (
          <li key={card.id} className="card">
            <h3>
              <a href={card.address}>{card.headline}</a>
            </h3>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Half bands stand two by two; every other band has a row of its own. */
function rowsOf(bands: Band[]): Band[][] {
  const made: Band[][] = [];
  for (const band of bands) {
    const last = made.at(-1);
    if (band.shape === "half" && last?.length === 1 && last[0]?.shape === "half") last.push(band);
    else made.push([band]);
  }
  return made;
}

function SectionBand({ band, house }: { band: Band; house: House }) {
  const { section, shape, cards } = band;
  return (
    <section className="band">
      <header>
        <h2>{section.address ? <a href={section.address}>{section.name}</a> : section.name}</h2>
        {section.address ? <a href={section.address}>{house.words("front.more", { section: section.name })}</a> : null}
      </header>
      <Cells shape={shape} cards={cards} house={house} />
    </section>
  );
}

type CellsProps = { shape: BandShape; cards: CardData[]; house: House; level?: 2 | 3 };

/** Cards in the shape of a band. */
export function Cells({ shape, cards, house, level = 3 }: CellsProps) {
  return (
    <div className={shape}>
      {cards.map((card, index) => (
        <Fragment key={card.id}>{cell[shape](card, index, house, level)}</Fragment>
      ))}
    </div>
  );
}

/** What a card shows, by the shape of its band and its place in it. */
const cell: Record<BandShape, (card: CardData, index: number, house: House, level: 2 | 3) => ReactNode> = {
  feature: (card, index, house, level) =>
    index === 0 ? bigCard(card, house, sizes.large, level) : rowCard(card, house, true, level),
  half: (card, index, house) => (index === 0 ? bigCard(card, house, sizes.half) : rowCard(card, house)),
  pair: (card, index, house) => (
    <Card card={card} house={house} photo={index < 2 ? sizes.half : undefined} standfirst={index < 2} />
  ),
  trio: (card, _index, house) => <Card card={card} house={house} photo={sizes.half} standfirst />,
  quartet: (card, _index, house) => <Card card={card} house={house} photo={sizes.quarter} />,
  wide: (card, _index, house) => bigCard(card, house, sizes.large),
  voices: (card, _index, house) => <Voice card={card} house={house} />,
};

function bigCard(card: CardData, house: House, photo: string, level: 2 | 3 = 3) {
  return <Card card={card} house={house} level={level} className="big" photo={photo} standfirst bylines />;
}

function rowCard(card: CardData, house: House, roomy = false, level: 2 | 3 = 3) {
  const className = roomy ? "row roomy" : "row";
  return <Card card={card} house={house} level={level} className={className} photo={sizes.thumb} standfirst={roomy} />;
}

/** An article under the face of the one who wrote it. */
function Voice({ card, house }: { card: CardData; house: House }) {
  return (
    <article className="card voice">
      {card.portrait ? <Photo photo={{ ...card.portrait, alt: "" }} sizes="72px" /> : null}
      <div>
        <h3>
          <a href={card.address}>{card.headline}</a>
        </h3>
        <p className="meta">
          <b>{card.bylines[0]}</b>
          <When instant={card.firstPublishedAt} house={house} />
        </p>
      </div>
    </article>
  );
}
