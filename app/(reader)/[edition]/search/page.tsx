import "../../../../styles/lists.css";
import { Head } from "#components/reader/head";
import { Paper } from "#components/reader/paper";
import { Paging, River } from "#components/reader/river";
import { searchAddress } from "#lib/addresses";
import { editions } from "#lib/editions";
import { isolate } from "#lib/isolate";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { searchLimits } from "#lib/search/normalise";
import { searchArticles } from "#lib/search/published";
import { askedEdition, askedPage, type Query } from "../../asked.ts";

type Props = { params: Promise<{ edition: string }>; searchParams: Query };

export default async function SearchPage({ params, searchParams }: Props) {
  const edition = askedEdition((await params).edition);
  if (!edition) return answer({ status: 404 });
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.trim() : "";
  const result = await searchArticles(edition, query, await askedPage(searchParams));
  if (!result) return answer({ status: 404 });
  const house = await loadHouse(edition);
  const { words } = house;
  const address = searchAddress(edition);
  const asked = query ? `${address}?q=${encodeURIComponent(query)}` : address;
  const elsewhere = Object.fromEntries(editions.map((each) => [each, searchAddress(each)]));
  const title = query ? words("search.titleFor", { query: isolate(query, edition) }) : words("search.title");
  return (
    <Paper house={house} elsewhere={elsewhere}>
      <Head
        house={house}
        title={`${title} | ${house.name}`}
        address={asked}
        elsewhere={query ? {} : elsewhere}
        noindex={query !== ""}
      />
      <header className="title">
        <h1>{words("search.title")}</h1>
        <search>
          <form className="search" action={address} method="get">
            <label htmlFor="q">{words("search.label")}</label>
            <input
              id="q"
              name="q"
              type="search"
              dir="auto"
              defaultValue={query}
              maxLength={searchLimits.charactersMax}
              autoComplete="off"
              required
            />
            <button type="submit">{words("search.button")}</button>
          </form>
        </search>
        {query ? (
          <p className="role">{words("search.found", { count: result.total, query: isolate(query, edition) })}</p>
        ) : null}
        {query && result.total === 0 ? <p>{words("search.hint")}</p> : null}
        {result.more ? <p className="role">{words("search.all", { count: result.total })}</p> : null}
      </header>
      {result.cards.length > 0 ? <River cards={result.cards} house={house} /> : null}
      <Paging address={asked} page={result.page} pages={result.pages} house={house} />
    </Paper>
  );
}
