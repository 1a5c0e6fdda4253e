import "../../../../../styles/article-page.css";
import { Article } from "#components/reader/article";
import { Head } from "#components/reader/head";
import { JsonLd } from "#components/reader/json-ld";
import { Paper } from "#components/reader/paper";
import { frontAddress } from "#lib/addresses";
import { findArticle, listRelated } from "#lib/articles/published";
import { bodyText, wordCount } from "#lib/body/text";
import { loadHouse } from "#lib/paper/published";
import { answer } from "#lib/platform/page-context";
import { newsArticle } from "#lib/structured-data/article";
import { breadcrumbs } from "#lib/structured-data/publisher";
import { askedArticle, askedEdition } from "../../../asked.ts";

export default async function ArticlePage({ params }: { params: Promise<{ edition: string; address: string }> }) {
  const asked = await params;
  const edition = askedEdition(asked.edition);
  if (!edition) return answer({ status: 404 });
  const { id, slug } = askedArticle(asked.address);
  const found = await findArticle(edition, id);
  if (found.kind !== "found") return answer({ status: found.kind === "killed" ? 410 : 404 });
  const { article } = found;
  if (slug !== article.slug) return answer({ status: 301, location: article.address });

  const [house, related] = await Promise.all([loadHouse(edition), listRelated(article)]);
  const elsewhere = Object.fromEntries(article.translations.map((each) => [each.edition, each.address]));
  const front = { title: house.name, address: frontAddress(edition) };
  const { section } = article;
  return (
    <Paper house={house} section={section.address} elsewhere={elsewhere}>
      <Head
        house={house}
        title={`${article.headline} | ${house.name}`}
        description={article.standfirst}
        address={article.address}
        elsewhere={elsewhere}
        feeds={[front]}
        article={article}
      />
      <JsonLd
        data={newsArticle(article, { name: house.name, wordCount: wordCount(bodyText(article.body), edition) })}
      />
      {section.address ? (
        <JsonLd
          data={breadcrumbs([
            { name: house.name, address: front.address },
            { name: section.name, address: section.address },
            { name: article.headline, address: article.address },
          ])}
        />
      ) : null}
      <Article article={article} related={related} house={house} />
    </Paper>
  );
}
