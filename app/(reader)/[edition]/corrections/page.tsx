import "../../../../styles/lists.css";
import { Head } from "#components/reader/head";
import { Paper } from "#components/reader/paper";
import { Paging } from "#components/reader/river";
import { correctionsAddress, pageAddress } from "#lib/addresses";
import { listCorrections } from "#lib/articles/published";
import { editions } from "#lib/editions";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { askedEdition, askedPage, type Query } from "../../asked.ts";

type Props = { params: Promise<{ edition: string }>; searchParams: Query };

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const edition = askedEdition((await params).edition);
  if (!edition) return answer({ status: 404 });
  const list = await listCorrections(edition, await askedPage(searchParams));
  if (!list) return answer({ status: 404 });
  const house = await loadHouse(edition);
  const { words, dates } = house;
  const address = correctionsAddress(edition);
  const elsewhere = list.page === 1 ? Object.fromEntries(editions.map((each) => [each, correctionsAddress(each)])) : {};
  const title = words("corrections.title");
  return (
    <Paper house={house} elsewhere={elsewhere}>
      <Head
        house={house}
        title={`${list.page > 1 ? words("list.titled", { title, page: list.page }) : title} | ${house.name}`}
        description={words("corrections.intro")}
        address={pageAddress(address, list.page)}
        elsewhere={elsewhere}
      />
      <header className="title">
        <h1>{title}</h1>
        <p>{words("corrections.intro")}</p>
      </header>
      {list.corrections.length === 0 ? <p className="empty">{words("corrections.empty")}</p> : null}
      <ol className="corrections">
        {list.corrections.map(({ kind, text, at, article }) => (
          <li key={article.address + at.toISOString()}>
            <p className="meta">
              <b>{words(`article.${kind}`)}</b>
              <time dateTime={at.toISOString()}>{dates.full(at)}</time>
            </p>
            <h2>
              <a href={article.address}>{article.headline}</a>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <Paging address={address} page={list.page} pages={list.pages} house={house} />
    </Paper>
  );
}
