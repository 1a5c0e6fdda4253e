import "../../../../../styles/lists.css";
import { ListOf } from "#components/reader/list-of";
import { tagAddress } from "#lib/addresses";
import { findElsewhere, listPage } from "#lib/articles/published";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { findTag } from "#lib/tags/published";
import { askedEdition, askedPage, askedSlug, type Query } from "../../../asked.ts";

type Props = { params: Promise<{ edition: string; slug: string }>; searchParams: Query };

export default async function TagPage({ params, searchParams }: Props) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  const tag = edition && (await findTag(edition, askedSlug(asked.slug)));
  if (!tag) return answer({ status: 404 });
  if ("movedTo" in tag) return answer({ status: 301, location: tagAddress(edition, tag.movedTo) });
  const scope = { tag: tag.id };
  const [house, list, elsewhere] = await Promise.all([
    loadHouse(edition),
    listPage(edition, scope, await askedPage(searchParams)),
    findElsewhere(edition, scope),
  ]);
  // A tag's name may tell of what is not out yet: until something is filed under it, there is no such page.
  if (!list || list.total === 0) return answer({ status: 404 });
  return (
    <ListOf
      house={house}
      title={tag.name}
      description={tag.description}
      address={tagAddress(edition, tag.slug)}
      list={list}
      elsewhere={elsewhere}
    >
      <header className="title">
        <p className="kicker">{house.words(`tags.${tag.type}`)}</p>
        <h1>{tag.name}</h1>
        {tag.description ? <p>{tag.description}</p> : null}
      </header>
    </ListOf>
  );
}
