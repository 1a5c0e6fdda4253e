import { pageAddress } from "#lib/addresses";
import type { Card as CardData } from "#lib/articles/present";
import type { House } from "#lib/paper/house";
import { listNames } from "#lib/paper/names";
import { When } from "./card.tsx";
import { Photo } from "./photo.tsx";

/** Articles one under another, newest first: when, what, and a small photo. */
export function River({ cards, house, kicker = true }: { cards: CardData[]; house: House; kicker?: boolean }) {
  return (
    <div className="river">
      {cards.map((card) => (
        <article key={card.id} className="card">
          <p className="meta">
            {kicker && card.section.name ? (
              <span className="kicker">
                {card.section.address ? <a href={card.section.address}>{card.section.name}</a> : card.section.name}
              </span>
            ) : null}
            <When instant={card.firstPublishedAt} house={house} />
          </p>
          <div>
            <h2>
              <a href={card.address}>{card.headline}</a>
            </h2>
            {card.standfirst ? <p className="standfirst">{card.standfirst}</p> : null}
            <By card={card} house={house} />
          </div>
          {card.photo ? <Photo photo={card.photo} sizes="(min-width: 40rem) 224px, 112px" /> : null}
        </article>
      ))}
    </div>
  );
}

/** Who signs it; in the list of somebody who only translated it, that as well. */
function By({ card, house }: { card: CardData; house: House }) {
  const parts = [listNames(card.bylines, house), card.isTranslation ? house.words("list.translation") : ""];
  const shown = parts.filter((part) => part !== "");
  return shown.length > 0 ? <p className="by">{shown.join(" · ")}</p> : null;
}

/** Plain links to the neighbouring pages; each page has an address of its own. */
export function Paging({
  address,
  page,
  pages,
  house,
}: {
  address: string;
  page: number;
  pages: number;
  house: House;
}) {
  if (pages <= 1) return null;
  const { words } = house;
  return (
    <nav className="paging" aria-label={words("list.pages")}>
      {page > 1 ? (
        <a href={pageAddress(address, page - 1)} rel="prev">
          {words("list.newer")}
        </a>
      ) : (
        <span />
      )}
      <p>{words("list.page", { page, pages })}</p>
      {page < pages ? (
        <a href={pageAddress(address, page + 1)} rel="next">
          {words("list.older")}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
