import type { Card as CardData } from "#lib/articles/present";
import type { House } from "#lib/paper/house";
import { listNames } from "#lib/paper/names";
import { Photo } from "./photo.tsx";

/** How much of an article a card shows; its size and place are the stylesheet's. */
export type CardProps = {
  card: CardData;
  house: House;
  /** Level of its headline in the page's outline. */
  level?: 2 | 3;
  className?: string;
  /** `sizes` of its photo; without it, none is shown. */
  photo?: string;
  /** The one photo that is fetched before all else. */
  first?: boolean;
  kicker?: boolean;
  standfirst?: boolean;
  bylines?: boolean;
  time?: boolean;
};

export function Card({ card, house, level = 3, className, photo, first, ...shows }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const names = shows.bylines ? listNames(card.bylines, house) : "";
  const pictured = photo !== undefined && card.photo !== null;
  return (
    <article className={`card${className ? ` ${className}` : ""}${pictured ? "" : " plain"}`}>
      {pictured && card.photo ? <Photo photo={card.photo} sizes={photo} first={first} /> : null}
      <div>
        {shows.kicker && card.section.name ? (
          <p className="kicker">
            {card.section.address ? <a href={card.section.address}>{card.section.name}</a> : card.section.name}
          </p>
        ) : null}
        <Heading>
          <a href={card.address}>{card.headline}</a>
        </Heading>
        {shows.standfirst && card.standfirst ? <p className="standfirst">{card.standfirst}</p> : null}
        {shows.time !== false || names ? (
          <p className="meta">
            {names ? <span>{names}</span> : null}
            {shows.time !== false ? <When instant={card.firstPublishedAt} house={house} /> : null}
          </p>
        ) : null}
      </div>
    </article>
  );
}

export function When({ instant, house }: { instant: Date; house: House }) {
  return <time dateTime={instant.toISOString()}>{house.dates.brief(instant)}</time>;
}
