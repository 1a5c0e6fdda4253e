import "../../../../../styles/front.css";
import "../../../../../styles/lists.css";
import { ListOf } from "#components/reader/list-of";
import { sectionAddress } from "#lib/addresses";
import { findElsewhere, listPage } from "#lib/articles/published";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { findSection } from "#lib/sections/published";
import { askedEdition, askedPage, askedSlug, type Query } from "../../../asked.ts";

type Props = { params: Promise<{ edition: string; slug: string }>; searchParams: Query };

export default async function SectionPage({ params, searchParams }: Props) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  const section = edition && (await findSection(edition, askedSlug(asked.slug)));
  if (!section) return answer({ status: 404 });
  if ("movedTo" in section) return answer({ status: 301, location: sectionAddress(edition, section.movedTo) });
  const scope = { section: section.id };
  const [house, list, elsewhere] = await Promise.all([
    loadHouse(edition),
    listPage(edition, scope, await askedPage(searchParams)),
    findElsewhere(edition, scope),
  ]);
  if (!list) return answer({ status: 404 });
  return (
    <ListOf
      house={house}
      title={section.name}
      description={section.description}
      address={sectionAddress(edition, section.slug)}
      section
      list={list}
      elsewhere={elsewhere}
    >
      <header className="title">
        <h1>{section.name}</h1>
        {section.description ? <p>{section.description}</p> : null}
      </header>
    </ListOf>
  );
}
