import { pageAddress } from "#lib/addresses";
import type { Card as CardData } from "#lib/articles/present";
import type { House } from "#lib/paper/house";
import { Card } from "./card.tsx";

/** Articles one under another, newest first. */
export function River({ cards, house, kicker = true }: { cards: CardData[]; house: House; kicker?: boolean }) {
  return (
    <div className="river">
      {cards.map((card) => (
        <Card
          key={card.id}
          card={card}
          house={house}
          level={2}
          photo="(min-width: 40rem) 240px, 112px"
          kicker={kicker}
          standfirst
          bylines
        />
      ))}
    </div>
  );
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
