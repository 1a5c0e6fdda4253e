import "../../../../../styles/lists.css";
import { JsonLd } from "#components/reader/json-ld";
import { ListOf } from "#components/reader/list-of";
import { Photo } from "#components/reader/photo";
import { authorAddress } from "#lib/addresses";
import { presentPortrait } from "#lib/articles/present";
import { findElsewhere, listPage } from "#lib/articles/published";
import { findAuthor } from "#lib/authors/published";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { profilePage } from "#lib/structured-data/author";
import { askedEdition, askedPage, askedSlug, type Query } from "../../../asked.ts";

type Props = { params: Promise<{ edition: string; slug: string }>; searchParams: Query };

export default async function AuthorPage({ params, searchParams }: Props) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  const author = edition && (await findAuthor(edition, askedSlug(asked.slug)));
  if (!author) return answer({ status: 404 });
  if ("movedTo" in author) return answer({ status: 301, location: authorAddress(edition, author.movedTo) });
  const scope = { author: author.id };
  const [house, list, elsewhere] = await Promise.all([
    loadHouse(edition),
    listPage(edition, scope, await askedPage(searchParams)),
    findElsewhere(edition, scope),
  ]);
  if (!list) return answer({ status: 404 });
  const address = authorAddress(edition, author.slug);
  const portrait = author.portrait ? presentPortrait(author.portrait) : null;
  return (
    <ListOf
      house={house}
      title={author.name}
      description={author.biography || house.words("authorPage.title", { name: author.name })}
      address={address}
      list={list}
      elsewhere={elsewhere}
    >
      {list.page === 1 ? (
        <JsonLd data={profilePage({ ...author, address, portrait }, { name: house.name, edition })} />
      ) : null}
      <header className={portrait ? "title profile" : "title"}>
        {portrait ? <Photo photo={{ ...portrait, alt: portrait.alt || author.name }} sizes="144px" first /> : null}
        <h1>{author.name}</h1>
        {author.jobTitle ? <p className="role">{author.jobTitle}</p> : null}
        {author.biography ? <p>{author.biography}</p> : null}
      </header>
    </ListOf>
  );
}
