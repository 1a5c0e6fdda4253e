import "../../../../../styles/lists.css";
import { Head } from "#components/reader/head";
import { Paper } from "#components/reader/paper";
import { frontAddress, searchAddress } from "#lib/addresses";
import { defaultEdition } from "#lib/editions";
import { loadHouse } from "#lib/paper/published";
import { askedEdition } from "../../../asked.ts";

const codes = ["404", "410", "500", "503"] as const;

/**
 * What is shown in place of a page. One for everybody: it says nothing of what was asked for, so that what is hidden
 * cannot be told from what never was.
 */
export default async function StatusPage({ params }: { params: Promise<{ edition: string; code: string }> }) {
  const asked = await params;
  const edition = askedEdition(asked.edition) ?? defaultEdition;
  const code = codes.find((each) => each === asked.code) ?? "404";
  const house = await loadHouse(edition);
  const { words } = house;
  return (
    <Paper house={house}>
      <Head
        house={house}
        title={`${words(`status.s${code}.title`)} | ${house.name}`}
        address={frontAddress(edition)}
        noindex
      />
      <section className="notice">
        <h1>{words(`status.s${code}.title`)}</h1>
        <p>{words(`status.s${code}.text`)}</p>
        <p>
          <a href={frontAddress(edition)}>{words("status.toFront")}</a> ·{" "}
          <a href={searchAddress(edition)}>{words("status.toSearch")}</a>
        </p>
      </section>
    </Paper>
  );
}
