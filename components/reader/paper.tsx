import type { ReactNode } from "react";
import { correctionsAddress, frontAddress, searchAddress } from "#lib/addresses";
import { direction, type Edition, editionName, editions } from "#lib/editions";
import type { House } from "#lib/paper/house";

export type PaperProps = {
  house: House;
  /** The front wears the large nameplate, which is then the page's own heading. */
  front?: boolean;
  /** Address of the section that the page belongs to. */
  section?: string | null;
  /** The same page in the other editions; where there is none, the switch leads to their fronts. */
  elsewhere?: Partial<Record<Edition, string>>;
  children: ReactNode;
};

/** The sheet that every page is printed on: nameplate, sections, the page itself, the foot. */
export function Paper({ house, front = false, section = null, elsewhere = {}, children }: PaperProps) {
  const { words, edition } = house;
  const Name = front ? "h1" : "p";
  return (
    <>
      <a className="skip" href="#main">
        {words("paper.skip")}
      </a>
      <header className={front ? "masthead grand" : "masthead"}>
        <div className="strip">
          <p>{house.dates.today}</p>
          <Name className="nameplate">
            <a href={frontAddress(edition)}>{house.name}</a>
          </Name>
          <p className="doors">
            <a href={searchAddress(edition)}>{words("paper.search")}</a>
            <Switch house={house} elsewhere={elsewhere} />
          </p>
        </div>
        {house.sections.length > 0 ? (
          <nav aria-label={words("paper.sections")}>
            <ul>
              {house.sections.map(({ id, name, address }) => (
                <li key={id}>
                  <a href={address} aria-current={address === section ? "true" : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      <main id="main">{children}</main>
      <footer>
        <p className="nameplate">
          <a href={frontAddress(edition)}>{house.name}</a>
        </p>
        <p>{house.description}</p>
        <ul>
          <li>
            <a href={correctionsAddress(edition)}>{words("paper.corrections")}</a>
          </li>
          <li>
            <a href={`${frontAddress(edition)}/feed.xml`}>{words("paper.feed")}</a>
          </li>
          <li>
            <a href={searchAddress(edition)}>{words("paper.search")}</a>
          </li>
          <li>
            <Switch house={house} elsewhere={elsewhere} />
          </li>
        </ul>
      </footer>
    </>
  );
}

/** The other editions by their own names, each in its own script. */
function Switch({ house, elsewhere }: Pick<PaperProps, "house" | "elsewhere">) {
  return editions
    .filter((edition) => edition !== house.edition)
    .map((edition) => (
      <a
        key={edition}
        href={elsewhere?.[edition] ?? frontAddress(edition)}
        hrefLang={edition}
        lang={edition}
        dir={direction[edition]}
      >
        {editionName[edition]}
      </a>
    ));
}
