import "../../../styles/front.css";
import { Front } from "#components/reader/front";
import { Head } from "#components/reader/head";
import { JsonLd } from "#components/reader/json-ld";
import { Paper } from "#components/reader/paper";
import { frontAddress } from "#lib/addresses";
import { getFront } from "#lib/articles/published";
import { editions } from "#lib/editions";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { getSettings } from "#lib/settings/published";
import { webSite } from "#lib/structured-data/publisher";
import { askedEdition } from "../asked.ts";

export default async function FrontPage({ params }: { params: Promise<{ edition: string }> }) {
  const edition = askedEdition((await params).edition);
  if (!edition) return answer({ status: 404 });
  const others = editions.filter((each) => each !== edition);
  const [house, front, otherNames] = await Promise.all([
    loadHouse(edition),
    getFront(edition),
    Promise.all(others.map(async (each) => (await getSettings(each)).name)),
  ]);
  const address = frontAddress(edition);
  const elsewhere = Object.fromEntries(others.map((each) => [each, frontAddress(each)]));
  return (
    <Paper house={house} front elsewhere={elsewhere}>
      <Head
        house={house}
        title={house.name}
        description={house.description}
        address={address}
        elsewhere={elsewhere}
        feeds={[{ title: house.name, address }]}
      />
      <JsonLd data={webSite(edition, house.name, otherNames)} />
      <Front front={front} house={house} />
    </Paper>
  );
}
