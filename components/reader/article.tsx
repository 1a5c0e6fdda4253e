import { Fragment } from "react";
import { Body } from "#components/body/Body";
import type { LeadPhoto } from "#lib/articles/content";
import type {
  Card as CardData,
  Correction,
  PublishedArticle,
  PublishedByline,
  PublishedTag,
} from "#lib/articles/present";
import { editionName } from "#lib/editions";
import type { House } from "#lib/paper/house";
import { commaOf } from "#lib/paper/names";
import { Card } from "./card.tsx";
import { Photo } from "./photo.tsx";

export function Article({ article, related, house }: { article: PublishedArticle; related: CardData[]; house: House }) {
  const { words } = house;
  const { section, lead } = article;
  return (
    <>
      <article className="article">
        <header>
          {section.name ? (
            <p className="kicker">{section.address ? <a href={section.address}>{section.name}</a> : section.name}</p>
          ) : null}
          <h1 className="headline">{article.headline}</h1>
          {article.standfirst ? <p className="standfirst">{article.standfirst}</p> : null}
          <Byline article={article} house={house} />
        </header>
        {lead ? (
          <figure className={lead.height > lead.width ? "photo tall" : "photo"}>
            <Photo photo={lead} sizes="(min-width: 60rem) 58rem, 100vw" first />
            <Caption lead={lead} house={house} />
          </figure>
        ) : null}
        <div className="prose">
          <Body body={article.body} dateline={article.dateline} />
        </div>
        {article.corrections.length > 0 ? (
          <div id={correctionsId}>
            {article.corrections.map((correction) => (
              <CorrectionBox key={correction.at.toISOString()} correction={correction} house={house} />
            ))}
          </div>
        ) : null}
        <Tags tags={article.tags} house={house} />
        {article.translations.map((translation) => (
          <p key={translation.edition} className="switch">
            <a href={translation.address} hrefLang={translation.edition}>
              {words("article.readIn", { language: editionName[translation.edition] })}
            </a>
          </p>
        ))}
        {house.closingLine ? <p className="closing">{house.closingLine}</p> : null}
      </article>
      {related.length > 0 ? (
        <aside className="band" aria-labelledby="related">
          <header>
            <h2 id="related">{words("article.related")}</h2>
          </header>
          <div className={related.length === 4 ? "quartet" : "trio"}>
            {related.map((card) => (
              <Card
                key={card.id}
                card={card}
                house={house}
                photo="(min-width: 64rem) 285px, 45vw"
                kicker={card.section.name !== section.name}
              />
            ))}
          </div>
        </aside>
      ) : null}
    </>
  );
}

/** Where the corrections stand; the dates above lead there. */
const correctionsId = "corrected";

function Byline({ article, house }: { article: PublishedArticle; house: House }) {
  const { words, dates } = house;
  const { bylines, translators, firstPublishedAt, modifiedAt } = article;
  const faces = bylines.filter((byline) => byline.portrait);
  const updated = modifiedAt.getTime() - firstPublishedAt.getTime() >= 60_000;
  return (
    <div className="byline">
      {faces.length > 0 ? (
        <p className="faces">
          {faces.map(
            ({ id, portrait }) => portrait && <Photo key={id} photo={{ ...portrait, alt: "" }} sizes="44px" />,
          )}
        </p>
      ) : null}
      <div>
        {bylines.length > 0 ? (
          <p className="names">
            {words("article.authors")} <Names of={bylines} house={house} />
            {bylines.length === 1 && bylines[0]?.jobTitle ? (
              <span>{commaOf[house.edition] + bylines[0].jobTitle}</span>
            ) : null}
          </p>
        ) : null}
        {translators.length > 0 ? (
          <p className="names">
            {words("article.translators")} <Names of={translators} house={house} />
          </p>
        ) : null}
        <p className="dates">
          <time dateTime={firstPublishedAt.toISOString()}>
            {words("article.published", { time: dates.full(firstPublishedAt) })}
          </time>
          {updated ? (
            <time dateTime={modifiedAt.toISOString()}>
              {words("article.updated", { time: updatedAt(firstPublishedAt, modifiedAt, dates) })}
            </time>
          ) : null}
          {article.corrections.length > 0 ? <a href={`#${correctionsId}`}>{words("article.corrected")}</a> : null}
        </p>
      </div>
    </div>
  );
}

/** The time alone where it is the day of publication, which stands beside it. */
function updatedAt(published: Date, updated: Date, dates: House["dates"]): string {
  return dates.day(published) === dates.day(updated) ? dates.time(updated) : dates.full(updated);
}

/** Linked names, joined as the edition joins a list. */
function Names({ of, house }: { of: PublishedByline[]; house: House }) {
  return of.map(({ id, name, address }, index) => (
    <Fragment key={id}>
      {index === 0 ? null : index < of.length - 1 ? commaOf[house.edition] : ` ${house.words("paper.and")}`}
      <bdi>{address ? <a href={address}>{name}</a> : <b>{name}</b>}</bdi>
    </Fragment>
  ));
}

function Caption({ lead, house }: { lead: LeadPhoto; house: House }) {
  const { words } = house;
  const archive = lead.archive ? words("article.archivePhoto") : "";
  if (!lead.caption && !archive && !lead.credit) return null;
  return (
    <figcaption className="caption">
      {lead.caption}{" "}
      {archive || lead.credit ? (
        <small>
          {archive}
          {archive && lead.credit ? " · " : ""}
          <bdi>{lead.credit}</bdi>
        </small>
      ) : null}
    </figcaption>
  );
}

/** What was wrong and what is right, labelled for what it is and dated to the minute. */
function CorrectionBox({ correction, house }: { correction: Correction; house: House }) {
  return (
    <aside className="correction">
      <p>
        <b>{house.words(`article.${correction.kind}`)}</b> ·{" "}
        <time dateTime={correction.at.toISOString()}>{house.dates.full(correction.at)}</time>
      </p>
      <p>{correction.text}</p>
    </aside>
  );
}

/** Tags by what they name, in the order of the newsroom's four kinds. */
function Tags({ tags, house }: { tags: PublishedTag[]; house: House }) {
  if (tags.length === 0) return null;
  return (
    <section className="tags" aria-labelledby="tags">
      <h2 id="tags">{house.words("article.tags")}</h2>
      <dl>
        {tagKinds.map(([type, words]) => {
          const ofType = tags.filter((tag) => tag.type === type);
          return ofType.length === 0 ? null : (
            <div key={type}>
              <dt>{house.words(`tags.${words}`)}</dt>
              {ofType.map(({ id, name, address }) => (
                <dd key={id}>{address ? <a href={address}>{name}</a> : name}</dd>
              ))}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

const tagKinds = [
  ["topic", "topics"],
  ["place", "places"],
  ["organisation", "organisations"],
  ["person", "people"],
] as const;
