import type { ReactNode } from "react";
import { frontAddress, pageAddress } from "#lib/addresses";
import type { ListPage } from "#lib/articles/published";
import type { Edition } from "#lib/editions";
import type { House } from "#lib/paper/house";
import { breadcrumbs } from "#lib/structured-data/publisher";
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
      {list.cards.length > 0 ? (
        <River cards={list.cards} house={house} kicker={!section} />
      ) : (
        <p className="empty">{words("list.empty")}</p>
      )}
      <Paging address={address} page={list.page} pages={list.pages} house={house} />
    </Paper>
  );
}
