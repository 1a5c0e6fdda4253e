import type { ReactNode } from "react";
import { frontAddress, pageAddress } from "#lib/addresses";
import type { ListPage } from "#lib/articles/published";
import type { Edition } from "#lib/editions";
import type { House } from "#lib/paper/house";
import { breadcrumbs } from "#lib/structured-data/publisher";
import { Cells } from "./front.tsx";
import { Head } from "./head.tsx";
import { JsonLd } from "./json-ld.tsx";
import { Paper } from "./paper.tsx";
import { Paging, River } from "./river.tsx";

export type ListOfProps = {
  house: House;
  title: string;
  description: string;
  /** Address of its first page. */
  address: string;
  list: ListPage;
  /** Whether it is a section: it is then marked in the menu, and its articles need not name it. */
  section?: boolean;
  elsewhere: Partial<Record<Edition, string>>;
  /** The heading of the page. */
  children: ReactNode;
};

/** The page of a section, a tag or an author: a heading, and articles newest first. */
export function ListOf({ house, title, description, address, list, section, elsewhere, children }: ListOfProps) {
  const { words } = house;
  const named = list.page > 1 ? words("list.titled", { title, page: list.page }) : title;
  // A section opens like a front: its newest with a photo leads, if there are enough to stand beside it.
  const leads = section && list.page === 1 && list.cards.length >= 4 && list.cards[0]?.photo;
  const top = leads ? list.cards.slice(0, 4) : [];
  const rest = list.cards.slice(top.length);
  return (
    <Paper house={house} section={section ? address : null} elsewhere={elsewhere}>
      <Head
        house={house}
        title={`${named} | ${house.name}`}
        description={description}
        address={pageAddress(address, list.page)}
        // Pages beyond the first are not each other's translation.
        elsewhere={list.page === 1 ? elsewhere : {}}
        feeds={[
          { title: words("feeds.list", { name: house.name, list: title }), address },
          { title: house.name, address: frontAddress(house.edition) },
        ]}
      />
      <JsonLd
        data={breadcrumbs([
          { name: house.name, address: frontAddress(house.edition) },
          { name: title, address },
        ])}
      />
      {children}
      {top.length > 0 ? (
        <div className="band">
          <Cells shape="feature" cards={top} house={house} level={2} />
        </div>
      ) : null}
      {rest.length > 0 ? <River cards={rest} house={house} kicker={!section} /> : null}
      {list.total === 0 ? <p className="empty">{words("list.empty")}</p> : null}
      <Paging address={address} page={list.page} pages={list.pages} house={house} />
    </Paper>
  );
}
